import { z } from 'zod';
import {
  absentField,
  dateField,
  numberField,
  presentField,
  relatedField,
  textField,
  valueField,
} from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { EndpointId, relatedEndpoint } from '../endpoint/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { ArmId, relatedTrial, TrialId } from '../trial/model.ts';

export const ResultId = z.string().startsWith('result:').brand<'ResultId'>();
export type ResultId = z.infer<typeof ResultId>;
export const AnalysisId = z.string().startsWith('analysis:').brand<'AnalysisId'>();

/** One analysis of a trial: one cut-off, one wording. Its results carry it, so it seldom costs a query of its own. */
export const Analysis = z.object({
  id: AnalysisId,
  name: z.string(),
  cutoff: PartialDate.nullable(),
  cutoffVerified: z.boolean(),
  trialId: TrialId,
});
export type Analysis = z.infer<typeof Analysis>;

export const AssessorClass = z.enum(['INDEPENDENT', 'INVESTIGATOR', 'NOT_APPLICABLE']);
export type AssessorClass = z.infer<typeof AssessorClass>;
export const PopulationClass = z.enum([
  'ITT',
  'MITT',
  'SAFETY',
  'RESPONSE_EVALUABLE',
  'CNS_MEASURABLE',
  'RESPONDERS',
  'SUBGROUP',
  'PER_PROTOCOL',
]);
export type PopulationClass = z.infer<typeof PopulationClass>;
export const ResponseCriteria = z.enum(['RECIST_1_0', 'RECIST_1_1', 'MRECIST', 'RANO_BM', 'RANO_HGG']);
export const ValueStatus = z.enum(['ESTIMATED', 'NOT_REACHED_OR_NOT_ESTIMABLE']);
export type ValueStatus = z.infer<typeof ValueStatus>;
export const ResultUnit = z.enum(['MONTHS', 'PERCENT', 'PATIENTS', 'RATIO', 'PERCENTAGE_POINTS']);
export const Statistic = z.enum(['MEDIAN', 'RATE', 'PROPORTION', 'COUNT']);
export const EffectMeasure = z.enum(['HAZARD_RATIO', 'RATE_DIFFERENCE']);

const common = {
  id: ResultId,
  trialId: TrialId,
  pooledTrialIds: z.array(TrialId),
  endpointId: EndpointId,
  analysisId: AnalysisId,
  analysisName: z.string(),
  cutoff: PartialDate.nullable(),
  cutoffVerified: z.boolean(),
  assessorClass: AssessorClass,
  assessorWord: z.string(),
  responseCriteria: ResponseCriteria.nullable(),
  populationClass: PopulationClass,
  populationLabel: z.string(),
  subgroupKey: z.string().nullable(),
  subgroupValue: z.string().nullable(),
  variant: z.string().nullable(),
  qualifier: z.string().nullable(),
  unit: ResultUnit,
  /** Null when no interval was printed or read; then the other parts of it are null too. */
  ciLevel: z.number().gt(50).lt(100).nullable(),
  ciLower: z.number().nullable(),
  ciLowerStatus: ValueStatus.nullable(),
  ciUpper: z.number().nullable(),
  ciUpperStatus: ValueStatus.nullable(),
  followUpVerified: z.boolean(),
  supersedesId: ResultId.nullable(),
  supersededById: ResultId.nullable(),
  provenance: Provenance,
};

export const ArmResult = z.object({
  ...common,
  type: z.literal('ARM'),
  armId: ArmId,
  statistic: Statistic,
  value: z.number().nullable(),
  status: ValueStatus,
  landmarkMonths: z.number().nullable(),
  n: z.number().int().nullable(),
  events: z.number().int().nullable(),
  count: z.number().int().nullable(),
  followUpMonths: z.number().nullable(),
});
export type ArmResult = z.infer<typeof ArmResult>;

export const Comparison = z.object({
  ...common,
  type: z.literal('COMPARISON'),
  measure: EffectMeasure,
  /** A comparison always has a value. */
  value: z.number(),
  status: z.literal('ESTIMATED'),
  experimentalArmId: ArmId,
  controlArmId: ArmId,
  /** The matching result in each arm: same analysis, endpoint, assessor, population and variant. */
  experimentalResultId: ResultId.nullable(),
  controlResultId: ResultId.nullable(),
  pValue: z.string().nullable(),
  statisticallySignificant: z.boolean().nullable(),
  stratified: z.boolean().nullable(),
  method: z.string().nullable(),
  experimentalFollowUpMonths: z.number().nullable(),
  controlFollowUpMonths: z.number().nullable(),
  /** Of both arms together, where the source tells it so. */
  followUpMonths: z.number().nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

export const EfficacyResult = z.discriminatedUnion('type', [ArmResult, Comparison]);
export type EfficacyResult = z.infer<typeof EfficacyResult>;

export const RESULT_FILTER = {
  trial: relatedTrial('OF_TRIAL'),
  endpoint: relatedEndpoint('MEASURES', 'endpointId'),
  type: valueField('type'),
  statistic: valueField('statistic'),
  measure: valueField('measure'),
  assessor: valueField('assessorClass'),
  population: valueField('populationClass'),
  cutoff: dateField('cutoff'),
  variant: textField('variant'),
  hasVariant: presentField('variant'),
  latest: absentField('supersededById'),
  pooled: valueField('pooled'),
  status: valueField('status'),
  value: numberField('value'),
  ...PROVENANCE_FILTER,
};
export const relatedResult = relatedField({ kind: 'result', label: 'Result', filter: RESULT_FILTER });
