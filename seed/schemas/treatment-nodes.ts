import { z } from 'zod';
import { Reference, Slug, Text } from './common.ts';

export const TreatmentNodeRecord = z.strictObject({
  id: Slug,
  name: Text,
  regimens: z.array(Reference),
  default: z.boolean(),
  rationale: Text,
  source: Reference.nullable(),
});
export type TreatmentNodeRecord = z.infer<typeof TreatmentNodeRecord>;
