import { z } from 'zod';
import { readOn, Reference, Slug, Text } from './common.ts';

export const Schedule = z.enum([
  'ONCE_DAILY',
  'TWICE_DAILY',
  'EVERY_2_WEEKS',
  'EVERY_3_WEEKS',
  'EVERY_4_WEEKS',
  'SINGLE_DOSE',
  'NOT_RECORDED',
]);
export type Schedule = z.infer<typeof Schedule>;

export const RegimenComponent = z.strictObject({
  /** Null for a placebo. */
  drug: Reference.nullable(),
  placebo: z.boolean(),
  /** 1, 2 ... where one step follows another. */
  phase: z.int().positive().nullable(),
  /** Components that name one group are alternatives. */
  alternative_group: Text.nullable(),
  amount: z.number().nullable(),
  /** Upper end of a range or of weight bands. */
  amount_max: z.number().nullable(),
  unit: z.enum(['mg', 'mg/mL.min']).nullable(),
  per: z.enum(['kg', 'm2', 'AUC']).nullable(),
  route: z.enum(['oral', 'intravenous']).nullable(),
  schedule: Schedule,
  schedule_text: Text.nullable(),
  food: z.enum(['FASTED', 'WITH_FOOD', 'LOW_FAT_MEAL', 'WITH_OR_WITHOUT_FOOD']).nullable(),
  max_cycles: z.int().positive().nullable(),
  duration: z.strictObject({ amount: z.number().positive(), unit: z.enum(['days', 'weeks', 'months']) }).nullable(),
});
export type RegimenComponent = z.infer<typeof RegimenComponent>;

export const RegimenRecord = z.strictObject({
  id: Slug,
  name: Text,
  relation: z.enum(['SINGLE', 'COMBINATION', 'SEQUENTIAL', 'ALTERNATIVES']),
  components: z.array(RegimenComponent),
  source: Reference.nullable(),
  ...readOn,
  unverified_fields: z.array(Text),
  note: Text.nullable(),
});
export type RegimenRecord = z.infer<typeof RegimenRecord>;
