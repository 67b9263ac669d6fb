import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent, Properties, Value } from './content.ts';
import { idOf } from './ids.ts';

/*
 * The kinds whose queries come with the clinical answers. They are whole in the graph from the start, in the words of
 * their records: scalars and lists as properties, parts as nodes of their own, references as edges.
 */

export function writeGuidance(content: GraphContent, evidence: Evidence): void {
  writeClaims(content, evidence);
}

const camel = (key: string): string => key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The scalars and flat lists of a record, without those that are written as edges, parts or provenance. */
function plain(record: object, without: readonly string[] = []): Properties {
  const left = new Set([
    'id',
    'source',
    'confirmed_by',
    'verified',
    'locator',
    'unverified_fields',
    'note',
    ...without,
  ]);
  const properties: Record<string, Value | null> = {};
  const entries: [string, unknown][] = Object.entries(record);
  for (const [key, value] of entries) {
    if (left.has(key) || !(value === null || isValue(value))) continue;
    properties[camel(key)] = value;
  }
  return properties;
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
const isValue = (value: unknown): value is Value => isScalar(value) || (Array.isArray(value) && value.every(isScalar));

function writeClaims(content: GraphContent, { articleClaims }: Evidence): void {
  for (const claim of articleClaims) {
    const id = idOf.claim(claim.id);
    const values = Object.entries(claim.primary_values);
    content.node('Claim', id, {
      ...plain(claim, ['result_ids', 'sources', 'citation']),
      citation: claim.citation === null ? null : String(claim.citation),
      valueNames: values.map(([name]) => name),
      values: values.map(([, value]) => String(value)),
    });
    for (const result of claim.result_ids) content.edge('SHOWN_BY', id, idOf.result(result));
    for (const source of claim.sources) content.edge('STATED_IN', id, idOf.source(source));
  }
}
