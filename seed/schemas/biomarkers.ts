import { z } from 'zod';
import { Percent, readOn, Reference, Slug, Text } from './common.ts';

export const BiomarkerKind = z.enum([
  'fusion',
  'resistance-mutation',
  'compound-mutation',
  'off-target-resistance',
  'mutation',
  'copy-number',
  'expression',
]);
export type BiomarkerKind = z.infer<typeof BiomarkerKind>;

export const AlterationClass = z.enum([
  'FUSION',
  'MISSENSE',
  'INSERTION',
  'AMPLIFICATION',
  'COPY_NUMBER_GAIN',
  'OVEREXPRESSION',
  'DELETION',
  'COMPOUND_MUTATION',
  'PATHWAY_ACTIVATION',
  'HISTOLOGIC_TRANSFORMATION',
  'ANY',
]);
export type AlterationClass = z.infer<typeof AlterationClass>;

/** One statement of one source; sources may contradict each other, and each is kept. */
export const TkiActivity = z.strictObject({
  drug: Reference,
  effect: z.enum(['sensitive', 'resistant', 'active-in-vitro']),
  significance: z.enum(['SENSITIVITY', 'REDUCED_SENSITIVITY', 'RESISTANCE']),
  evidence: Text,
  evidence_type: z.enum(['REVIEW_TABLE', 'PATIENT', 'PRECLINICAL']),
  source: Reference,
  ...readOn,
  civic_evidence_id: z.int().positive().nullish(),
  note: Text.nullish(),
});
export type TkiActivity = z.infer<typeof TkiActivity>;

/** How often the biomarker is found at progression on a drug. */
export const FrequencyAfter = z.strictObject({
  after: Text,
  drugs: z.array(Reference),
  percent: Percent,
  basis: Text,
  source: Reference,
  ...readOn,
  note: Text.nullish(),
});
export type FrequencyAfter = z.infer<typeof FrequencyAfter>;

export const ResistanceMechanism = z.strictObject({
  type: z.literal('OFF_TARGET'),
  treatment_idea: Text.nullable(),
  source: Reference.nullable(),
  ...readOn,
});
export type ResistanceMechanism = z.infer<typeof ResistanceMechanism>;

export const BiomarkerRecord = z.strictObject({
  id: Slug,
  name: Text,
  genes: z.array(Reference),
  kind: BiomarkerKind,
  aliases: z.array(Text),
  parent: Reference.nullish(),
  alteration_class: AlterationClass,
  variants: z.array(Text).optional(),
  tki_activity: z.array(TkiActivity).optional(),
  frequency_after: z.array(FrequencyAfter).optional(),
  mechanism: ResistanceMechanism.nullish(),
  ...readOn,
  note: Text.nullish(),
});
export type BiomarkerRecord = z.infer<typeof BiomarkerRecord>;
