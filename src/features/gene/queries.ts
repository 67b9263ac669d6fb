import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { GENE_FILTER, Gene } from './model.ts';

export const genesByIds = defineByIds('genesByIds', cypher`Gene`, Gene);

export const genes = defineList({
  name: 'genes',
  pattern: cypher`(subject:Gene)`,
  node: Gene,
  filter: GENE_FILTER,
  orders: { SYMBOL: 'sortName' },
});
