import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { labelWarnings, labelWarningsByIds, labelWarningsOfDrug, labelWarningsStatedInSource } from './queries.ts';

export const labelWarningLoaders = (graph: GraphReader) => ({
  labelWarningById: byIdLoader(graph, labelWarningsByIds),
  labelWarnings: new ListLoader(graph, labelWarnings),
  labelWarningsOfDrug: new ListLoader(graph, labelWarningsOfDrug),
  labelWarningsStatedInSource: new ListLoader(graph, labelWarningsStatedInSource),
});
