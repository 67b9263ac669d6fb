import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { SOURCE_FILTER, SourceNode } from './model.ts';

export const sourcesByIds = defineByIds('sourcesByIds', cypher`Source`, SourceNode);

export const sources = defineList({
  name: 'sources',
  pattern: cypher`(subject:Source)`,
  node: SourceNode,
  filter: SOURCE_FILTER,
  orders: { TITLE: 'sortName', YEAR: 'year', DATE: 'date' },
});
