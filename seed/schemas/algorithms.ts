import { z } from 'zod';
import { LineCode, PartialDate, Reference, Slug, StatusCode, Text } from './common.ts';

/** Computed from the `verified` flags of the records in `supports`. */
export const SupportLevel = z.enum(['VERIFIED', 'PARTLY_VERIFIED', 'UNVERIFIED', 'NONE']);
export type SupportLevel = z.infer<typeof SupportLevel>;

const supported = {
  supports: z.strictObject({
    recommendations: z.array(Reference),
    cautions: z.array(Reference),
    approvals: z.array(Reference),
    results: z.array(Reference),
    associations: z.array(Reference),
  }),
  support_level: SupportLevel,
};

export const AlgorithmNode = z.strictObject({
  id: Slug,
  type: z.enum(['QUESTION', 'ACTION', 'GAP']),
  text: Text,
  drugs: z.array(Reference),
  line_code: LineCode.nullable(),
  ...supported,
});
export type AlgorithmNode = z.infer<typeof AlgorithmNode>;

/** Loops are real: progression leads back to the question of its pattern. */
export const AlgorithmEdge = z.strictObject({
  id: Slug,
  from: Reference,
  to: Reference,
  condition: Text,
  condition_code: z
    .string()
    .regex(/^[A-Z0-9]+(?:_[A-Z0-9]+)*$/, 'is no code: upper-case words joined by underscores')
    .nullable(),
  ...supported,
});
export type AlgorithmEdge = z.infer<typeof AlgorithmEdge>;

export const AlgorithmRecord = z.strictObject({
  id: Slug,
  title: Text,
  cancer_type: Reference,
  biomarker: Reference.nullable(),
  stage: Text,
  version_date: PartialDate,
  status_code: StatusCode,
  superseded_by: Reference.nullable(),
  start: Reference,
  nodes: z.array(AlgorithmNode).min(1),
  edges: z.array(AlgorithmEdge),
  note: Text.nullish(),
});
export type AlgorithmRecord = z.infer<typeof AlgorithmRecord>;
