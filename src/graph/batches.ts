import type { Cypher } from './cypher.ts';
import type { QueryParams, WriteStatement } from './query.ts';

/** Large enough that trips do not count, small enough for a server's memory. */
const ROWS_PER_BATCH = 1_000;

export type Batch = { readonly statement: Cypher; readonly rows: readonly QueryParams[]; readonly share: number };

/** The statements' rows in batches, each with the share of all rows that is written when it is. */
export function* batchesOf(statements: readonly WriteStatement[]): Generator<Batch> {
  const total = statements.reduce((sum, { rows }) => sum + rows.length, 0);
  let written = 0;
  for (const { cypher, rows } of statements) {
    for (let start = 0; start < rows.length; start += ROWS_PER_BATCH) {
      const batch = rows.slice(start, start + ROWS_PER_BATCH);
      written += batch.length;
      yield { statement: cypher, rows: batch, share: written / total };
    }
  }
}
