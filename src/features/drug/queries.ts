import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { idsField, textField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { DrugNode } from './model.ts';

export const drugsByIds = defineByIds('drugsByIds', cypher`Drug`, DrugNode);

export const drugs = defineList({
  name: 'drugs',
  pattern: cypher`(subject:Drug)`,
  node: DrugNode,
  filter: {
    name: textField(cypher`subject.name`),
    drugClass: textField(cypher`subject.drugClass`),
    generation: textField(cypher`subject.generation`),
    target: idsField('gene', cypher`subject.targetIds`),
  },
  orders: {
    NAME_ASC: { by: cypher`subject.sortName` },
    NAME_DESC: { by: cypher`subject.sortName`, descending: true },
  },
});

export const drugsTargetingGene = defineList({
  name: 'drugsTargetingGene',
  pattern: cypher`(owner:Gene)<-[:TARGETS]-(subject:Drug)`,
  ownedBy: 'owner',
  node: DrugNode,
  filter: {},
  orders: { NAME_ASC: { by: cypher`subject.sortName` } },
});
