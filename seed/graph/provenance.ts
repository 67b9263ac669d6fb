import { PartRead } from '../../src/features/source/model.ts';
import { byKey, type GraphContent, type Properties } from './content.ts';
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

  edges(id: string, record: Reading): void {
    if (record.source !== null) this.#content.edge('STATED_IN', id, idOf.source(record.source));
    for (const page of record.confirmed_by) this.#content.edge('CONFIRMED_BY', id, idOf.source(page));
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
  for (const source of sources.filter((slug) => slug !== null).toSorted(byKey((slug) => slug))) {
    content.edge('KNOWN_FROM', id, idOf.source(source));
  }
}
