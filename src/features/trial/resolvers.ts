import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import type { Context } from '../../server/context.ts';
import { lookUp } from '../term/resolve.ts';

/** The pages on which something was read, and how much of each. */
async function pages(ids: readonly string[], { loaders }: Context) {
  const sources = await loadAll(loaders.sourceById, ids);
  return sources.map((source) => ({ source, partRead: source.partRead }));
}

export const trialResolvers = {
  Query: {
    trial: (_root, { id }, { loaders }) => lookUp('trial', id, loaders.trialById, loaders),
    trials: (_root, args, { loaders }) => connect(loaders.trials, args),
  },
  Trial: {
    // parts of the same row
    priorTherapyAllowed: (trial) => trial,
    crossover: (trial) => trial,
    baselineCns: (trial) => trial,
    stratification: ({ stratificationFactors: factors, stratificationVerified: verified }) =>
      factors === null ? null : { factors, verified },
    analysisPopulations: (trial, _args, { loaders }) => loaders.analysisPopulationsByTrialId.load(trial.id),
    cohorts: (trial, _args, { loaders }) => loaders.cohortsByTrialId.load(trial.id),
    confirmedBy: ({ confirmedByIds }, _args, context) => pages(confirmedByIds, context),
    cancerType: ({ cancerTypeId }, _args, { loaders }) =>
      cancerTypeId === null ? null : loaders.cancerTypeById.load(cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
    arms: (trial, _args, { loaders }) => loaders.armsByTrialId.load(trial.id),
  },
  PriorTherapyAllowed: {
    chemotherapy: (trial) => trial.priorChemotherapy,
    alkInhibitor: (trial) => trial.priorAlkInhibitor,
    verified: (trial) => trial.priorTherapyVerified,
    confirmedBy: (trial, _args, context) => pages(trial.priorTherapyConfirmedByIds, context),
    note: (trial) => trial.priorTherapyNote,
  },
  Crossover: {
    allowed: (trial) => trial.crossoverAllowed,
    percentOfControl: (trial) => trial.crossoverPercent,
    verified: (trial) => trial.crossoverVerified,
    confirmedBy: (trial, _args, context) => pages(trial.crossoverConfirmedByIds, context),
    note: (trial) => trial.crossoverNote,
  },
  BaselineCns: {
    verified: (trial) => trial.baselineCnsVerified,
    confirmedBy: (trial, _args, context) => pages(trial.baselineCnsConfirmedByIds, context),
    note: (trial) => trial.baselineCnsNote,
  },
  RegistryId: {
    confirmedBy: ({ confirmedByIds }, _args, context) => pages(confirmedByIds, context),
  },
  AnalysisPopulation: {
    arm: ({ armId }, _args, { loaders }) => loadKnown(loaders.armById, armId),
  },
  Cohort: {
    arm: (cohort, _args, { loaders }) => loadKnown(loaders.armById, cohort.armId),
    trial: (cohort, _args, { loaders }) => loadKnown(loaders.trialById, cohort.trialId),
  },
  PrimaryEndpoint: {
    endpoint: ({ endpointId }, _args, { loaders }) =>
      endpointId === null ? null : loaders.endpointById.load(endpointId),
  },
  Arm: {
    cohorts: async (arm, _args, { loaders }) =>
      (await loaders.cohortsByTrialId.load(arm.trialId)).filter(({ armId }) => armId === arm.id),
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
