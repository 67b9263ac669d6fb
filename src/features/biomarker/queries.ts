import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { idField, idsField, textField, valueField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { BiomarkerNode } from './model.ts';

export const biomarkersByIds = defineByIds('biomarkersByIds', cypher`Biomarker`, BiomarkerNode);

export const biomarkers = defineList({
  name: 'biomarkers',
  pattern: cypher`(subject:Biomarker)`,
  node: BiomarkerNode,
  filter: {
    name: textField(cypher`subject.name`),
    alterationClass: valueField(cypher`subject.alterationClass`),
    parent: idField('biomarker', cypher`subject.parentId`),
    gene: idsField('gene', cypher`subject.geneIds`),
  },
  orders: {
    NAME_ASC: { by: cypher`subject.sortName` },
    NAME_DESC: { by: cypher`subject.sortName`, descending: true },
  },
});

export const biomarkersOfGene = defineList({
  name: 'biomarkersOfGene',
  pattern: cypher`(owner:Gene)<-[:CONCERNS]-(subject:Biomarker)`,
  ownedBy: 'owner',
  node: BiomarkerNode,
  filter: {},
  orders: { NAME_ASC: { by: cypher`subject.sortName` } },
});

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
