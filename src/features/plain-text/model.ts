import { z } from 'zod';
import { numberField, textField, valueField } from '../../graph/filter.ts';
import { relatedBiomarker } from '../biomarker/model.ts';
import { relatedCaution } from '../caution/model.ts';
import { relatedEndpoint } from '../endpoint/model.ts';

export const PlainTextId = z.string().startsWith('plain-text:').brand<'PlainTextId'>();
export type PlainTextId = z.infer<typeof PlainTextId>;

export const PlainTextSubject = z.enum([
  'ENDPOINT',
  'CAUTION',
  'BIOMARKER',
  'ADVERSE_EVENT_TERM',
  'DRUG_CLASS',
  'PREMISE_VERDICT',
  'CONCEPT',
]);
export const Audience = z.enum(['CLINICIAN', 'PATIENT']);
export type Audience = z.infer<typeof Audience>;
export const ReadingLevelMeasure = z.enum(['FLESCH_KINCAID_GRADE']);

export const PlainText = z.object({
  id: PlainTextId,
  aboutType: PlainTextSubject,
  /** The node of it; null for a term. */
  aboutId: z.string().nullable(),
  aboutKey: z.string(),
  aboutValue: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  audience: Audience,
  language: z.string(),
  readingLevel: z.number(),
  readingLevelMeasure: ReadingLevelMeasure,
  reviewed: z.boolean(),
});
export type PlainText = z.infer<typeof PlainText>;

export const PLAIN_TEXT_FILTER = {
  aboutType: valueField('aboutType'),
  aboutKey: textField('aboutKey'),
  aboutValue: textField('aboutValue'),
  endpoint: relatedEndpoint('ABOUT', 'endpointId'),
  biomarker: relatedBiomarker('ABOUT', 'biomarkerId'),
  caution: relatedCaution('ABOUT', 'cautionId'),
  title: textField('title'),
  text: textField('text'),
  audience: valueField('audience'),
  language: textField('language'),
  readingLevel: numberField('readingLevel'),
  reviewed: valueField('reviewed'),
};
