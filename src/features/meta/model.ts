import { z } from 'zod';

/** What the evidence says of itself. */
export const ReleaseInfo = z.object({
  version: z.string(),
  date: z.string(),
  title: z.string(),
  licence: z.string(),
  attribution: z.string(),
  disclaimer: z.string(),
  counts: z.array(z.object({ kind: z.string(), count: z.number().int() })),
});
/** With the id of the release that the graph is read at. */
export type Release = z.infer<typeof ReleaseInfo> & { readonly id: string };
