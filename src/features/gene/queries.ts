import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { GENE_FILTER, GeneNode } from './model.ts';

export const genesByIds = defineByIds('genesByIds', cypher`Gene`, GeneNode);

export const genes = defineList({
  name: 'genes',
  pattern: cypher`(subject:Gene)`,
  node: GeneNode,
  filter: GENE_FILTER,
  orders: { SYMBOL: 'sortName' },
});
