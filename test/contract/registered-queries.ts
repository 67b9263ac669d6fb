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

const textsOfQueries = QUERIES.map(
  ({
    exportedAs,
    value: {
      cypher: { text },
      params,
    },
  }): AskedText => ({
    title: exportedAs,
    text,
    params: Object.keys(params.shape),
    oneRow: ONE_NODE_A_RELEASE.includes(exportedAs),
  }),
);

/** Every text that the graph can be asked, but for the endless combinations of filters. */
export const TEXTS = [
  ...textsOfQueries,
  ...(await textsOfLists(
    LISTS.map(({ value }) => value),
    eachFilter,
  )),
];

/** The same for a linter that takes long for a text: all filters of a list in one text, and of texts that differ in nothing but names one. */
export const PARTS = await partsOfTexts();

async function partsOfTexts(): Promise<AskedText[]> {
  const lists = LISTS.map(({ value }) => value);
  const texts = [...textsOfQueries, ...(await textsOfLists(lists, allFilters))];
  return [...new Map(texts.map((asked) => [asked.text.replaceAll(/[:.]\w+/g, ''), asked])).values()];
}

async function textsOfLists(lists: readonly List<unknown>[], filtersOf: FiltersOf): Promise<AskedText[]> {
  return (await Promise.all(lists.map((list) => textsOfList(list, filtersOf)))).flat();
}

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
async function textsOfList(list: List<unknown>, filtersOf: FiltersOf): Promise<AskedText[]> {
  const asked: AskedText[] = [];
  const read = async (title: string, request: PageRequest, key: string | null): Promise<string | undefined> => {
    const loader = new ListLoader(recorder(asked, `${list.name} ${title}`, key), list);
    const owner = list.owned ? 'owner' : undefined;
    const page = await loader.page(request, owner);
    await loader.count(request.filter, owner);
    return page.entries[0]?.cursor;
  };
  const orders = Object.keys(list.orders).flatMap((order) => [`${order}_ASC`, `${order}_DESC`]);
  for (const orderBy of orders) {
    for (const key of ['a', null]) {
      for (const fromEnd of [false, true]) {
        const title = `by ${orderBy} from its ${fromEnd ? 'end' : 'start'}`;
        const cursor = await read(title, { size: 1, fromEnd, orderBy }, key);
        await read(`${title} after ${key ?? 'none'}`, { size: 1, fromEnd, orderBy, after: cursor }, key);
        await read(`${title} before ${key ?? 'none'}`, { size: 1, fromEnd, orderBy, before: cursor }, key);
      }
    }
  }
  const [orderBy = ''] = orders;
  for (const [title, filter] of filtersOf(list.filter)) {
    await read(`where ${title}`, { size: 1, fromEnd: false, orderBy, filter }, null);
  }
  return asked.filter(({ text }, index) => asked.findIndex((other) => other.text === text) === index);
}

type FiltersOf = (fields: FilterFields) => (readonly [title: string, filter: Filter])[];

/** Each field alone, with each of what can be wanted of it; a modifier goes with what it modifies. */
function eachFilter(fields: FilterFields): ReturnType<FiltersOf> {
  const each = Object.entries(fields).flatMap(([field, { example }]) => {
    const modifiers = Object.entries(example).filter(([, value]) => value === true);
    const operators = Object.entries(example).filter(([, value]) => value !== true);
    return operators.flatMap(([operator, value]) => [
      [`${field} ${operator}`, { [field]: { [operator]: value } }] as const,
      ...(operator === 'where' ? [] : modifiers).map(
        ([modifier, on]) =>
          [`${field} ${operator} ${modifier}`, { [field]: { [operator]: value, [modifier]: on } }] as const,
      ),
    ]);
  });
  return [...each, ...allFilters(fields)];
}

/** All fields once: what `or` and `not` say of a condition is the same whichever it is, and a long text costs a linter minutes. */
function allFilters(fields: FilterFields): ReturnType<FiltersOf> {
  const all = Object.entries(fields).map(([field, { example }]) => ({ [field]: example }));
  const [first] = all;
  return first === undefined
    ? []
    : [
        ['all of it in and, one in or and not', { and: all, or: [first, {}], not: { and: [first] } }],
        ['an or of nothing', { or: [] }],
      ];
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
      const rows = ['a', 'b'].map((id) => ({ ownerId: owners?.[0] ?? '', key, id, node: null, count: 0 }));
      return Promise.resolve(rows as never[]);
    },
  };
}
