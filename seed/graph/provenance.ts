import { PartRead } from '../../src/features/source/model.ts';
import { byKey, type GraphContent, type NodeRecord, type Properties } from './content.ts';
import { idOf } from './ids.ts';
import type { Evidence } from '../schemas/evidence.ts';

type Reading = {
  readonly source: string | null;
  readonly verified: boolean;
  readonly confirmed_by: readonly string[];
};

type Asserted = Reading & {
  readonly locator?: string | null | undefined;
  readonly unverified_fields?: readonly string[] | undefined;
  readonly note?: string | null | undefined;
  readonly verification_note?: string | null | undefined;
};

/** How the provenance of a record becomes properties and edges. */
export class ProvenanceWriter {
  readonly #content: GraphContent;
  readonly #partRead: ReadonlyMap<string, PartRead>;

  constructor(content: GraphContent, { sources }: Evidence) {
    this.#content = content;
    this.#partRead = new Map(sources.map((source) => [source.id, source.part_read]));
  }

  properties(record: Asserted): Properties {
    const notes = [record.verification_note, record.note].filter((note) => typeof note === 'string');
    return {
      verified: record.verified,
      provenanceStatus: this.#statusOf(record),
      locator: record.locator,
      unverifiedFields: record.unverified_fields ?? [],
      provenanceNote: notes.length > 0 ? notes.join('; ') : null,
    };
  }

  /** The sources of a record that is written already, as edges and in the record itself. */
  edges(id: string, { source, confirmed_by: pages }: Reading): void {
    if (source !== null) this.#content.edge('STATED_IN', id, idOf.source(source));
    for (const page of pages) this.#content.edge('CONFIRMED_BY', id, idOf.source(page));
    const { provenanceStatus, verified, locator, unverifiedFields, provenanceNote } = this.#content.recordOf(id);
    this.#content.include(id, {
      provenance: {
        status: provenanceStatus,
        verified,
        locator,
        unverifiedFields,
        note: provenanceNote,
        source: source === null ? null : this.#content.recordOf(idOf.source(source)),
        confirmedBy: sourceRecords(this.#content, pages),
      },
    });
  }

  /** As the README of the evidence defines it. */
  #statusOf({ source, verified, confirmed_by: pages }: Reading): string {
    if (!verified) return 'NOT_READ';
    if (source !== null && pages.includes(source)) return 'READ_IN_SOURCE';
    const best = pages
      .map((page) => PartRead.options.indexOf(this.#partRead.get(page) ?? 'TITLE_ONLY'))
      .toSorted((a, b) => a - b)[0];
    return best !== undefined && best < PartRead.options.indexOf('NEWS')
      ? 'READ_IN_COPY_OR_REVIEW'
      : 'READ_IN_NEWS_ONLY';
  }
}

/** The sources that an entity is known from, each once. */
export function knownFrom(content: GraphContent, id: string, sources: readonly (string | null)[]): void {
  const known = sources.filter((slug) => slug !== null);
  for (const source of known) content.edge('KNOWN_FROM', id, idOf.source(source));
  content.include(id, { sources: sourceRecords(content, known) });
}

/** By id, each once. */
const sourceRecords = (content: GraphContent, slugs: readonly string[]): readonly NodeRecord[] =>
  [...new Set(slugs)].toSorted(byKey((slug) => slug)).map((slug) => content.recordOf(idOf.source(slug)));
