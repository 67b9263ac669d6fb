import { z } from 'zod';
import { Months, PartialDate, readOn, Reference, Slug, Text } from './common.ts';

/** As the trial names it; all but the investigator are independent committees. */
export const Assessor = z.enum(['investigator', 'IRC', 'BIRC', 'BICR', 'IRF', 'IRR', 'ICR', 'IIR', 'not applicable']);
export type Assessor = z.infer<typeof Assessor>;

export const AssessorClass = z.enum(['INVESTIGATOR', 'INDEPENDENT', 'NOT_APPLICABLE']);
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

export const Subgroup = z.strictObject({ key: Slug, value: Slug });
export type Subgroup = z.infer<typeof Subgroup>;

/** `not-reached` also covers "not estimable". */
export const EstimateStatus = z.enum(['estimated', 'not-reached']);
export type EstimateStatus = z.infer<typeof EstimateStatus>;

export const ConfidenceInterval = z.strictObject({
  level: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  lower_status: EstimateStatus,
  upper_status: EstimateStatus,
});
export type ConfidenceInterval = z.infer<typeof ConfidenceInterval>;

/** A parallel analysis of the same data, with a chain of its own. */
export const ResultVariant = z.enum([
  'regulatory-label',
  'congress-abstract',
  'crossover-adjusted',
  'pooled-np28673-np28761',
  'mrecist',
  'recist-1-1',
]);
export type ResultVariant = z.infer<typeof ResultVariant>;

export const ResponseCriteria = z.enum(['RECIST_1_0', 'RECIST_1_1', 'MRECIST', 'RANO_BM', 'RANO_HGG']);
export type ResponseCriteria = z.infer<typeof ResponseCriteria>;

export const UnverifiedResultField = z.enum([
  'ci',
  'ci.lower',
  'ci.upper',
  'n',
  'count',
  'assessor',
  'population',
  'stratified',
  'method',
  'response_criteria',
  'events',
  'value_status',
  'p_value',
  'qualifier',
]);
export type UnverifiedResultField = z.infer<typeof UnverifiedResultField>;

const commonFields = {
  id: Slug,
  trial: Reference,
  analysis: Text,
  analysis_id: Slug,
  data_cutoff: PartialDate.nullable(),
  data_cutoff_verified: z.boolean(),
  endpoint: Reference,
  assessor: Assessor,
  assessor_class: AssessorClass,
  population: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'is no name of a population: lower-case words joined by hyphens'),
  population_class: PopulationClass,
  subgroup: Subgroup.nullable(),
  pooled_trials: z.array(Reference).nullish(),
  ci: ConfidenceInterval.nullable(),
  median_follow_up_verified: z.boolean(),
  source: Reference.nullable(),
  locator: Text.nullable(),
  ...readOn,
  verification_note: Text.nullish(),
  unverified_fields: z.array(UnverifiedResultField),
  variant: ResultVariant.nullish(),
  qualifier: Text.nullish(),
  response_criteria: ResponseCriteria.nullish(),
  supersedes: Reference.nullable(),
  superseded_by: Reference.nullable(),
};

export const ArmResultRecord = z.strictObject({
  type: z.literal('arm'),
  ...commonFields,
  arm: Reference,
  statistic: z.enum(['median', 'rate', 'proportion', 'count']),
  /** The landmark of a rate. */
  timepoint_months: Months.nullable(),
  value: z.number().nullable(),
  value_status: EstimateStatus,
  unit: z.enum(['months', 'percent', 'patients']),
  // whole and not negative by rule 23, which compares them with each other
  n: z.number().nullable(),
  events: z.number().nullable(),
  count: z.number().nullish(),
  median_follow_up_months: Months.nullable(),
});
export type ArmResultRecord = z.infer<typeof ArmResultRecord>;

/** A hazard ratio below 1 favours the experimental arm. */
export const ComparisonResultRecord = z.strictObject({
  type: z.literal('comparison'),
  ...commonFields,
  experimental_arm: Reference,
  comparator_arm: Reference,
  measure: z.enum(['hazard-ratio', 'rate-difference']),
  timepoint_months: z.null(),
  value: z.number(),
  /** As printed. */
  p_value: Text.nullable(),
  stratified: z.boolean().nullable(),
  method: Text.nullable(),
  statistically_significant: z.boolean().nullable(),
  /** By arm id. */
  median_follow_up_months: z.record(z.string(), Months.nullable()).nullable(),
});
export type ComparisonResultRecord = z.infer<typeof ComparisonResultRecord>;

export const ResultRecord = z.discriminatedUnion('type', [ArmResultRecord, ComparisonResultRecord]);
export type ResultRecord = z.infer<typeof ResultRecord>;
