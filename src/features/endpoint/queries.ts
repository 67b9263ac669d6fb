import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { ENDPOINT_FILTER, Endpoint } from './model.ts';

export const endpointsByIds = defineByIds('endpointsByIds', cypher`Endpoint`, Endpoint);

export const endpoints = defineList({
  name: 'endpoints',
  pattern: cypher`(subject:Endpoint)`,
  node: Endpoint,
  filter: ENDPOINT_FILTER,
  orders: { NAME: 'sortName' },
});
