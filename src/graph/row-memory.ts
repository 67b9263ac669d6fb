import { LRUCache } from 'lru-cache';
import type { GraphReader, Query, QueryParams } from './query.ts';

/** Of the rows as JSON; in memory they take 1.1 to 1.5 times as much. All nodes of the evidence that ships are 5 MB. */
const MAX_BYTES = 16_000_000;
/** What an entry takes besides, which is most of it where a client asks for one thing after another that is not there. */
const ENTRY_BYTES = 500;

/**
 * Rows of a release never change, so what one request has read the next need not read again. Bounded: what was not asked
 * for longest goes first. Requests share the rows, so they are frozen.
 */
export class RowMemory {
  readonly #rows = new LRUCache<string, readonly unknown[]>({ maxSize: MAX_BYTES, maxEntrySize: MAX_BYTES / 8 });
  /** Reads under way: of many clients that ask a server for the same when it has just started, one reads. */
  readonly #underWay = new Map<string, Promise<readonly unknown[]>>();

  /** The same reader, but for what any reader of its release has read before. */
  over(graph: GraphReader): GraphReader {
    const read = async <Params extends QueryParams, Row>(
      query: Query<Params, Row>,
      params: NoInfer<Params>,
    ): Promise<readonly Row[]> => {
      const key = JSON.stringify([graph.release, query.name, query.cypher.text, params]);
      // whoever was to read may have left, or have had less time
      const known = this.#rows.get(key) ?? (await this.#underWay.get(key)?.catch(() => undefined));
      // a name and a text belong to one query, so the rows are its own
      if (known !== undefined) return known as readonly Row[];
      const reading = this.#read(key, graph.read(query, params));
      this.#underWay.set(key, reading);
      return reading;
    };
    return { release: graph.release, read };
  }

  async #read<Row>(key: string, reading: Promise<readonly Row[]>): Promise<readonly Row[]> {
    try {
      const rows = deepFreeze(await reading);
      this.#rows.set(key, rows, { size: ENTRY_BYTES + key.length + JSON.stringify(rows).length });
      return rows;
    } finally {
      this.#underWay.delete(key);
    }
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
