import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { drugsByIds, drugs, drugsTargetingGene } from './queries.ts';

export const drugLoaders = (graph: GraphReader) => ({
  drugById: byIdLoader(graph, drugsByIds),
  drugs: new ListLoader(graph, drugs),
  drugsTargetingGene: new ListLoader(graph, drugsTargetingGene),
});
