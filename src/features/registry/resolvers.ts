import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';

/** A thing and whether it has happened or is expected; null where the record has none. */
const dated = (date: string | null, type: string | null) => (date === null ? null : { date, type });

/** A number of a record; null where it gives none. */
const posted = (number: number | null, text: string | null) => (text === null ? null : { number, text });

export const registryResolvers = {
  Trial: {
    registryRecords: (trial, _args, { loaders }) => loaders.registryRecordsByTrialId.load(trial.id),
  },
  Arm: {
    registryCorrespondences: (arm, _args, { loaders }) => loaders.correspondencesByArmId.load(arm.id),
  },
  RegistryRecord: {
    trial: (record, _args, { loaders }) => loadKnown(loaders.trialById, record.trialId),
    enrollment: ({ enrollment, enrollmentType }) =>
      enrollment === null ? null : { count: enrollment, type: enrollmentType },
    startDate: ({ startDate, startDateType }) => dated(startDate, startDateType),
    primaryCompletionDate: ({ primaryCompletionDate, primaryCompletionDateType }) =>
      dated(primaryCompletionDate, primaryCompletionDateType),
    completionDate: ({ completionDate, completionDateType }) => dated(completionDate, completionDateType),
    postedOutcomes: (record, args, { loaders }) => connect(loaders.postedOutcomesOfRecord, args, record.id),
    source: ({ recordId, lastUpdate, url, dataSet }) => ({
      ...dataSet,
      registry: dataSet.name,
      recordId,
      lastUpdate,
      url,
    }),
  },
  RegistryCondition: {
    cancerType: ({ cancerTypeId }, _args, { loaders }) =>
      cancerTypeId === null ? null : loadKnown(loaders.cancerTypeById, cancerTypeId),
  },
  RegistryIntervention: {
    drug: ({ drugId }, _args, { loaders }) => (drugId === null ? null : loadKnown(loaders.drugById, drugId)),
  },
  RegistryArm: {
    correspondences: async ({ id, recordId }, _args, { loaders }) =>
      (await loaders.correspondencesByRecordId.load(recordId)).filter(({ partId }) => partId === id),
  },
  PostedOutcome: {
    record: ({ recordId }, _args, { loaders }) => loadKnown(loaders.registryRecordById, recordId),
    groups: (outcome, _args, { loaders }) => loaders.outcomeGroupsByOutcomeId.load(outcome.id),
  },
  OutcomeGroup: {
    title: ({ group }) => group.title,
    description: ({ group }) => group.description,
    correspondences: async ({ group, recordId }, _args, { loaders }) =>
      (await loaders.correspondencesByRecordId.load(recordId)).filter(({ partId }) => partId === group.id),
    measurements: ({ id }, _args, { loaders }) => loaders.measurementsByGroupId.load(id),
  },
  OutcomeMeasurement: {
    value: ({ value, valueText }) => ({ number: value, text: valueText }),
    spread: ({ spread, spreadText }) => posted(spread, spreadText),
    lowerLimit: ({ lowerLimit, lowerLimitText }) => posted(lowerLimit, lowerLimitText),
    upperLimit: ({ upperLimit, upperLimitText }) => posted(upperLimit, upperLimitText),
  },
  ArmCorrespondence: {
    record: ({ recordId }, _args, { loaders }) => loadKnown(loaders.registryRecordById, recordId),
    arm: ({ armId }, _args, { loaders }) => (armId === null ? null : loadKnown(loaders.armById, armId)),
  },
} satisfies Resolvers;
