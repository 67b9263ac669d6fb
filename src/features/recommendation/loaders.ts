import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import {
  recommendations,
  recommendationsAfterDrug,
  recommendationsByIds,
  recommendationsInCancerType,
  recommendationsInGuideline,
  recommendationsOfDrug,
  recommendationsRequiringBiomarker,
  recommendationsSupportedByTrial,
} from './queries.ts';

export const recommendationLoaders = (graph: GraphReader) => ({
  recommendationById: byIdLoader(graph, recommendationsByIds),
  recommendations: new ListLoader(graph, recommendations),
  recommendationsOfDrug: new ListLoader(graph, recommendationsOfDrug),
  recommendationsAfterDrug: new ListLoader(graph, recommendationsAfterDrug),
  recommendationsInCancerType: new ListLoader(graph, recommendationsInCancerType),
  recommendationsRequiringBiomarker: new ListLoader(graph, recommendationsRequiringBiomarker),
  recommendationsInGuideline: new ListLoader(graph, recommendationsInGuideline),
  recommendationsSupportedByTrial: new ListLoader(graph, recommendationsSupportedByTrial),
});
