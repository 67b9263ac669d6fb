import { z } from 'zod';
import { Agency, PartialDate, Reference, Slug, Text, WebAddress } from './common.ts';

export const SourceKind = z.enum([
  'publication',
  'congress-abstract',
  'registry-record',
  'label',
  'guideline',
  'knowledge-base',
  'secondary-page',
  'reviewed-article',
]);
export type SourceKind = z.infer<typeof SourceKind>;

const PubMedId = z.string().regex(/^\d+$/, 'is no PubMed number');

export const PartRead = z.enum([
  'FULL_TEXT',
  'LABEL',
  'REGISTRY_RESULTS',
  'ABSTRACT',
  'METADATA_ONLY',
  'NEWS',
  'TITLE_ONLY',
]);
export type PartRead = z.infer<typeof PartRead>;

/** One shape for every kind: what a kind lacks is absent, and readers ask for the same few fields of all. */
export const SourceRecord = z.strictObject({
  id: Slug,
  kind: SourceKind,
  title: Text,
  first_author: Text.nullish(),
  publisher: Text.nullish(),
  /** The body behind a guideline. */
  organisation: Text.nullish(),
  /** The agency behind a label. */
  agency: Agency.nullish(),
  journal: Text.nullish(),
  year: z.int().min(1900).max(2100).nullish(),
  citation: Text.nullish(),
  /** Identifiers seen in a source. */
  ids: z
    .strictObject({
      doi: Text.optional(),
      pmid: PubMedId.optional(),
      pmcid: z
        .string()
        .regex(/^PMC\d+$/, 'is no PubMed Central id: PMC3045808 is')
        .optional(),
      citation: Text.optional(),
      registry_id: Text.optional(),
      application_number: Text.optional(),
      awmf: Text.optional(),
    })
    .optional(),
  /** Identifiers from memory. */
  unverified_ids: z.strictObject({ doi: Text.optional(), pmid: PubMedId.optional() }).optional(),
  url: WebAddress.nullish(),
  date: PartialDate.nullish(),
  version: Text.nullish(),
  trials: z.array(Reference).optional(),
  part_read: PartRead,
  /** Of a guideline: that it exists. */
  verified: z.boolean().optional(),
  note: Text.nullish(),
});
export type SourceRecord = z.infer<typeof SourceRecord>;
