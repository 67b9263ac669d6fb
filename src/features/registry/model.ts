import { z } from 'zod';
import { textField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { CancerTypeId } from '../cancer-type/model.ts';
import { DrugId } from '../drug/model.ts';
import { DataSet } from '../meta/model.ts';
import { ArmId, TrialId } from '../trial/model.ts';

/** The key is the number of the record in its registry. */
export const RegistryRecordId = z.string().startsWith('registry-record:').brand<'RegistryRecordId'>();
export const PostedOutcomeId = z.string().startsWith('posted-outcome:').brand<'PostedOutcomeId'>();

/** The order in which the record lists them. */
const position = z.number().int();

const RegistryCondition = z.object({ text: z.string(), cancerTypeId: CancerTypeId.nullable() });
export type RegistryCondition = z.infer<typeof RegistryCondition>;

const RegistryIntervention = z.object({
  type: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  otherNames: z.array(z.string()),
  drugId: DrugId.nullable(),
});
export type RegistryIntervention = z.infer<typeof RegistryIntervention>;

/** What a correspondence is about: an arm of the protocol, or a group that results are reported for. */
const partId = z.string();

const RegistryArm = z.object({
  id: partId,
  recordId: RegistryRecordId,
  label: z.string(),
  type: z.string().nullable(),
  description: z.string().nullable(),
  interventionNames: z.array(z.string()),
});
export type RegistryArm = z.infer<typeof RegistryArm>;

/** Codes and dates are the registry's own; other registries have others. */
export const RegistryRecord = z.object({
  id: RegistryRecordId,
  recordId: z.string(),
  trialId: TrialId,
  title: z.string(),
  officialTitle: z.string().nullable(),
  acronym: z.string().nullable(),
  status: z.string(),
  studyType: z.string(),
  phases: z.array(z.string()),
  masking: z.string().nullable(),
  enrollment: z.number().int().nullable(),
  enrollmentType: z.string().nullable(),
  startDate: PartialDate.nullable(),
  startDateType: z.string().nullable(),
  primaryCompletionDate: PartialDate.nullable(),
  primaryCompletionDateType: z.string().nullable(),
  completionDate: PartialDate.nullable(),
  completionDateType: z.string().nullable(),
  sponsor: z.string(),
  collaborators: z.array(z.string()),
  lastUpdate: PartialDate,
  url: z.string(),
  conditions: z.array(RegistryCondition),
  interventions: z.array(RegistryIntervention),
  arms: z.array(RegistryArm),
  dataSet: DataSet,
});
export type RegistryRecord = z.infer<typeof RegistryRecord>;

export const PostedOutcome = z.object({
  id: PostedOutcomeId,
  recordId: RegistryRecordId,
  type: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  populationDescription: z.string().nullable(),
  timeFrame: z.string().nullable(),
  reportingStatus: z.string(),
  paramType: z.string().nullable(),
  dispersionType: z.string().nullable(),
  unit: z.string().nullable(),
});
export type PostedOutcome = z.infer<typeof PostedOutcome>;

export const POSTED_OUTCOME_FILTER = { title: textField('title'), type: textField('type') };

export const OutcomeGroup = z.object({
  id: z.string(),
  outcomeId: PostedOutcomeId,
  recordId: RegistryRecordId,
  position,
  code: z.string(),
  nAnalysed: z.number().int().nullable(),
  /** The group of the record, which may stand in many outcome measures. */
  group: z.object({ id: partId, title: z.string(), description: z.string().nullable() }),
});
export type OutcomeGroup = z.infer<typeof OutcomeGroup>;

/** Each number as the registry writes it, and its value; null for both where the registry gives none, for the value alone where it writes "NA". */
export const OutcomeMeasurement = z.object({
  id: z.string(),
  groupId: z.string(),
  position,
  class: z.string().nullable(),
  category: z.string().nullable(),
  value: z.number().nullable(),
  valueText: z.string(),
  spread: z.number().nullable(),
  spreadText: z.string().nullable(),
  lowerLimit: z.number().nullable(),
  lowerLimitText: z.string().nullable(),
  upperLimit: z.number().nullable(),
  upperLimitText: z.string().nullable(),
  comment: z.string().nullable(),
  nAnalysed: z.number().int().nullable(),
});
export type OutcomeMeasurement = z.infer<typeof OutcomeMeasurement>;

export const ArmCorrespondence = z.object({
  id: z.string(),
  position,
  recordId: RegistryRecordId,
  part: z.enum(['ARM', 'GROUP']),
  partId,
  title: z.string(),
  relation: z.enum(['EXACT', 'NARROWER', 'BROADER', 'OVERLAPS', 'NONE']),
  armId: ArmId.nullable(),
  rationale: z.string(),
});
export type ArmCorrespondence = z.infer<typeof ArmCorrespondence>;
