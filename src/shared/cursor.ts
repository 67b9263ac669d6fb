import { z } from 'zod';
import { invalidCursor, quoted } from './errors.ts';

/** The version of the form below; a cursor of another one is refused, not misread. */
const VERSION = 1;

/** The list (of a node: with its id), order and filter that a cursor was made for. */
export type CursorPlace = readonly [list: string, order: string, filterHash: string];
/** The sort keys of the entry that the cursor stands on. */
export type CursorKeys = { readonly key: string | number | null; readonly id: string };

const CursorContent = z.tuple([
  z.literal(VERSION),
  z.string(),
  z.string(),
  z.string(),
  z.union([z.string(), z.number(), z.null()]),
  z.string(),
]);

export function writeCursor(place: CursorPlace, { key, id }: CursorKeys): string {
  return Buffer.from(JSON.stringify([VERSION, ...place, key, id])).toString('base64url');
}

/** Errors: INVALID_CURSOR for what is no cursor, and for one of another list, order or filter. */
export function readCursor(argument: 'after' | 'before', cursor: string, place: CursorPlace): CursorKeys {
  const invalid = (reason: string) => invalidCursor(argument, cursor, reason);
  const parsed = CursorContent.safeParse(jsonOf(cursor));
  if (!parsed.success) throw invalid('it was not made by this server');
  const [, list, order, filterHash, key, id] = parsed.data;
  if (list !== place[0]) throw invalid(`it belongs to the list ${quoted(list)}, not to "${place[0]}"`);
  if (order !== place[1]) throw invalid(`it belongs to the order ${quoted(order)}, not to ${place[1]}`);
  if (filterHash !== place[2]) throw invalid('it belongs to another filter');
  return { key, id };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
