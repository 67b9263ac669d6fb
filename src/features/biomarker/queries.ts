import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { fromRecord } from '../../graph/record.ts';
import { BIOMARKER_FILTER, Biomarker } from './model.ts';

export const biomarkersByIds = defineByIds('biomarkersByIds', cypher`Biomarker`, Biomarker);

export const biomarkers = defineList({
  name: 'biomarkers',
  pattern: cypher`(subject:Biomarker)`,
  node: Biomarker,
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
    RETURN ancestorId, subject.record AS node
    ORDER BY ancestorId, subject.sortName, subject.id`,
  row: z
    .object({ ancestorId: z.string(), node: fromRecord(Biomarker) })
    .transform(({ ancestorId, node }) => ({ ...node, ancestorId })),
});
