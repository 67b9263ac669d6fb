import { z } from 'zod';
import { PartialDate, Percent, readOn, Reference, Slug, Text } from './common.ts';

/** One event in one arm at one cut-off. */
export const TrialAdverseEventRecord = z.strictObject({
  id: Slug,
  kind: z.literal('trial-arm'),
  trial: Reference,
  arm: Reference.nullable(),
  /** Null for a combination or chemotherapy arm. */
  drug: Reference.nullable(),
  event: Text,
  any_grade_percent: Percent.nullable(),
  grade3plus_percent: Percent.nullable(),
  data_cutoff: PartialDate.nullable(),
  source: Reference,
  locator: Text,
  ...readOn,
  unverified_fields: z.array(z.enum(['any_grade_percent', 'grade3plus_percent'])).optional(),
  note: Text.nullish(),
});
export type TrialAdverseEventRecord = z.infer<typeof TrialAdverseEventRecord>;

export const LabelWarningRecord = z.strictObject({
  id: Slug,
  kind: z.literal('label-warning'),
  drug: Reference,
  event: Text,
  /** Named numbers, as the label gives them; words where it gives no percentage. */
  frequency: z
    .record(
      z.string().regex(/^[a-z0-9_]+$/, 'is no name of a number: lower-case words joined by underscores'),
      z.union([z.number(), Text]),
    )
    .nullable(),
  population: Text.nullable(),
  onset: Text.nullable(),
  monitoring: Text.nullable(),
  action: Text,
  source: Reference,
  ...readOn,
  note: Text.nullish(),
});
export type LabelWarningRecord = z.infer<typeof LabelWarningRecord>;

export const AdverseEventRecord = z.discriminatedUnion('kind', [TrialAdverseEventRecord, LabelWarningRecord]);
export type AdverseEventRecord = z.infer<typeof AdverseEventRecord>;
