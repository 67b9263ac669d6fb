import { z } from 'zod';
import { readOn, Reference, Slug, Text } from './common.ts';

export const CautionSeverity = z.enum([
  'avoid',
  'caution',
  'consider',
  'contraindicated',
  'data-quality',
  'dose',
  'false-premise',
  'interpretation',
  'life-threatening',
  'serious',
]);
export type CautionSeverity = z.infer<typeof CautionSeverity>;

export const CautionCategory = z.enum([
  'EFFICACY',
  'TOXICITY',
  'DRUG_INTERACTION',
  'DOSE',
  'SEQUENCING',
  'TESTING',
  'DATA_QUALITY',
  'INTERPRETATION',
  'FALSE_PREMISE',
]);
export type CautionCategory = z.infer<typeof CautionCategory>;

export const CautionRecord = z.strictObject({
  id: Slug,
  title: Text,
  statement: Text,
  cancer_type: Reference,
  biomarker: Reference.nullable(),
  drugs: z.array(Reference),
  severity: CautionSeverity,
  directive: z.enum(['DO_NOT_USE', 'AVOID', 'CAUTION', 'CONSIDER', 'MONITOR']).nullable(),
  /** Words under which the directive holds; null: always. */
  condition: Text.nullable(),
  seriousness: z.enum(['LIFE_THREATENING', 'SERIOUS']).nullable(),
  category: CautionCategory,
  evidence: z.array(z.strictObject({ source: Reference, finding: Text, verified: z.boolean() })).optional(),
  source: Reference,
  ...readOn,
  note: Text.nullish(),
});
export type CautionRecord = z.infer<typeof CautionRecord>;
