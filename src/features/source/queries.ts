import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { SOURCE_FILTER, Source } from './model.ts';

export const sourcesByIds = defineByIds('sourcesByIds', cypher`Source`, Source);

export const sources = defineList({
  name: 'sources',
  pattern: cypher`(subject:Source)`,
  node: Source,
  filter: SOURCE_FILTER,
  orders: { TITLE: 'sortName', YEAR: 'year', DATE: 'date' },
});
