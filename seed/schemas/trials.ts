import { z } from 'zod';
import { Count, LineScope, PartialDate, readOn, Reference, Slug, Text } from './common.ts';

export const TrialLine = z.enum(['FIRST_LINE', 'SECOND_LINE', 'THIRD_LINE', 'LATER_LINE', 'ADJUVANT']);
export type TrialLine = z.infer<typeof TrialLine>;

export const RegionScope = z.enum([
  'GLOBAL',
  'ASIA',
  'JAPAN',
  'CHINA',
  'NORTH_AMERICA',
  'EUROPE_AND_ASIA',
  'NOT_RECORDED',
]);
export type RegionScope = z.infer<typeof RegionScope>;

/** `registry` is open: any registry of the world, or "sponsor" for a sponsor's own number. */
export const RegistryId = z.strictObject({
  registry: Text,
  id: Text,
  verified: z.boolean(),
  confirmed_by: z.array(Reference).optional(),
});
export type RegistryId = z.infer<typeof RegistryId>;

export const PrimaryEndpoint = z.strictObject({ endpoint: Reference.nullable(), assessor: Text.nullable() });
export type PrimaryEndpoint = z.infer<typeof PrimaryEndpoint>;

export const TrialArm = z.strictObject({
  id: Slug,
  label: Text,
  role: z.enum(['experimental', 'active comparator', 'placebo']),
  /** Every drug used in the arm; `drug_relation` says how. */
  drugs: z.array(Reference),
  drug_relation: z.enum(['single', 'combination', 'alternatives', 'mixed', 'none']),
  n: Count.nullable(),
  dose_schedule: Text.nullable(),
  regimen: Reference,
  crossover_allowed: z.boolean().nullable(),
  note: Text.nullish(),
});
export type TrialArm = z.infer<typeof TrialArm>;

export const TrialCohort = z.strictObject({
  id: Slug,
  label: Text,
  n: Count,
  of_arm: Reference,
  alk_tki_naive: z.boolean().nullable(),
  source: Reference,
  ...readOn,
});
export type TrialCohort = z.infer<typeof TrialCohort>;

/** A part of a trial with a reading of its own. */
const readApart = { ...readOn, note: Text.nullish() };

export const TrialRecord = z.strictObject({
  id: Slug,
  acronym: Text,
  registry_ids: z.array(RegistryId).min(1),
  registry_key: Text,
  title: Text,
  phase: Text,
  phase_code: z.enum(['PHASE1', 'PHASE1_PHASE2', 'PHASE2', 'PHASE3']),
  design: Text,
  masking: Text,
  masking_code: z.enum(['NONE', 'SINGLE', 'DOUBLE', 'TRIPLE', 'QUADRUPLE', 'NOT_REPORTED']),
  randomisation_ratio: Text.nullable(),
  stratification: Text.nullish(),
  stratification_unverified: Text.nullish(),
  population: Text,
  populations: z.record(Text, z.record(Text, Count)).optional(),
  cancer_type: Reference,
  biomarker: Reference.nullable(),
  line_of_therapy: Text,
  lines: z.array(TrialLine),
  line_scope: LineScope,
  /** Null for a mixed population, or where the question does not arise. */
  alk_tki_naive: z.boolean().nullable(),
  prior_therapy: Text.nullable(),
  prior_therapy_allowed: z.strictObject({
    chemotherapy: z.enum(['NONE', 'ONE_LINE', 'ANY']).nullable(),
    alk_inhibitor: z.enum(['NONE', 'CRIZOTINIB_ONLY', 'ANY']).nullable(),
    ...readApart,
  }),
  biomarker_test: Text.nullable(),
  regions: z.array(Text),
  region_scope: RegionScope,
  enrollment: Count.nullable(),
  first_published_n: Text.nullish(),
  recruitment_period: Text.nullish(),
  recruitment_status: Text.nullish(),
  start_date: PartialDate.nullable(),
  primary_completion_date: PartialDate.nullable(),
  planned_interims: Text.nullish(),
  non_inferiority_margin: Text.nullish(),
  sponsor: Text.nullable(),
  primary_endpoint: z.union([PrimaryEndpoint, z.array(PrimaryEndpoint).min(1)]),
  arms: z.array(TrialArm).min(1),
  /** True where arms are nested and their sizes do not add up to the enrolment. */
  arms_overlap: z.boolean().optional(),
  cohorts: z.array(TrialCohort).optional(),
  crossover: z.strictObject({
    allowed: z.boolean().nullable(),
    percent_of_control: z.number().nullable(),
    ...readApart,
  }),
  cns_imaging: Text.nullish(),
  /** By arm id. */
  baseline_cns_percent: z.record(z.string(), z.number()).nullable(),
  baseline_cns_provenance: z.strictObject(readApart),
  sources: z.array(Reference).min(1),
  confirmed_by: z.array(Reference).optional(),
  unverified_fields: z.array(Text),
  note: Text.nullish(),
});
export type TrialRecord = z.infer<typeof TrialRecord>;
