import { z } from 'zod';
import { Count, Percent, readOn, Reference, Slug, Text } from './common.ts';

export const Relevance = z.enum([
  'ESTABLISHED_ACTIONABLE',
  'EMERGING',
  'INVESTIGATIONAL',
  'DETECTED_NOT_ACTIONABLE',
  'NOT_DETECTED',
  'NO_DATA',
]);
export type Relevance = z.infer<typeof Relevance>;

/** `low` and `high` are a range across series or a derived interval, as `basis` says. */
export const Prevalence = z.strictObject({
  point: Percent.nullable(),
  low: Percent.nullable(),
  high: Percent.nullable(),
  unit: z.literal('percent'),
  basis: Text,
  n_positive: Count.nullish(),
  n_tested: Count.nullish(),
});
export type Prevalence = z.infer<typeof Prevalence>;

export const AssociationFinding = z.strictObject({
  source: Reference,
  finding: Text,
  n_tested: Count,
  n_positive: Count,
  verified: z.boolean(),
});
export type AssociationFinding = z.infer<typeof AssociationFinding>;

export const BiomarkerCancerAssociationRecord = z.strictObject({
  id: Slug,
  biomarker: Reference,
  cancer_type: Reference,
  /** Null where the question is unsettled. */
  established_actionable: z.boolean().nullable(),
  actionability: Text,
  relevance: Relevance,
  prevalence: Prevalence.nullable(),
  approved_drugs: z.array(Reference),
  evidence: z.array(AssociationFinding).optional(),
  source: Reference,
  ...readOn,
  note: Text.nullish(),
});
export type BiomarkerCancerAssociationRecord = z.infer<typeof BiomarkerCancerAssociationRecord>;
