import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { endpointsByIds, endpoints } from './queries.ts';

export const endpointLoaders = (graph: GraphReader) => ({
  endpointById: byIdLoader(graph, endpointsByIds),
  endpoints: new ListLoader(graph, endpoints),
});
