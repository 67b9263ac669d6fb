import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { textField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { EndpointNode } from './model.ts';

export const endpointsByIds = defineByIds('endpointsByIds', cypher`Endpoint`, EndpointNode);

export const endpoints = defineList({
  name: 'endpoints',
  pattern: cypher`(subject:Endpoint)`,
  node: EndpointNode,
  filter: { name: textField(cypher`subject.name`), abbreviation: textField(cypher`subject.abbreviation`) },
  orders: {
    NAME_ASC: { by: cypher`subject.sortName` },
    NAME_DESC: { by: cypher`subject.sortName`, descending: true },
  },
});
