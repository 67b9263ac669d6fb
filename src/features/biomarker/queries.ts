import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { BIOMARKER_FILTER, BiomarkerNode } from './model.ts';

export const biomarkersByIds = defineByIds('biomarkersByIds', cypher`Biomarker`, BiomarkerNode);

export const biomarkers = defineList({
  name: 'biomarkers',
  pattern: cypher`(subject:Biomarker)`,
  node: BiomarkerNode,
  filter: BIOMARKER_FILTER,
  orders: { NAME: 'sortName' },
});

export const biomarkersOfGene = ownedBy(
  biomarkers,
  'biomarkersOfGene',
  cypher`(owner:Gene)<-[:CONCERNS]-(subject:Biomarker)`,
);

export const biomarkersByAncestorIds = defineQuery({
  name: 'biomarkersByAncestorIds',
  params: z.object({ ancestorIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    UNWIND $ancestorIds AS ancestorId
    MATCH (subject:Biomarker)
    WHERE ancestorId IN subject.ancestorIds AND subject.release = $release
    RETURN ancestorId, ${BiomarkerNode.tuple(cypher`subject`)} AS node
    ORDER BY ancestorId, subject.sortName, subject.id`,
  row: z
    .object({ ancestorId: z.string(), node: BiomarkerNode.fromTuple })
    .transform(({ ancestorId, node }) => ({ ...node, ancestorId })),
});
