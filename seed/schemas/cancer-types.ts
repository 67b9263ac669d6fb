import { z } from 'zod';
import { readOn, Reference, Slug, Text } from './common.ts';

export const CancerTypeRecord = z.strictObject({
  id: Slug,
  name: Text,
  aliases: z.array(Text),
  parent: Reference.nullable(),
  external_ids: z.strictObject({
    mondo: Text.optional(),
    ncit: Text.optional(),
    doid: Text.optional(),
    oncotree: Text.optional(),
  }),
  /** True for a grouping of pooled figures, which is no disease and has no children. */
  is_set: z.boolean().optional(),
  excludes: z.array(Reference).optional(),
  ...readOn,
  note: Text.nullish(),
});
export type CancerTypeRecord = z.infer<typeof CancerTypeRecord>;
