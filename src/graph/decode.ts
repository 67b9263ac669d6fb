import { inspect } from 'node:util';
import { z } from 'zod';
import { GraphShapeError } from './errors.ts';
import type { Query, QueryParams } from './query.ts';

/** Parses what an engine returned; a row of another shape than promised names its query. */
export function decodeRows<Params extends QueryParams, Row>(
  query: Query<Params, Row>,
  rows: readonly unknown[],
): Row[] {
  return rows.map((row) => {
    const parsed = query.row.safeParse(row);
    if (!parsed.success) throw new GraphShapeError(query.name, z.prettifyError(parsed.error));
    return parsed.data;
  });
}

/** Both engines would turn these into something else without a word: a Date into `{}`, undefined into a missing parameter. */
export function assertPlainParams(name: string, params: QueryParams): void {
  for (const [key, value] of Object.entries(params)) assertPlain(`${name}.${key}`, value);
}

function assertPlain(path: string, value: unknown): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      assertPlain(`${path}[${index}]`, item);
    });
    return;
  }
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, item] of Object.entries(value)) assertPlain(`${path}.${key}`, item);
    return;
  }
  throw new TypeError(`${path} is no plain value that a graph can take: ${inspect(value)}`);
}
