import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignMany } from '../../shared/align.ts';
import type { AlgorithmPath, AlgorithmStep } from './model.ts';
import {
  algorithmPathsByIds,
  algorithms,
  algorithmsByIds,
  algorithmsForBiomarker,
  algorithmsForCancerType,
  algorithmStepsByIds,
  algorithmStepsNamingDrug,
  algorithmStepsRestingOnApproval,
  algorithmStepsRestingOnAssociation,
  algorithmStepsRestingOnCaution,
  algorithmStepsRestingOnRecommendation,
  algorithmStepsRestingOnResult,
  pathsByAlgorithmIds,
  stepsByAlgorithmIds,
} from './queries.ts';

export const algorithmLoaders = (graph: GraphReader) => ({
  algorithmById: byIdLoader(graph, algorithmsByIds),
  algorithmStepById: byIdLoader(graph, algorithmStepsByIds),
  algorithmPathById: byIdLoader(graph, algorithmPathsByIds),
  algorithms: new ListLoader(graph, algorithms),
  algorithmsForCancerType: new ListLoader(graph, algorithmsForCancerType),
  algorithmsForBiomarker: new ListLoader(graph, algorithmsForBiomarker),
  algorithmStepsNamingDrug: new ListLoader(graph, algorithmStepsNamingDrug),
  algorithmStepsRestingOnApproval: new ListLoader(graph, algorithmStepsRestingOnApproval),
  algorithmStepsRestingOnAssociation: new ListLoader(graph, algorithmStepsRestingOnAssociation),
  algorithmStepsRestingOnCaution: new ListLoader(graph, algorithmStepsRestingOnCaution),
  algorithmStepsRestingOnRecommendation: new ListLoader(graph, algorithmStepsRestingOnRecommendation),
  algorithmStepsRestingOnResult: new ListLoader(graph, algorithmStepsRestingOnResult),
  /** In the recorded order. */
  stepsByAlgorithmId: new DataLoader<string, AlgorithmStep[]>(async (algorithmIds) =>
    alignMany(algorithmIds, await graph.read(stepsByAlgorithmIds, { algorithmIds }), (step) => step.algorithmId),
  ),
  /** In the recorded order. */
  pathsByAlgorithmId: new DataLoader<string, AlgorithmPath[]>(async (algorithmIds) =>
    alignMany(algorithmIds, await graph.read(pathsByAlgorithmIds, { algorithmIds }), (path) => path.algorithmId),
  ),
});
