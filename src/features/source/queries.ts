import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { numberField, textField, valueField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { SourceNode } from './model.ts';

export const sourcesByIds = defineByIds('sourcesByIds', cypher`Source`, SourceNode);

export const sources = defineList({
  name: 'sources',
  pattern: cypher`(subject:Source)`,
  node: SourceNode,
  filter: {
    kind: valueField(cypher`subject.kind`),
    title: textField(cypher`subject.title`),
    year: numberField(cypher`subject.year`),
  },
  orders: {
    TITLE_ASC: { by: cypher`subject.sortName` },
    TITLE_DESC: { by: cypher`subject.sortName`, descending: true },
    YEAR_ASC: { by: cypher`subject.year` },
    YEAR_DESC: { by: cypher`subject.year`, descending: true },
  },
});
