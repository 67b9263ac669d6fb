import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';

export const registryResolvers = {
  Trial: {
    registryRecords: (trial, _args, { loaders }) => loaders.registryRecordsByTrialId.load(trial.id),
  },
  Arm: {
    registryCorrespondences: (arm, _args, { loaders }) => loaders.correspondencesByArmId.load(arm.id),
  },
  RegistryRecord: {
    trial: (record, _args, { loaders }) => loadKnown(loaders.trialById, record.trialId),
    postedOutcomes: (record, args, { loaders }) => connect(loaders.postedOutcomesOfRecord, args, record.id),
  },
  RegistryCondition: {
    cancerType: ({ cancerTypeId }, _args, { loaders }) =>
      cancerTypeId === null ? null : loadKnown(loaders.cancerTypeById, cancerTypeId),
  },
  RegistryIntervention: {
    drug: ({ drugId }, _args, { loaders }) => (drugId === null ? null : loadKnown(loaders.drugById, drugId)),
  },
  PostedOutcome: {
    record: ({ recordId }, _args, { loaders }) => loadKnown(loaders.registryRecordById, recordId),
  },
  ArmCorrespondence: {
    record: ({ recordId }, _args, { loaders }) => loadKnown(loaders.registryRecordById, recordId),
    arm: ({ armId }, _args, { loaders }) => (armId === null ? null : loadKnown(loaders.armById, armId)),
  },
} satisfies Resolvers;
