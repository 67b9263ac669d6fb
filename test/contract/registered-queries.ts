import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Filter, FilterFields } from '../../src/graph/filter.ts';
import { ListLoader, type List, type PageRequest } from '../../src/graph/list.ts';
import type { GraphReader, Query } from '../../src/graph/query.ts';
import { ROOT } from '../../src/root.ts';

type Exported<Value> = { readonly exportedAs: string; readonly feature: string; readonly value: Value };

/** A text as the graph is asked it, with the parameters that go with it, but `release`, which the reader adds. */
export type AskedText = {
  readonly title: string;
  readonly text: string;
  readonly params: readonly string[];
  /** Only one row can come: a count, or the one node of its label. */
  readonly oneRow: boolean;
};

const exported = await readQueryModules();

export const QUERIES = exported.filter((entry): entry is Exported<Query> => isQuery(entry.value));
export const LISTS = exported.filter((entry): entry is Exported<List<unknown>> => isList(entry.value));
/** What a `queries.ts` exports beside queries and lists: there should be nothing. */
export const OTHERS = exported.filter(({ value }) => !isQuery(value) && !isList(value));

const ONE_NODE_A_RELEASE = ['releaseInfo'];

/** Every text that the graph can be asked, but for the endless combinations of filters. */
export const TEXTS: readonly AskedText[] = [
  ...QUERIES.map(({ exportedAs, value: { cypher, params } }) => ({
    title: exportedAs,
    text: cypher.text,
    params: Object.keys(params.shape),
    oneRow: ONE_NODE_A_RELEASE.includes(exportedAs),
  })),
  ...(await Promise.all(LISTS.map(({ value }) => textsOfList(value)))).flat(),
];

async function readQueryModules(): Promise<Exported<unknown>[]> {
  const features = await readdir(join(ROOT, 'src', 'features'));
  const modules = features
    .toSorted()
    .map((feature) => ({ feature, file: join(ROOT, 'src', 'features', feature, 'queries.ts') }))
    .filter(({ file }) => existsSync(file));
  const contents = await Promise.all(
    modules.map(async ({ feature, file }) => {
      const content = (await import(file)) as Record<string, unknown>;
      return Object.entries(content).map(([exportedAs, value]) => ({ feature, exportedAs, value }));
    }),
  );
  return contents.flat();
}

function isQuery(value: unknown): value is Query {
  return typeof value === 'object' && value !== null && 'cypher' in value && 'row' in value;
}

function isList(value: unknown): value is List<unknown> {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'orders' in value;
}

/** Reads the list as a request would: each order from its start, from a cursor and from one on a node without a value; each filter. */
async function textsOfList(list: List<unknown>): Promise<AskedText[]> {
  const [someOrder = ''] = Object.keys(list.orders);
  const pages: [string, PageRequest, key?: 'a' | null][] = [
    ...Object.keys(list.orders).flatMap((orderBy): typeof pages => [
      [orderBy, { first: 1, orderBy }],
      [`${orderBy} after a value`, { first: 1, orderBy }, 'a'],
      [`${orderBy} after no value`, { first: 1, orderBy }, null],
    ]),
    ...filtersOf(list.filter).map(([name, filter]): (typeof pages)[number] => [
      `where ${name}`,
      { first: 1, orderBy: someOrder, filter },
    ]),
  ];
  const asked: AskedText[] = [];
  for (const [name, request, key] of pages) {
    const graph = recorder(asked, `${list.name} ${name}`, key ?? null);
    const owner = list.ownedBy;
    const first = await new ListLoader(graph, list).page(request, owner);
    if (key !== undefined) {
      asked.pop();
      await new ListLoader(graph, list).page({ ...request, after: first.entries[0]?.cursor }, owner);
    }
    if (key === undefined) await new ListLoader(graph, list).count(request.filter, owner);
  }
  return asked.filter(({ text }, index) => asked.findIndex((other) => other.text === text) === index);
}

function filtersOf(fields: FilterFields): [string, Filter][] {
  const single = Object.entries(fields).flatMap(([field, { operators }]) =>
    Object.keys(operators).map((operator): [string, Filter] => [
      `${field} ${operator}`,
      { [field]: { [operator]: operator === 'in' ? ['x'] : 'x' } },
    ]),
  );
  const all = single.map(([, filter]) => filter);
  return all.length === 0
    ? []
    : [...single, ['all of and, or, not', { and: all, or: all, not: { and: all } }], ['or of nothing', { or: [] }]];
}

/** A graph that answers a list with two rows that have this sort key, so that a page of one has a cursor. */
function recorder(asked: AskedText[], title: string, key: string | null): GraphReader {
  return {
    release: 'any',
    read: (query, params) => {
      const counts = query.name.endsWith('Count');
      const owners = 'owners' in params ? (params['owners'] as readonly string[]) : undefined;
      asked.push({
        title: counts ? `${title} (count)` : title,
        text: query.cypher.text,
        params: Object.keys(params),
        oneRow: counts && owners === undefined,
      });
      const rows = ['a', 'b'].map((id) => ({ owner: owners?.[0] ?? '', key, id, node: null, count: 0 }));
      return Promise.resolve(rows as never[]);
    },
  };
}
