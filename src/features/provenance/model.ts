import { z } from 'zod';
import { valueField } from '../../graph/filter.ts';
import { relatedSource, Source } from '../source/model.ts';

/** Who tells of a thing: the curators of the evidence, or a registry of trials. */
export const Origin = z.enum(['CURATED', 'REGISTRY']);
export type Origin = z.infer<typeof Origin>;

export const ProvenanceStatus = z.enum(['READ_IN_SOURCE', 'READ_IN_COPY_OR_REVIEW', 'READ_IN_NEWS_ONLY', 'NOT_READ']);

/** It is part of the record, so asking for it costs no trip. */
const Reading = z
  .object({
    status: ProvenanceStatus,
    verified: z.boolean(),
    locator: z.string().nullable(),
    unverifiedFields: z.array(z.string()),
    note: z.string().nullable(),
    source: Source.nullable(),
    confirmedBy: z.array(Source),
  })
  .transform(({ confirmedBy, ...provenance }) => ({
    ...provenance,
    confirmedBy: confirmedBy.map((page) => ({ source: page, partRead: page.partRead })),
    // constants of the curation: every record was entered by a person as what its source asserts
    knowledgeLevel: 'KNOWLEDGE_ASSERTION' as const,
    agentType: 'MANUAL_AGENT' as const,
  }))
  .refine(
    ({ verified, status }) => verified === (status !== 'NOT_READ'),
    'what was read is verified, and nothing else',
  );

/** Of what a source claims: where it is verified and names none, it does not parse. */
export const Provenance = Reading.refine(
  ({ verified, source }) => !verified || source !== null,
  'a verified record names its source',
);
/** Of what is known from pages alone, without a source that it originates from. */
export const ReadOnPages = Reading.refine(
  ({ verified, source, confirmedBy }) => source === null && verified === confirmedBy.length > 0,
  'what is read on pages names them, and no source',
);
export type Provenance = z.infer<typeof Provenance>;

/** What every record with a provenance can be filtered by. */
export const PROVENANCE_FILTER = {
  verified: valueField('verified'),
  provenanceStatus: valueField('provenanceStatus'),
  source: relatedSource('STATED_IN'),
};
