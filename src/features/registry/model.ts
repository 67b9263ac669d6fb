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

export const ArmCorrespondence = z.object({
  recordId: RegistryRecordId,
  part: z.enum(['ARM', 'GROUP']),
  title: z.string(),
  relation: z.enum(['EXACT', 'NARROWER', 'BROADER', 'OVERLAPS', 'NONE']),
  armId: ArmId.nullable(),
  rationale: z.string(),
});
export type ArmCorrespondence = z.infer<typeof ArmCorrespondence>;

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

const RegistryArm = z.object({
  label: z.string(),
  type: z.string().nullable(),
  description: z.string().nullable(),
  interventionNames: z.array(z.string()),
  correspondences: z.array(ArmCorrespondence),
});
export type RegistryArm = z.infer<typeof RegistryArm>;

/** The type says whether it has happened or is expected. */
const RegistryDate = z.object({ date: PartialDate, type: z.string().nullable() });

/** Codes are the registry's own; other registries have others. */
export const RegistryRecord = z.object({
  id: RegistryRecordId,
  trialId: TrialId,
  title: z.string(),
  officialTitle: z.string().nullable(),
  acronym: z.string().nullable(),
  status: z.string(),
  studyType: z.string(),
  phases: z.array(z.string()),
  masking: z.string().nullable(),
  enrollment: z.object({ count: z.number().int(), type: z.string().nullable() }).nullable(),
  startDate: RegistryDate.nullable(),
  primaryCompletionDate: RegistryDate.nullable(),
  completionDate: RegistryDate.nullable(),
  sponsor: z.string(),
  collaborators: z.array(z.string()),
  conditions: z.array(RegistryCondition),
  interventions: z.array(RegistryIntervention),
  arms: z.array(RegistryArm),
  source: DataSet.omit({ name: true }).extend({
    registry: z.string(),
    recordId: z.string(),
    lastUpdate: PartialDate,
    url: z.string(),
  }),
});
export type RegistryRecord = z.infer<typeof RegistryRecord>;

/** The number is null where the text is none, such as "NA". */
const PostedNumber = z.object({ number: z.number().nullable(), text: z.string() });

const OutcomeMeasurement = z.object({
  class: z.string().nullable(),
  category: z.string().nullable(),
  value: PostedNumber,
  spread: PostedNumber.nullable(),
  lowerLimit: PostedNumber.nullable(),
  upperLimit: PostedNumber.nullable(),
  comment: z.string().nullable(),
  nAnalysed: z.number().int().nullable(),
});

const OutcomeGroup = z.object({
  code: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  nAnalysed: z.number().int().nullable(),
  correspondences: z.array(ArmCorrespondence),
  measurements: z.array(OutcomeMeasurement),
});
export type OutcomeGroup = z.infer<typeof OutcomeGroup>;

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
  groups: z.array(OutcomeGroup),
});
export type PostedOutcome = z.infer<typeof PostedOutcome>;

export const POSTED_OUTCOME_FILTER = { title: textField('title'), type: textField('type') };
