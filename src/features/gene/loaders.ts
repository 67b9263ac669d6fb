import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { genesByIds, genes } from './queries.ts';

export const geneLoaders = (graph: GraphReader) => ({
  geneById: byIdLoader(graph, genesByIds),
  genes: new ListLoader(graph, genes),
});
