import { join } from 'node:path';
import { beforeAll, describe, inject } from 'vitest';
import { seedStore } from '../../seed/seed.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import { openNeo4jStore } from '../../src/graph/neo4j.ts';
import type { GraphStore } from '../../src/graph/query.ts';
import { ROOT } from '../../src/root.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { createTempFolder } from './temp-folder.ts';

export const EVIDENCE = join(ROOT, 'seed', 'evidence');

export type Engine = GraphStore['engine'];

/** The seeded graph of one engine behind the real server. It only serves reads: many test files share one Neo4j. */
export type Given = Pick<FrontDoor, 'ask' | 'asked' | 'askedQueries'> & {
  readonly engine: Engine;
  app(): FrontDoor['app'];
  store(): GraphStore;
};

/** Runs the same tests on both engines; where there is no Neo4j its tests are reported as skipped, with the reason. */
export function describeOnEachEngine(name: string, tests: (given: Given) => void): void {
  describeOnEmbedded(name, tests);
  const neo4j = inject('neo4j');
  const title = neo4j.available ? `${name} (neo4j)` : `${name} (neo4j: skipped, ${neo4j.reason})`;
  describe.skipIf(!neo4j.available)(title, () => {
    tests(
      seeded('neo4j', () => {
        if (!neo4j.available) throw new Error(neo4j.reason);
        return Promise.resolve({ store: openNeo4jStore(neo4j), cleanUp: () => Promise.resolve() });
      }),
    );
  });
}

/** For what does not depend on the engine. */
export function describeOnEmbedded(name: string, tests: (given: Given) => void): void {
  describe(`${name} (embedded)`, () => {
    tests(
      seeded('embedded', async () => {
        const folder = await createTempFolder();
        return { store: await openEmbeddedStore(folder.path), cleanUp: folder.remove };
      }),
    );
  });
}

type Opened = { readonly store: GraphStore; readonly cleanUp: () => Promise<void> };

/** The seed is idempotent: whichever file comes first to the shared Neo4j writes the release, the others find it there. */
function seeded(engine: Engine, open: () => Promise<Opened>): Given {
  let current: { readonly store: GraphStore; readonly door: FrontDoor } | undefined;
  const now = () => {
    if (current === undefined) throw new Error('The graph is there only while a test runs.');
    return current;
  };
  beforeAll(async () => {
    const { store, cleanUp } = await open();
    await seedStore(store, EVIDENCE, () => undefined);
    const door = await openFrontDoor(store);
    current = { store, door };
    return async () => {
      current = undefined;
      await door.app.close();
      await store.close();
      await cleanUp();
    };
  });
  return {
    engine,
    ask: (operation, variables) => now().door.ask(operation, variables),
    asked: () => now().door.asked(),
    askedQueries: () => now().door.askedQueries(),
    app: () => now().door.app,
    store: () => now().store,
  };
}
