import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { textField } from '../../graph/filter.ts';
import { project } from '../../graph/project.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { CancerTypeId } from '../cancer-type/model.ts';
import { DrugId } from '../drug/model.ts';
import { DataSetNode } from '../meta/model.ts';
import { ArmId, TrialId } from '../trial/model.ts';

/** The key is the number of the record in its registry. */
export const RegistryRecordId = z.string().startsWith('registry-record:').brand<'RegistryRecordId'>();
export const PostedOutcomeId = z.string().startsWith('posted-outcome:').brand<'PostedOutcomeId'>();

/** The order in which the record lists them. */
const position = z.number().int();

/** Parts come in no order from either engine. */
const inOrder = <Part extends { readonly position: number }>(parts: readonly Part[]): Part[] =>
  parts.toSorted((a, b) => a.position - b.position);

const RegistryCondition = z.object({ position, text: z.string(), cancerTypeId: CancerTypeId.nullable() });
export type RegistryCondition = z.infer<typeof RegistryCondition>;
const ConditionNode = project(RegistryCondition);

const RegistryIntervention = z.object({
  position,
  type: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  otherNames: z.array(z.string()),
  drugId: DrugId.nullable(),
});
export type RegistryIntervention = z.infer<typeof RegistryIntervention>;
const InterventionNode = project(RegistryIntervention);

/** What a correspondence is about: an arm of the protocol, or a group that results are reported for. */
const partId = z.string();

const RegistryArm = z.object({
  position,
  id: partId,
  recordId: RegistryRecordId,
  label: z.string(),
  type: z.string().nullable(),
  description: z.string().nullable(),
  interventionNames: z.array(z.string()),
});
export type RegistryArm = z.infer<typeof RegistryArm>;
const RegistryArmNode = project(RegistryArm);

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
  conditions: z.array(ConditionNode.fromTuple).transform(inOrder),
  interventions: z.array(InterventionNode.fromTuple).transform(inOrder),
  arms: z.array(RegistryArmNode.fromTuple).transform(inOrder),
  dataSet: DataSetNode.fromTuple,
});
export type RegistryRecord = z.infer<typeof RegistryRecord>;

export const RegistryRecordNode = project(RegistryRecord, (record) => ({
  conditions: cypher`[(${record})-[:HAS_CONDITION]->(condition:RegistryCondition) | ${ConditionNode.tuple(cypher`condition`)}]`,
  interventions: cypher`[(${record})-[:HAS_INTERVENTION]->(intervention:RegistryIntervention) | ${InterventionNode.tuple(cypher`intervention`)}]`,
  arms: cypher`[(${record})-[:HAS_REGISTRY_ARM]->(arm:RegistryArm) | ${RegistryArmNode.tuple(cypher`arm`)}]`,
  dataSet: cypher`head([(${record})-[:TAKEN_FROM]->(dataSet:DataSet) | ${DataSetNode.tuple(cypher`dataSet`)}])`,
}));

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
export const PostedOutcomeNode = project(PostedOutcome);

export const POSTED_OUTCOME_FILTER = { title: textField('title'), type: textField('type') };

export const OutcomeGroup = z.object({
  id: z.string(),
  outcomeId: PostedOutcomeId,
  recordId: RegistryRecordId,
  position,
  code: z.string(),
  nAnalysed: z.number().int().nullable(),
  /** The group of the record, which may stand in many outcome measures: id, title, description. */
  group: z
    .tuple([partId, z.string(), z.string().nullable()])
    .transform(([id, title, description]) => ({ id, title, description })),
});
export type OutcomeGroup = z.infer<typeof OutcomeGroup>;
export const OutcomeGroupNode = project(OutcomeGroup, (outcomeGroup) => ({
  group: cypher`head([(${outcomeGroup})-[:IS_GROUP]->(g:RegistryGroup) | [g.id, g.title, g.description]])`,
}));

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
export const OutcomeMeasurementNode = project(OutcomeMeasurement);

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
export const ArmCorrespondenceNode = project(ArmCorrespondence);
