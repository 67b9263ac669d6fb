import type { GraphRelease, QueryParams, WriteStatement } from '../src/graph/query.ts';
import { groupBy } from '../src/shared/group-by.ts';

/** The large graph is the evidence this many times. */
export const LARGE = 100;

/** What people call a node. A copy is called otherwise, so that a term still means one node. */
const NAMES = new Set(['name', 'acronym', 'title', 'label', 'folded', 'text', 'nodeName']);

/**
 * The release beside copies of itself. No edge and no id leads from one to another, so each copy is a population of
 * its own and a question about the original has the same answer. It keeps the id of the release: at its start the
 * server writes the evidence into an embedded store that holds any other.
 */
export function enlarge(release: GraphRelease, ids: ReadonlySet<string>, times: number = LARGE): GraphRelease {
  const statements = release.statements.map((statement) =>
    isReleaseInfo(statement) ? statement : { ...statement, rows: copiesOf(statement.rows, ids, times) },
  );
  const rows = groupBy(
    statements.flatMap((statement) => statement.rows),
    (row) => (isNode(row) ? 'nodes' : 'relationships'),
  );
  return {
    ...release,
    statements,
    counts: { nodes: rows.get('nodes')?.length ?? 0, relationships: rows.get('relationships')?.length ?? 0 },
  };
}

type NodeRow = { readonly key: string; readonly props: Readonly<Record<string, unknown>> };
const isNode = (row: QueryParams): row is NodeRow => 'props' in row;

/** A release says once what it is. */
const isReleaseInfo = ({ rows }: WriteStatement): boolean =>
  rows.some((row) => isNode(row) && row.props['id'] === 'release:current');

function copiesOf(rows: readonly QueryParams[], ids: ReadonlySet<string>, times: number): QueryParams[] {
  const copies = Array.from({ length: times - 1 }, (_, copy) => {
    const suffix = `~${String(copy + 1).padStart(2, '0')}`;
    return rows.map((row) => copyOf(row, suffix, ids));
  });
  return [...rows, ...copies.flat()];
}

function copyOf(row: QueryParams, suffix: string, ids: ReadonlySet<string>): QueryParams {
  if (!isNode(row))
    return Object.fromEntries(Object.entries(row).map(([end, key]) => [end, `${String(key)}${suffix}`]));
  const props = Object.entries(row.props).map(([name, value]) => [name, renamed(name, value, suffix, ids)]);
  return { key: `${row.key}${suffix}`, props: Object.fromEntries(props) };
}

function renamed(name: string, value: unknown, suffix: string, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(name, item, suffix, ids));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(key, part, suffix, ids)]));
  }
  if (typeof value !== 'string') return value;
  if (name === 'record') return JSON.stringify(renamed('', JSON.parse(value), suffix, ids));
  // copies come after all originals: the first page is the same one
  if (name === 'sortName') return `${suffix}${value}`;
  return ids.has(value) || NAMES.has(name) ? `${value}${suffix}` : value;
}
