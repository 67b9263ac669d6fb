import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const trialResolvers = {
  Query: {
    trial: (_root, { id }, { loaders }) => lookUp('trial', id, loaders.trialById, loaders),
    trials: (_root, args, { loaders }) => connect(loaders.trials, args),
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
    cancerType: ({ cancerTypeId }, _args, { loaders }) =>
      cancerTypeId === null ? null : loaders.cancerTypeById.load(cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
    arms: (trial, _args, { loaders }) => loaders.armsByTrialId.load(trial.id),
  },
  PrimaryEndpoint: {
    endpoint: ({ endpointId }, _args, { loaders }) =>
      endpointId === null ? null : loaders.endpointById.load(endpointId),
  },
  Arm: {
    trial: (arm, _args, { loaders }) => loadKnown(loaders.trialById, arm.trialId),
    regimen: (arm, _args, { loaders }) => loadKnown(loaders.regimenById, arm.regimenId),
  },
  Drug: {
    trials: (drug, args, { loaders }) => connect(loaders.trialsOfDrug, args, drug.id),
  },
  Regimen: {
    trials: (regimen, args, { loaders }) => connect(loaders.trialsOfRegimen, args, regimen.id),
  },
  CancerType: {
    trials: (cancerType, args, { loaders }) => connect(loaders.trialsInCancerType, args, cancerType.id),
  },
  Biomarker: {
    trials: (biomarker, args, { loaders }) => connect(loaders.trialsSelectingByBiomarker, args, biomarker.id),
  },
  Source: {
    trials: (source, args, { loaders }) => connect(loaders.trialsReportedBySource, args, source.id),
  },
} satisfies Resolvers;
