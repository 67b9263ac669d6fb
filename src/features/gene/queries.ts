import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { textField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { GeneNode } from './model.ts';

export const genesByIds = defineByIds('genesByIds', cypher`Gene`, GeneNode);

export const genes = defineList({
  name: 'genes',
  pattern: cypher`(subject:Gene)`,
  node: GeneNode,
  filter: { symbol: textField(cypher`subject.symbol`), name: textField(cypher`subject.name`) },
  orders: {
    SYMBOL_ASC: { by: cypher`subject.sortName` },
    SYMBOL_DESC: { by: cypher`subject.sortName`, descending: true },
  },
});
