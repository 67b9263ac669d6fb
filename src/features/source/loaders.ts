import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { sourcesByIds, sources } from './queries.ts';

export const sourceLoaders = (graph: GraphReader) => ({
  sourceById: byIdLoader(graph, sourcesByIds),
  sources: new ListLoader(graph, sources),
});
