import { z } from 'zod';
import { Slug, Text, WebAddress } from './common.ts';

export const ReleaseRecord = z.strictObject({
  /** Null until a published release has one. */
  id: Slug.nullable(),
  /** Year and month of `date`. */
  version: z.string().regex(/^\d{4}\.\d{2}$/, 'is no version: year and month, as in 2026.11'),
  date: z.iso.date('is no day: 2026-11-24 is'),
  title: Text,
  description: Text,
  licence: Text,
  licence_url: WebAddress,
  licence_note: Text,
  attribution: Text,
  disclaimer: Text,
});
export type ReleaseRecord = z.infer<typeof ReleaseRecord>;
