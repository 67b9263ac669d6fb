import { z } from 'zod';
import { cypher, type Cypher } from '../../graph/cypher.ts';
import { valueField } from '../../graph/filter.ts';
import { relatedSource, SourceList, SourceNode } from '../source/model.ts';

export const ProvenanceStatus = z.enum(['READ_IN_SOURCE', 'READ_IN_COPY_OR_REVIEW', 'READ_IN_NEWS_ONLY', 'NOT_READ']);

/** It travels in the row of the record, so asking for it costs no trip. */
const Reading = z
  .tuple([
    ProvenanceStatus,
    z.boolean(),
    z.string().nullable(),
    z.array(z.string()),
    z.string().nullable(),
    SourceNode.fromTuple.nullable(),
    SourceList,
  ])
  .transform(([status, verified, locator, unverifiedFields, note, source, confirmedBy]) => ({
    status,
    verified,
    locator,
    unverifiedFields,
    note,
    source,
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

/** The provenance of a record, in the order of the tuple above. */
export const provenanceOf = (record: Cypher): Cypher => cypher`[
  ${record}.provenanceStatus, ${record}.verified, ${record}.locator, ${record}.unverifiedFields, ${record}.provenanceNote,
  head([(${record})-[:STATED_IN]->(origin:Source) | ${SourceNode.tuple(cypher`origin`)}]),
  [(${record})-[:CONFIRMED_BY]->(page:Source) | ${SourceNode.tuple(cypher`page`)}]
]`;

/** What every record with a provenance can be filtered by. */
export const PROVENANCE_FILTER = {
  verified: valueField('verified'),
  provenanceStatus: valueField('provenanceStatus'),
  source: relatedSource('STATED_IN'),
};
