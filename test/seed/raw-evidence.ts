import { readFileSync } from 'node:fs';
import { collections, releaseFile } from '../../seed/schemas/evidence.ts';

export const shippedFolder = new URL('../../seed/evidence/', import.meta.url).pathname;

/** The files as they ship, by file name, before any schema has seen them. */
export const shipped: Readonly<Record<string, unknown>> = Object.fromEntries(
  [...Object.values(collections), releaseFile].map(({ file }) => {
    return [file, JSON.parse(readFileSync(new URL(file, `file://${shippedFolder}`), 'utf8')) as unknown];
  }),
);

/** One thing to break: the value at a place of a record, such as `ci.lower` or `arms[0].n`; undefined takes it away. */
export interface Break {
  readonly file: string;
  readonly id: string;
  readonly place: string;
  readonly value: unknown;
}

/** The shipped evidence with some things broken. */
export function breakEvidence(breaks: readonly Break[]): Record<string, unknown> {
  const raw: Record<string, unknown> = { ...shipped };
  for (const file of new Set(breaks.map((item) => item.file))) raw[file] = structuredClone(shipped[file]);
  for (const { file, id, place, value } of breaks) setAt(findRecord(raw, file, id), place, value);
  return raw;
}

/** The shipped evidence with one more record in a file: a copy of one of it, changed. */
export function addCopy(file: string, id: string, changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const records = shipped[file] as readonly unknown[];
  return { ...shipped, [file]: [...records, { ...structuredClone(findRecord(shipped, file, id)), ...changes }] };
}

export type JsonObject = Record<string, unknown>;

function findRecord(raw: Readonly<Record<string, unknown>>, file: string, id: string): JsonObject {
  if (file === releaseFile.file) return raw[file] as JsonObject;
  const record = (raw[file] as readonly JsonObject[]).find((item) => item['id'] === id);
  if (record === undefined) throw new Error(`${file} has no record "${id}"`);
  return record;
}

export function setAt(record: JsonObject, place: string, value: unknown): void {
  const steps = place.replaceAll('[', '.').replaceAll(']', '').split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<JsonObject>((part, step) => {
    const next = part[step];
    if (typeof next !== 'object' || next === null) throw new Error(`there is no "${place}" to break`);
    return next as JsonObject;
  }, record);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
}
