import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import { z } from 'zod';
import { cypher, identifier, joinCypher, type Cypher } from './cypher.ts';
import { compileFilter, type Filter, type FilterFields } from './filter.ts';
import { defineQuery, type GraphReader, type Query } from './query.ts';
import { fromRecord } from './record.ts';
import { readCursor, writeCursor, type CursorKeys, type CursorPlace } from '../shared/cursor.ts';

export type List<Row> = {
  /** As it is exported; it names the queries of the list. */
  readonly name: string;
  /** The nodes as `subject`; for the list of a node, that node as `owner`. */
  readonly pattern: Cypher;
  readonly owned: boolean;
  readonly node: z.ZodType<Row>;
  readonly filter: FilterFields;
  /**
   * The property of each order: `{ NAME: 'sortName' }` is asked for as NAME_ASC and NAME_DESC. Equal values go by id;
   * nodes without the value come last either way.
   */
  readonly orders: Readonly<Record<string, string>>;
};

export type PageRequest = {
  readonly size: number;
  /** True for the last entries of what lies between the cursors, which come in the same order. */
  readonly fromEnd: boolean;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly orderBy: string;
  readonly filter?: Filter | null | undefined;
};

export type Page<Row> = {
  readonly entries: readonly { readonly cursor: string; readonly node: Row }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
};

/** All nodes of a kind. */
export function defineList<Row>(list: Omit<List<Row>, 'owned'>): List<Row> {
  return { ...list, owned: false };
}

/** Those of a list that a node is joined to: `(owner:Drug)<-[:STUDIES]-(subject:Trial)`. */
export function ownedBy<Row>(list: List<Row>, name: string, pattern: Cypher): List<Row> {
  return { ...list, name, pattern, owned: true };
}

/** The owners that are asked for. They are found before the subquery, in which one engine would look through all of them. */
function ownersOf({ name, pattern }: List<unknown>): Cypher {
  const [, label] = /\(owner:(\w+)\)/.exec(pattern.text) ?? [];
  if (label === undefined) throw new Error(`The list ${name} names no owner.`);
  return cypher`MATCH (owner:${identifier(label)}) WHERE owner.id IN $owners AND owner.release = $release`;
}

/** What is a condition in one list and none in another; Cypher takes no WHERE of nothing. */
const whereAll = (conditions: readonly Cypher[]): Cypher =>
  conditions.length === 0 ? cypher`` : cypher`WHERE ${joinCypher(conditions, cypher` AND `)}`;

const NO_OWNER = '';

/** What many owners can be asked for in one query. */
type Asked = Omit<PageRequest, 'after' | 'before'> & {
  readonly after: CursorKeys | undefined;
  readonly before: CursorKeys | undefined;
};

/** Reads pages and counts of one list; what is asked for by many nodes of a request goes in one query. */
export class ListLoader<Row> {
  readonly #graph: GraphReader;
  readonly #list: List<Row>;
  readonly #pages: DataLoader<{ owner: string; asked: Asked }, Page<Row>, string>;
  readonly #counts: DataLoader<{ owner: string; asked: Filter | null | undefined }, number, string>;

  constructor(graph: GraphReader, list: List<Row>) {
    this.#graph = graph;
    this.#list = list;
    this.#pages = new DataLoader((keys) => byGroup(keys, (owners, asked: Asked) => this.#readPages(owners, asked)), {
      cacheKeyFn: (key) => JSON.stringify(key),
    });
    this.#counts = new DataLoader(
      (keys) => byGroup(keys, (owners, filter: Filter | null | undefined) => this.#readCounts(owners, filter)),
      { cacheKeyFn: (key) => JSON.stringify(key) },
    );
  }

  /** Errors: INVALID_CURSOR, BAD_USER_INPUT for a filter that cannot be meant. */
  async page({ after, before, ...request }: PageRequest, owner: string = NO_OWNER): Promise<Page<Row>> {
    const keysOf = (argument: 'after' | 'before', cursor: string | null | undefined): CursorKeys | undefined =>
      typeof cursor === 'string' ? readCursor(argument, cursor, this.#placesOf(request)(owner)) : undefined;
    return this.#pages.load({
      owner,
      asked: { ...request, after: keysOf('after', after), before: keysOf('before', before) },
    });
  }

  count(filter: Filter | null | undefined, owner: string = NO_OWNER): Promise<number> {
    return this.#counts.load({ owner, asked: filter });
  }

  #placesOf({ orderBy, filter }: Pick<PageRequest, 'orderBy' | 'filter'>): (owner: string) => CursorPlace {
    const { name } = this.#list;
    const hash = hashOf(filter);
    return (owner) => [owner === NO_OWNER ? name : `${name} ${owner}`, orderBy, hash];
  }

  async #readPages(owners: readonly string[], asked: Asked): Promise<Map<string, Page<Row>>> {
    const { size, fromEnd, after, before } = asked;
    const { conditions, params } = compileFilter(this.#list.filter, asked.filter);
    const rows = await this.#graph.read(pageQuery(this.#list, asked, conditions), {
      ...params,
      ...(this.#list.owned && { owners }),
      ...paramsOf('after', after),
      ...paramsOf('before', before),
      // one more than asked for tells whether there are more
      limit: size + 1,
    });
    const placeOf = this.#placesOf(asked);
    return new Map(
      owners.map((owner) => {
        const place = placeOf(owner);
        const mine = rows.filter(({ ownerId }) => ownerId === owner);
        const kept = fromEnd ? mine.slice(0, size).toReversed() : mine.slice(0, size);
        const more = mine.length > size;
        return [
          owner,
          {
            entries: kept.map(({ key, id, node }) => ({ cursor: writeCursor(place, { key, id }), node })),
            hasNextPage: fromEnd ? before !== undefined : more,
            hasPreviousPage: fromEnd ? more : after !== undefined,
          },
        ];
      }),
    );
  }

  async #readCounts(owners: readonly string[], filter: Filter | null | undefined): Promise<Map<string, number>> {
    const { conditions, params } = compileFilter(this.#list.filter, filter);
    const rows = await this.#graph.read(countQuery(this.#list, conditions), {
      ...params,
      ...(this.#list.owned && { owners }),
    });
    const counts = new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
    // an aggregate beside a column gives no row at all where nothing matches
    return new Map(owners.map((owner) => [owner, counts.get(owner) ?? 0]));
  }
}

/** Runs `read` once for all keys that ask the same of different owners. */
async function byGroup<Wanted, Value>(
  keys: readonly { readonly owner: string; readonly asked: Wanted }[],
  read: (owners: readonly string[], asked: Wanted) => Promise<Map<string, Value>>,
): Promise<(Value | Error)[]> {
  const nameOf = (asked: Wanted): string => JSON.stringify(asked ?? null);
  const groups = new Map<string, { asked: Wanted; owners: string[] }>();
  for (const { owner, asked } of keys) {
    const group = groups.get(nameOf(asked)) ?? { asked, owners: [] };
    groups.set(nameOf(asked), group);
    group.owners.push(owner);
  }
  const answers = new Map<string, Map<string, Value> | Error>();
  for (const [name, { asked, owners }] of groups) {
    answers.set(name, await read(owners, asked).catch((error: unknown) => error as Error));
  }
  return keys.map(({ owner, asked }) => {
    const answer = answers.get(nameOf(asked));
    if (answer instanceof Error) return answer;
    return answer?.get(owner) ?? new Error(`No answer for the owner ${owner}.`);
  });
}

type PageRow<Row> = { ownerId: string; key: string | number | null; id: string; node: Row };

const NO_PARAMS = z.object({});

/** One for each schema of a node, since making a schema takes longer than a page of rows. */
const pageRows = new WeakMap<z.ZodType, z.ZodType>();

function pageRowOf<Row>(node: z.ZodType<Row>): z.ZodType<PageRow<Row>> {
  const known = pageRows.get(node);
  if (known !== undefined) return known as z.ZodType<PageRow<Row>>;
  const row = z.object({
    ownerId: z.string(),
    key: z.union([z.string(), z.number(), z.null()]),
    id: z.string(),
    node: fromRecord(node),
  });
  pageRows.set(node, row);
  return row;
}

function pageQuery<Row>(
  list: List<Row>,
  { orderBy, fromEnd, after, before }: Asked,
  conditions: readonly Cypher[],
): Query<Record<string, unknown>, PageRow<Row>> {
  const order = orderOf(list, orderBy);
  const where = [
    ...conditions,
    ...(after ? [beyond(order, after, 'after')] : []),
    ...(before ? [beyond(reversed(order), before, 'before')] : []),
  ];
  const read = fromEnd ? reversed(order) : order;
  const row = cypher`${read.by} AS key, subject.id AS id, subject.record AS node`;
  return defineQuery({
    name: list.name,
    params: NO_PARAMS,
    cypher: list.owned
      ? cypher`
        ${ownersOf(list)}
        CALL (owner) {
          MATCH ${list.pattern}
          ${whereAll(where)}
          WITH DISTINCT subject ORDER BY ${sorted(read, read.by, cypher`subject.id`)} LIMIT $limit
          RETURN ${row}
        }
        RETURN owner.id AS ownerId, key, id, node
        ORDER BY ownerId, ${sorted(read, cypher`key`, cypher`id`)}`
      : cypher`
        MATCH ${list.pattern}
        WHERE ${joinCypher([cypher`subject.release = $release`, ...where], cypher` AND `)}
        WITH subject ORDER BY ${sorted(read, read.by, cypher`subject.id`)} LIMIT $limit
        RETURN '' AS ownerId, ${row}
        ORDER BY ${sorted(read, cypher`key`, cypher`id`)}`,
    row: pageRowOf(list.node),
  });
}

/** An order, or the same read from its end. Nodes without the value stand at its end; ids then go the other way too. */
type Order = {
  readonly property: string;
  readonly by: Cypher;
  readonly descending: boolean;
  readonly fromEnd: boolean;
};

function orderOf({ name, orders }: List<unknown>, orderBy: string): Order {
  const [, order = '', direction] = /^(.+)_(ASC|DESC)$/.exec(orderBy) ?? [];
  const property = orders[order];
  if (property === undefined) throw new Error(`${name} has no order ${orderBy}.`);
  return { property, by: cypher`subject.${identifier(property)}`, descending: direction === 'DESC', fromEnd: false };
}

const reversed = (order: Order): Order => ({ ...order, descending: !order.descending, fromEnd: true });

function sorted({ property, descending, fromEnd }: Order, by: Cypher, id: Cypher): Cypher {
  const valueDirection = descending ? cypher` DESC` : cypher``;
  const direction = fromEnd ? cypher` DESC` : cypher``;
  // an id is never absent and never twice
  if (property === 'id') return cypher`${id}${valueDirection}`;
  return cypher`${by} IS NULL${direction}, ${by}${valueDirection}, ${id}${direction}`;
}

type Cursor = 'after' | 'before';

const paramsOf = (cursor: Cursor, keys: CursorKeys | undefined): Readonly<Record<string, unknown>> =>
  keys === undefined ? {} : { [`${cursor}Id`]: keys.id, ...(keys.key !== null && { [`${cursor}Key`]: keys.key }) };

/** What comes after a place in an order. */
function beyond({ by, descending, fromEnd }: Order, keys: CursorKeys, cursor: Cursor): Cypher {
  const id = cypher`$${identifier(`${cursor}Id`)}`;
  const laterId = fromEnd ? cypher`subject.id < ${id}` : cypher`subject.id > ${id}`;
  if (keys.key === null) {
    return fromEnd ? cypher`(${by} IS NOT NULL OR ${laterId})` : cypher`(${by} IS NULL AND ${laterId})`;
  }
  const key = cypher`$${identifier(`${cursor}Key`)}`;
  const laterKey = descending ? cypher`${by} < ${key}` : cypher`${by} > ${key}`;
  const sameKey = cypher`(${by} = ${key} AND ${laterId})`;
  return fromEnd ? cypher`(${laterKey} OR ${sameKey})` : cypher`(${laterKey} OR ${sameKey} OR ${by} IS NULL)`;
}

const COUNT_ROW = z.object({ ownerId: z.string(), count: z.number() });

function countQuery<Row>(
  list: List<Row>,
  conditions: readonly Cypher[],
): Query<Record<string, unknown>, { ownerId: string; count: number }> {
  return defineQuery({
    name: `${list.name}Count`,
    params: NO_PARAMS,
    cypher: list.owned
      ? cypher`
        ${ownersOf(list)}
        CALL (owner) {
          MATCH ${list.pattern}
          ${whereAll(conditions)}
          RETURN count(DISTINCT subject) AS count
        }
        RETURN owner.id AS ownerId, count ORDER BY ownerId`
      : cypher`
        MATCH ${list.pattern}
        WHERE ${joinCypher([cypher`subject.release = $release`, ...conditions], cypher` AND `)}
        RETURN '' AS ownerId, count(subject) AS count`,
    row: COUNT_ROW,
  });
}

function hashOf(filter: Filter | null | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(filter ?? null))
    .digest('base64url')
    .slice(0, 12);
}
