import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

const NOT_POOLED = { pooled: { eq: false } };

export const trialResolvers = {
  Query: {
    trial: (_root, { id }, { loaders }) => lookUp('trial', id, loaders.trialById, loaders),
    trials: (_root, args, { loaders }) => connect(loaders.trials, args, args.orderBy),
  },
  Trial: {
    priorTherapyAllowed: (trial) => ({
      chemotherapy: trial.priorChemotherapy,
      alkInhibitor: trial.priorAlkInhibitor,
      verified: trial.priorTherapyVerified,
      note: trial.priorTherapyNote,
    }),
    crossover: (trial) => ({
      allowed: trial.crossoverAllowed,
      percentOfControl: trial.crossoverPercent,
      verified: trial.crossoverVerified,
      note: trial.crossoverNote,
    }),
    cancerType: (trial, _args, { loaders }) => loadKnown(loaders.cancerTypeById, trial.cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
    arms: (trial, _args, { loaders }) => loaders.armsByTrialId.load(trial.id),
    results: (trial, { includePooled, filter, ...page }, { loaders }) =>
      connect(
        loaders.resultsOfTrial,
        { ...page, filter: includePooled ? filter : { ...NOT_POOLED, and: filter ? [filter] : [] } },
        'ID_ASC',
        trial.id,
      ),
    adverseEvents: (trial, args, { loaders }) => connect(loaders.adverseEventsOfTrial, args, 'ID_ASC', trial.id),
  },
  PrimaryEndpoint: {
    endpoint: ({ endpointId }, _args, { loaders }) =>
      endpointId === null ? null : loaders.endpointById.load(endpointId),
  },
  Arm: {
    trial: (arm, _args, { loaders }) => loadKnown(loaders.trialById, arm.trialId),
    regimen: (arm, _args, { loaders }) => loadKnown(loaders.regimenById, arm.regimenId),
    results: (arm, args, { loaders }) =>
      connect(loaders.resultsInArm, { ...args, filter: NOT_POOLED }, 'ID_ASC', arm.id),
    adverseEvents: (arm, args, { loaders }) => connect(loaders.adverseEventsInArm, args, 'ID_ASC', arm.id),
  },
} satisfies Resolvers;
