import { z } from 'zod';
import { LineCode, LineScope, PartialDate, readOn, Reference, Slug, StatusCode, Text } from './common.ts';

export const Preference = z.enum([
  'PREFERRED',
  'OTHER_RECOMMENDED',
  'USEFUL_IN_CERTAIN_CIRCUMSTANCES',
  'RECOMMENDED_UNSPECIFIED',
  'NOT_RECOMMENDED',
  'NONE',
  'UNKNOWN',
]);
export type Preference = z.infer<typeof Preference>;

/** Only the first is a guideline's own statement. */
export const RecommendationKind = z.enum([
  'GUIDELINE_STATEMENT',
  'LABEL_INDICATION',
  'TRIAL_EVIDENCE',
  'SCORE',
  'ABSENCE',
  'ARTICLE_STATEMENT',
]);
export type RecommendationKind = z.infer<typeof RecommendationKind>;

export const ProgressionPattern = z.enum(['LIMITED', 'CNS', 'SYSTEMIC_MULTIPLE', 'UNSPECIFIED']);
export type ProgressionPattern = z.infer<typeof ProgressionPattern>;

export const RecommendationEvidence = z.strictObject({
  nccn_category: z.enum(['CATEGORY_1', 'CATEGORY_2A', 'CATEGORY_2B', 'CATEGORY_3']).nullable(),
  esmo_level: z.enum(['I', 'II', 'III', 'IV', 'V']).nullable(),
  esmo_grade: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
  quality: z.enum(['HIGH', 'MODERATE_TO_HIGH', 'MODERATE', 'INTERMEDIATE', 'LOW', 'VERY_LOW']).nullable(),
  strength: z.enum(['STRONG', 'MODERATE', 'WEAK']).nullable(),
  basis: z.enum(['EVIDENCE_BASED', 'INFORMAL_CONSENSUS']).nullable(),
  provenance: z.enum(['READ', 'STATED_BY_REVIEWED_ARTICLE', 'MEMORY']).nullable(),
});
export type RecommendationEvidence = z.infer<typeof RecommendationEvidence>;

export const RecommendationRecord = z.strictObject({
  id: Slug,
  kind: RecommendationKind,
  indication: z.strictObject({ cancer_type: Reference, biomarker: Reference.nullable(), stage: Text }),
  line: Text,
  line_code: LineCode.nullable(),
  line_scope: LineScope,
  progressing_on: z.array(Reference),
  /** Null where nothing has progressed. */
  progression_pattern: ProgressionPattern.nullable(),
  drugs: z.array(Reference),
  drug_relation: z.enum(['single', 'combination', 'alternatives', 'none']),
  strength: Text,
  preference: Preference,
  evidence_category: Text.nullable(),
  evidence: RecommendationEvidence,
  /** From 1 to 5, where a palliative setting was scored. */
  esmo_mcbs: z.int().min(1).max(5).nullish(),
  /** The tier as printed, such as I-A. */
  escat: Text.nullish(),
  guideline: Reference.nullable(),
  guideline_date: PartialDate.nullable(),
  status: Text,
  status_code: StatusCode,
  /** The newer guideline of the same body. */
  superseded_by: Reference.nullable(),
  conditions: z.array(Text),
  cautions: z.array(Text),
  supporting_trials: z.array(Reference).optional(),
  source: Reference,
  locator: Text.nullish(),
  ...readOn,
  unverified_fields: z.array(Text).optional(),
  note: Text.nullish(),
});
export type RecommendationRecord = z.infer<typeof RecommendationRecord>;
