import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { DRUG_FILTER, Drug } from './model.ts';

export const drugsByIds = defineByIds('drugsByIds', cypher`Drug`, Drug);

export const drugs = defineList({
  name: 'drugs',
  pattern: cypher`(subject:Drug)`,
  node: Drug,
  filter: DRUG_FILTER,
  orders: { NAME: 'sortName' },
});

export const drugsTargetingGene = ownedBy(drugs, 'drugsTargetingGene', cypher`(owner:Gene)<-[:TARGETS]-(subject:Drug)`);
