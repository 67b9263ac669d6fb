import neo4j from 'neo4j-driver';
import { describe, expect, inject, it } from 'vitest';
import { enlarge } from '../../bench/large-graph.ts';
import { OPERATIONS } from '../../bench/operations.ts';
import { releaseOf } from '../../seed/graph/release.ts';
import { openNeo4jStore } from '../../src/graph/neo4j.ts';
import { evidence, former, registry } from '../support/evidence.ts';
import { openFrontDoor } from '../support/front-door.ts';
import { useOwnNeo4j, whyNoNeo4jOfOnesOwn } from '../support/own-neo4j.ts';
import type { Connection } from './readiness.ts';

/** Writing a graph 100 times as large takes minutes: CI takes them, others are content with less. */
const TIMES = process.env['CI'] === undefined ? 10 : 100;

const shared = inject('neo4j');
const reason = await whyNoNeo4jOfOnesOwn();
const { release, ids } = releaseOf(evidence, registry, former);

type Work = { readonly hits: number; readonly objects: number };

/* The work is counted in the database's own unit, which does not depend on the machine. */
describe.skipIf(reason !== undefined)(
  `the work of the database${reason === undefined ? ' (neo4j)' : ` (neo4j: skipped, ${reason})`}`,
  () => {
    const server = useOwnNeo4j();

    it(
      'is small for each object, and for a ranking the same however large the graph is',
      async () => {
        if (!shared.available) throw new Error(shared.reason);
        const small = await workOnEach(shared, release);
        const large = await workOnEach(server(), enlarge(release, ids, TIMES));
        for (const [operation, { hits, objects }] of small) {
          // far less than reading a node property by property and its sources behind edges would take
          expect([operation, hits / objects <= 25]).toEqual([operation, true]);
        }
        for (const operation of ['drug', 'ranking']) {
          const [before, after] = [small.get(operation)?.hits ?? 0, large.get(operation)?.hits ?? 0];
          expect(before).toBeGreaterThan(0);
          expect([operation, Math.abs(after - before) / before <= 0.05]).toEqual([operation, true]);
        }
      },
      15 * 60_000,
    );
  },
);

/** What the database does for each operation, summed over the queries that it takes. */
async function workOnEach(server: Connection, graph: typeof release): Promise<Map<string, Work>> {
  const store = openNeo4jStore(server);
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password));
  const hitsFor = async (text: string, params: Readonly<Record<string, unknown>>): Promise<number> => {
    const session = driver.session({ database: server.database });
    const { summary } = await session.run(`PROFILE ${text}`, withIntegers({ ...params, release: graph.id }));
    await session.close();
    return hitsOf(summary.queryProfile);
  };
  try {
    await store.replace(graph, () => undefined);
    const door = await openFrontDoor(store);
    const work = new Map<string, Work>();
    for (const { name, query, variables } of OPERATIONS) {
      const { data, errors } = await door.ask<object>(query, variables);
      expect(errors).toEqual([]);
      let hits = 0;
      for (const { text, params } of door.askedQueries()) hits += await hitsFor(text, params);
      work.set(name, { hits, objects: countObjects(Object.values(data)) });
    }
    await door.app.close();
    return work;
  } finally {
    await driver.close();
    await store.close();
  }
}

type Profile = { readonly dbHits: number | null; readonly children: readonly Profile[] };

function hitsOf(profile: Profile | false): number {
  if (profile === false) throw new Error('The database did not profile the query.');
  return (profile.dbHits ?? 0) + profile.children.reduce((sum, child) => sum + hitsOf(child), 0);
}

/** LIMIT takes integers only, and a number of JavaScript travels as a float. */
const withIntegers = (params: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? neo4j.int(value) : value]),
  );

/** The objects of an answer, but those that only hold a list. */
function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countObjects(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return countObjects(Object.values(value)) + ('nodes' in value ? 0 : 1);
}
