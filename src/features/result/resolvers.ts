import type { ArmResultResolvers, ComparisonResolvers, Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import type { Filter } from '../../graph/filter.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { invariant } from '../../shared/invariant.ts';
import type { Context } from '../../server/context.ts';
import { lookUp } from '../term/resolve.ts';
import type { ArmResult, Comparison, EfficacyResult } from './model.ts';
import { resultText } from './wording.ts';

/** What arm results and comparisons have alike. */
const common = {
  trial: (result: EfficacyResult, _args: object, { loaders }: Context) => loadKnown(loaders.trialById, result.trialId),
  pooledTrials: (result: EfficacyResult, _args: object, { loaders }: Context) =>
    loadAll(loaders.trialById, result.pooledTrialIds),
  endpoint: (result: EfficacyResult, _args: object, { loaders }: Context) =>
    loadKnown(loaders.endpointById, result.endpointId),
  analysis: (result: EfficacyResult) => ({
    id: result.analysisId,
    name: result.analysisName,
    cutoff: result.cutoff,
    cutoffVerified: result.cutoffVerified,
    trialId: result.trialId,
  }),
  assessor: (result: EfficacyResult) => ({ class: result.assessorClass, word: result.assessorWord }),
  population: (result: EfficacyResult) => ({
    class: result.populationClass,
    label: result.populationLabel,
    subgroup:
      result.subgroupKey === null || result.subgroupValue === null
        ? null
        : { key: result.subgroupKey, value: result.subgroupValue },
  }),
  interval: ({ ciLevel, ciLower, ciLowerStatus, ciUpper, ciUpperStatus }: EfficacyResult) =>
    ciLevel === null || ciLowerStatus === null || ciUpperStatus === null
      ? null
      : { level: ciLevel, lower: ciLower, lowerStatus: ciLowerStatus, upper: ciUpper, upperStatus: ciUpperStatus },
  text: resultText,
};

const armResult = async (id: string | null, { loaders }: Context): Promise<ArmResult | null> => {
  const result = id === null ? null : await loaders.resultById.load(id);
  invariant(result?.type !== 'COMPARISON', `${id ?? ''} is no result of one arm.`);
  return result;
};

const comparison = async (id: string | null, { loaders }: Context): Promise<Comparison | null> => {
  const result = id === null ? null : await loaders.resultById.load(id);
  invariant(result?.type !== 'ARM', `${id ?? ''} is no comparison.`);
  return result;
};

const armResultResolvers = {
  ...common,
  arm: (result, _args, { loaders }) => loadKnown(loaders.armById, result.armId),
  supersedes: (result, _args, context) => armResult(result.supersedesId, context),
  supersededBy: (result, _args, context) => armResult(result.supersededById, context),
} satisfies ArmResultResolvers;

const comparisonResolvers = {
  ...common,
  experimentalArm: (result, _args, { loaders }) => loadKnown(loaders.armById, result.experimentalArmId),
  controlArm: (result, _args, { loaders }) => loadKnown(loaders.armById, result.controlArmId),
  experimental: (result, _args, context) => armResult(result.experimentalResultId, context),
  control: (result, _args, context) => armResult(result.controlResultId, context),
  supersedes: (result, _args, context) => comparison(result.supersedesId, context),
  supersededBy: (result, _args, context) => comparison(result.supersededById, context),
} satisfies ComparisonResolvers;

/** A record that pools trials is no result of one of them. */
const notPooled = (filter: Filter | null | undefined): Filter => ({
  pooled: { eq: false },
  and: filter ? [filter] : [],
});

export const resultResolvers = {
  Query: {
    result: (_root, { id }, { loaders }) => lookUp('result', id, loaders.resultById, loaders),
    results: (_root, args, { loaders }) => connect(loaders.results, args),
  },
  EfficacyResult: { __resolveType: ({ type }) => (type === 'ARM' ? 'ArmResult' : 'Comparison') },
  Analysis: {
    cutoff: ({ cutoff, cutoffVerified }) => ({ value: cutoff, verified: cutoffVerified }),
    trial: (analysis, _args, { loaders }) => loadKnown(loaders.trialById, analysis.trialId),
    results: (analysis, args, { loaders }) => connect(loaders.resultsOfAnalysis, args, analysis.id),
  },
  ArmResult: armResultResolvers,
  Comparison: comparisonResolvers,
  Trial: {
    results: (trial, { includePooled, filter, ...page }, { loaders }) =>
      connect(loaders.resultsOfTrial, { ...page, filter: includePooled ? filter : notPooled(filter) }, trial.id),
  },
  Arm: {
    results: (arm, { filter, ...page }, { loaders }) =>
      connect(loaders.resultsInArm, { ...page, filter: notPooled(filter) }, arm.id),
  },
  Endpoint: {
    results: (endpoint, args, { loaders }) => connect(loaders.resultsForEndpoint, args, endpoint.id),
  },
  Source: {
    results: (source, args, { loaders }) => connect(loaders.resultsStatedInSource, args, source.id),
  },
} satisfies Resolvers;
