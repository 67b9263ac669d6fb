import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import { z } from 'zod';
import { cypher, joinCypher, type Cypher } from './cypher.ts';
import { compileFilter, type Filter, type FilterFields } from './filter.ts';
import type { Projection } from './project.ts';
import { defineQuery, type GraphReader, type Query } from './query.ts';
import { readCursor, writeCursor } from '../shared/cursor.ts';

/** A property to order by, with its direction. Equal values go by id; nodes without the value come last either way. */
export type Order = { readonly by: Cypher; readonly descending?: true };

export type List<Row> = {
  /** As it is exported; it names the queries of the list. */
  readonly name: string;
  /** The nodes as `subject`; for the edge of a node, that node as `owner`. */
  readonly pattern: Cypher;
  readonly ownedBy?: 'owner';
  readonly node: Projection<Row>;
  readonly filter: FilterFields;
  readonly orders: Readonly<Record<string, Order>>;
};

export type PageRequest = {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly orderBy: string;
  readonly filter?: Filter | null | undefined;
};

export type Page<Row> = {
  readonly entries: readonly { readonly cursor: string; readonly node: Row }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
};

export function defineList<Row>(list: List<Row>): List<Row> {
  return list;
}

const NO_OWNER = '';

/** Reads pages and counts of one list; what is asked for by many nodes of a request goes in one query. */
export class ListLoader<Row> {
  readonly #graph: GraphReader;
  readonly #list: List<Row>;
  readonly #pages: DataLoader<{ owner: string; request: PageRequest }, Page<Row>, string>;
  readonly #counts: DataLoader<{ owner: string; filter: Filter | null | undefined }, number, string>;

  constructor(graph: GraphReader, list: List<Row>) {
    this.#graph = graph;
    this.#list = list;
    this.#pages = new DataLoader(
      (keys) =>
        byGroup(
          keys,
          ({ request }) => request,
          (owners, request) => this.#readPages(owners, request),
        ),
      {
        cacheKeyFn: (key) => JSON.stringify(key),
      },
    );
    this.#counts = new DataLoader(
      (keys) =>
        byGroup(
          keys,
          ({ filter }) => filter,
          (owners, filter) => this.#readCounts(owners, filter),
        ),
      {
        cacheKeyFn: (key) => JSON.stringify(key),
      },
    );
  }

  page(request: PageRequest, owner: string = NO_OWNER): Promise<Page<Row>> {
    return this.#pages.load({ owner, request });
  }

  count(filter: Filter | null | undefined, owner: string = NO_OWNER): Promise<number> {
    return this.#counts.load({ owner, filter });
  }

  async #readPages(owners: readonly string[], request: PageRequest): Promise<Map<string, Page<Row>>> {
    const { name, filter, orders } = this.#list;
    const order = orders[request.orderBy];
    if (order === undefined) throw new Error(`${name} has no order ${request.orderBy}.`);
    const place = [name, request.orderBy, hashOf(request.filter)] as const;
    const after = typeof request.after === 'string' ? readCursor(request.after, place) : undefined;
    const { conditions, params } = compileFilter(filter, request.filter);
    const rows = await this.#graph.read(pageQuery(this.#list, order, conditions, after), {
      ...params,
      ...(this.#list.ownedBy && { owners }),
      ...(after && { afterId: after.id, ...(after.key !== null && { afterKey: after.key }) }),
      limit: request.first + 1,
    });
    return new Map(
      owners.map((owner) => {
        const mine = rows.filter((row) => row.owner === owner);
        const entries = mine
          .slice(0, request.first)
          .map(({ key, id, node }) => ({ cursor: writeCursor(place, { key, id }), node }));
        return [owner, { entries, hasNextPage: mine.length > request.first, hasPreviousPage: after !== undefined }];
      }),
    );
  }

  async #readCounts(owners: readonly string[], filter: Filter | null | undefined): Promise<Map<string, number>> {
    const { conditions, params } = compileFilter(this.#list.filter, filter);
    const rows = await this.#graph.read(countQuery(this.#list, conditions), {
      ...params,
      ...(this.#list.ownedBy && { owners }),
    });
    const counts = new Map(rows.map((row) => [row.owner, row.count]));
    // an aggregate beside a column gives no row at all where nothing matches
    return new Map(owners.map((owner) => [owner, counts.get(owner) ?? 0]));
  }
}

/** Runs `read` once for all keys that ask the same of different owners. */
async function byGroup<Key extends { owner: string }, Asked, Value>(
  keys: readonly Key[],
  askedOf: (key: Key) => Asked,
  read: (owners: readonly string[], asked: Asked) => Promise<Map<string, Value>>,
): Promise<(Value | Error)[]> {
  const groups = new Map<string, { asked: Asked; owners: string[] }>();
  for (const key of keys) {
    const asked = askedOf(key);
    const name = JSON.stringify(asked ?? null);
    const group = groups.get(name) ?? { asked, owners: [] };
    groups.set(name, group);
    group.owners.push(key.owner);
  }
  const answers = new Map<string, Map<string, Value> | Error>();
  for (const [name, { asked, owners }] of groups) {
    answers.set(name, await read(owners, asked).catch((error: unknown) => error as Error));
  }
  return keys.map((key) => {
    const answer = answers.get(JSON.stringify(askedOf(key) ?? null));
    if (answer instanceof Error) return answer;
    return answer?.get(key.owner) ?? new Error(`No answer for the owner ${key.owner}.`);
  });
}

type PageRow<Row> = { owner: string; key: string | number | null; id: string; node: Row };
type Keys = { readonly key: string | number | null; readonly id: string };

function pageQuery<Row>(
  list: List<Row>,
  order: Order,
  conditions: readonly Cypher[],
  after: Keys | undefined,
): Query<Record<string, unknown>, PageRow<Row>> {
  const { by } = order;
  const direction = order.descending ? cypher` DESC` : cypher``;
  const sorted = cypher`ORDER BY ${by} IS NULL, ${by}${direction}, subject.id`;
  const where = after ? [...conditions, afterCondition(order, after)] : conditions;
  const row = cypher`${by} AS key, subject.id AS id, ${list.node.tuple(cypher`subject`)} AS node`;
  return defineQuery({
    name: list.name,
    params: z.object({}),
    cypher: list.ownedBy
      ? cypher`
        UNWIND $owners AS ownerId
        CALL (ownerId) {
          MATCH ${list.pattern}
          WHERE ${joinCypher([cypher`owner.id = ownerId AND owner.release = $release`, ...where], cypher` AND `)}
          WITH DISTINCT subject ${sorted} LIMIT $limit
          RETURN ${row}
        }
        RETURN ownerId AS owner, key, id, node
        ORDER BY owner, key IS NULL, key${direction}, id`
      : cypher`
        MATCH ${list.pattern}
        WHERE ${joinCypher([cypher`subject.release = $release`, ...where], cypher` AND `)}
        WITH subject ${sorted} LIMIT $limit
        RETURN '' AS owner, ${row}
        ORDER BY key IS NULL, key${direction}, id`,
    row: z.object({
      owner: z.string(),
      key: z.union([z.string(), z.number(), z.null()]),
      id: z.string(),
      node: list.node.fromTuple,
    }),
  });
}

/** What comes after a place in the order. */
function afterCondition({ by, descending }: Order, after: Keys): Cypher {
  if (after.key === null) return cypher`${by} IS NULL AND subject.id > $afterId`;
  const beyond = descending ? cypher`${by} < $afterKey` : cypher`${by} > $afterKey`;
  return cypher`(${beyond} OR (${by} = $afterKey AND subject.id > $afterId) OR ${by} IS NULL)`;
}

function countQuery<Row>(
  list: List<Row>,
  conditions: readonly Cypher[],
): Query<Record<string, unknown>, { owner: string; count: number }> {
  return defineQuery({
    name: `${list.name}Count`,
    params: z.object({}),
    cypher: list.ownedBy
      ? cypher`
        UNWIND $owners AS ownerId
        CALL (ownerId) {
          MATCH ${list.pattern}
          WHERE ${joinCypher([cypher`owner.id = ownerId AND owner.release = $release`, ...conditions], cypher` AND `)}
          RETURN count(DISTINCT subject) AS count
        }
        RETURN ownerId AS owner, count ORDER BY owner`
      : cypher`
        MATCH ${list.pattern}
        WHERE ${joinCypher([cypher`subject.release = $release`, ...conditions], cypher` AND `)}
        RETURN '' AS owner, count(subject) AS count`,
    row: z.object({ owner: z.string(), count: z.number() }),
  });
}

function hashOf(filter: Filter | null | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(filter ?? null))
    .digest('base64url')
    .slice(0, 12);
}
