import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { loadNodes } from '../node/entities.ts';
import { lookUp } from '../term/resolve.ts';

export const algorithmResolvers = {
  Query: {
    algorithm: (_root, { id }, { loaders }) => lookUp('algorithm', id, loaders.algorithmById, loaders),
    algorithms: (_root, args, { loaders }) => connect(loaders.algorithms, args),
  },
  Algorithm: {
    cancerType: (algorithm, _args, { loaders }) => loadKnown(loaders.cancerTypeById, algorithm.cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
    supersededBy: ({ supersededById }, _args, { loaders }) =>
      supersededById === null ? null : loaders.algorithmById.load(supersededById),
    supersedes: (algorithm, _args, { loaders }) => loadAll(loaders.algorithmById, algorithm.supersedesIds),
    start: (algorithm, _args, { loaders }) => loadKnown(loaders.algorithmStepById, algorithm.startId),
    steps: (algorithm, _args, { loaders }) => loaders.stepsByAlgorithmId.load(algorithm.id),
    paths: (algorithm, _args, { loaders }) => loaders.pathsByAlgorithmId.load(algorithm.id),
  },
  AlgorithmStep: {
    algorithm: (step, _args, { loaders }) => loadKnown(loaders.algorithmById, step.algorithmId),
    drugs: (step, _args, { loaders }) => loadAll(loaders.drugById, step.drugIds),
    supports: (step, _args, { loaders }) => loadNodes(loaders, step.supportIds),
    leadsTo: async (step, _args, { loaders }) =>
      (await loaders.pathsByAlgorithmId.load(step.algorithmId)).filter(({ fromId }) => fromId === step.id),
    reachedBy: async (step, _args, { loaders }) =>
      (await loaders.pathsByAlgorithmId.load(step.algorithmId)).filter(({ toId }) => toId === step.id),
  },
  AlgorithmPath: {
    algorithm: (path, _args, { loaders }) => loadKnown(loaders.algorithmById, path.algorithmId),
    from: (path, _args, { loaders }) => loadKnown(loaders.algorithmStepById, path.fromId),
    to: (path, _args, { loaders }) => loadKnown(loaders.algorithmStepById, path.toId),
    supports: (path, _args, { loaders }) => loadNodes(loaders, path.supportIds),
  },
  CancerType: {
    algorithms: (cancerType, args, { loaders }) => connect(loaders.algorithmsForCancerType, args, cancerType.id),
  },
  Biomarker: {
    algorithms: (biomarker, args, { loaders }) => connect(loaders.algorithmsForBiomarker, args, biomarker.id),
  },
  Drug: {
    algorithmSteps: (drug, args, { loaders }) => connect(loaders.algorithmStepsNamingDrug, args, drug.id),
  },
  Approval: {
    algorithmSteps: (approval, args, { loaders }) =>
      connect(loaders.algorithmStepsRestingOnApproval, args, approval.id),
  },
  BiomarkerAssociation: {
    algorithmSteps: (association, args, { loaders }) =>
      connect(loaders.algorithmStepsRestingOnAssociation, args, association.id),
  },
  Caution: {
    algorithmSteps: (caution, args, { loaders }) => connect(loaders.algorithmStepsRestingOnCaution, args, caution.id),
  },
  Recommendation: {
    algorithmSteps: (recommendation, args, { loaders }) =>
      connect(loaders.algorithmStepsRestingOnRecommendation, args, recommendation.id),
  },
  ArmResult: {
    algorithmSteps: (result, args, { loaders }) => connect(loaders.algorithmStepsRestingOnResult, args, result.id),
  },
  Comparison: {
    algorithmSteps: (result, args, { loaders }) => connect(loaders.algorithmStepsRestingOnResult, args, result.id),
  },
} satisfies Resolvers;
