import { z } from 'zod';
import { Reference, Slug, Text } from './common.ts';

export const Verdict = z.enum(['supported', 'supported-with-mismatch', 'contradicted', 'outdated', 'not-verified']);
export type Verdict = z.infer<typeof Verdict>;

export const MismatchType = z.enum([
  'assessor',
  'cross-trial-mix',
  'edition',
  'guideline-date',
  'invented-context',
  'invented-term',
  'later-data',
  'omission',
  'overstated-absolute',
  'population',
  'rounding',
  'significance-omitted',
]);
export type MismatchType = z.infer<typeof MismatchType>;

export const ArticleClaimRecord = z.strictObject({
  id: Slug,
  section: Text,
  /** The number printed in the article, or its list of numbers. */
  citation: z.union([z.int().positive(), Text]).nullable(),
  claim: Text,
  verdict: Verdict,
  mismatch_type: MismatchType.nullish(),
  primary_values: z.record(z.string(), z.union([z.number(), Text])),
  result_ids: z.array(Reference),
  sources: z.array(Reference),
  explanation: Text,
  assessment_verified: z.boolean(),
});
export type ArticleClaimRecord = z.infer<typeof ArticleClaimRecord>;
