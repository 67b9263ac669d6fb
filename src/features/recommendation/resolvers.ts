import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const recommendationResolvers = {
  Query: {
    recommendation: (_root, { id }, { loaders }) => lookUp('recommendation', id, loaders.recommendationById, loaders),
    recommendations: (_root, args, { loaders }) => connect(loaders.recommendations, args),
  },
  Recommendation: {
    cancerType: (recommendation, _args, { loaders }) => loadKnown(loaders.cancerTypeById, recommendation.cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
    progressingOn: (recommendation, _args, { loaders }) => loadAll(loaders.drugById, recommendation.progressingOnIds),
    drugs: (recommendation, _args, { loaders }) => loadAll(loaders.drugById, recommendation.drugIds),
    grading: (recommendation) => ({
      nccnCategory: recommendation.nccnCategory,
      esmoLevel: recommendation.esmoLevel,
      esmoGrade: recommendation.esmoGrade,
      quality: recommendation.evidenceQuality,
      strength: recommendation.strength,
      basis: recommendation.basis,
      origin: recommendation.gradingOrigin,
    }),
    guideline: ({ guidelineId }, _args, { loaders }) =>
      guidelineId === null ? null : loaders.guidelineById.load(guidelineId),
    supersededBy: ({ supersededById }, _args, { loaders }) =>
      supersededById === null ? null : loaders.guidelineById.load(supersededById),
    supportingTrials: (recommendation, _args, { loaders }) =>
      loadAll(loaders.trialById, recommendation.supportingTrialIds),
  },
  Drug: {
    recommendations: (drug, args, { loaders }) => connect(loaders.recommendationsOfDrug, args, drug.id),
    recommendationsAfter: (drug, args, { loaders }) => connect(loaders.recommendationsAfterDrug, args, drug.id),
  },
  CancerType: {
    recommendations: (cancerType, args, { loaders }) =>
      connect(loaders.recommendationsInCancerType, args, cancerType.id),
  },
  Biomarker: {
    recommendations: (biomarker, args, { loaders }) =>
      connect(loaders.recommendationsRequiringBiomarker, args, biomarker.id),
  },
  Guideline: {
    recommendations: (guideline, args, { loaders }) => connect(loaders.recommendationsInGuideline, args, guideline.id),
  },
  Trial: {
    recommendations: (trial, args, { loaders }) => connect(loaders.recommendationsSupportedByTrial, args, trial.id),
  },
} satisfies Resolvers;
