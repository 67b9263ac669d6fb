import { z } from 'zod';
import { Agency, LineCode, LineScope, PartialDate, readOn, Reference, Slug, Text } from './common.ts';

/** One event: an accelerated approval and the regular one after it are two records. */
export const ApprovalRecord = z.strictObject({
  id: Slug,
  drug: Reference,
  /** All drugs of a combination. */
  drugs: z.array(Reference).min(1),
  agency: Agency,
  cancer_type: Reference,
  biomarker: Reference.nullable(),
  setting: Text,
  approval_date: PartialDate,
  /** The date of the label's wording, where that is not the approval. */
  label_date: PartialDate.nullish(),
  approval_kind: z.enum(['ACCELERATED', 'REGULAR', 'CONDITIONAL', 'NOT_RECORDED']),
  event: z.enum(['ORIGINAL', 'CONVERSION', 'LINE_EXTENSION', 'INDICATION_EXTENSION']),
  line_code: LineCode.nullable(),
  any_line: z.boolean(),
  lines: z.array(LineCode),
  line_scope: LineScope,
  after_drugs: z.array(Reference),
  age_group: z.enum(['ADULT', 'PAEDIATRIC', 'PAEDIATRIC_AND_YOUNG_ADULT', 'ADULT_AND_PAEDIATRIC', 'NOT_STATED']),
  alk_tki_naive: z.boolean().nullish(),
  approval_status: z.enum(['APPROVED', 'WITHDRAWN']),
  withdrawn_date: PartialDate.nullable(),
  /** The later event that replaced an accelerated approval. */
  converted_by: Reference.nullish(),
  source: Reference,
  ...readOn,
  unverified_fields: z.array(Text).optional(),
  note: Text.nullish(),
});
export type ApprovalRecord = z.infer<typeof ApprovalRecord>;
