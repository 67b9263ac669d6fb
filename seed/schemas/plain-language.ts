import { z } from 'zod';
import { Reference, Slug, Text } from './common.ts';

export const PlainLanguageSubject = z.enum([
  'ENDPOINT',
  'CAUTION',
  'ADVERSE_EVENT_TERM',
  'DRUG_CLASS',
  'BIOMARKER',
  'PREMISE_VERDICT',
  'CONCEPT',
]);
export type PlainLanguageSubject = z.infer<typeof PlainLanguageSubject>;

export const PlainLanguageRecord = z.strictObject({
  id: Slug,
  /** `value` holds the exact term of a drug class or verdict, whose `id` is only a slug of it. */
  about: z.strictObject({ type: PlainLanguageSubject, id: Reference, value: Text.nullish() }),
  title: Text,
  text: Text,
  audience: z.enum(['PATIENT']),
  language: z.string().regex(/^[a-z]{2}$/, 'is no language: two letters, as in en'),
  reading_level: z.number(),
  reading_level_measure: z.enum(['FLESCH_KINCAID_GRADE']),
  /** False until a person has reviewed the text. */
  reviewed: z.boolean(),
});
export type PlainLanguageRecord = z.infer<typeof PlainLanguageRecord>;
