import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import {
  analysesByIds,
  resultsOfAnalysis,
  resultsByIds,
  results,
  resultsOfTrial,
  resultsInArm,
  resultsForEndpoint,
  resultsStatedInSource,
} from './queries.ts';

export const resultLoaders = (graph: GraphReader) => ({
  resultById: byIdLoader(graph, resultsByIds),
  analysisById: byIdLoader(graph, analysesByIds),
  resultsOfAnalysis: new ListLoader(graph, resultsOfAnalysis),
  results: new ListLoader(graph, results),
  resultsOfTrial: new ListLoader(graph, resultsOfTrial),
  resultsInArm: new ListLoader(graph, resultsInArm),
  resultsForEndpoint: new ListLoader(graph, resultsForEndpoint),
  resultsStatedInSource: new ListLoader(graph, resultsStatedInSource),
});
