import { afterAll, beforeAll, describe, inject } from 'vitest';
import { seedStore } from '../../seed/seed.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import { openNeo4jStore } from '../../src/graph/neo4j.ts';
import type { GraphStore } from '../../src/graph/query.ts';
import { FOLDERS } from './evidence-folder.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';
import { createTempFolder } from './temp-folder.ts';

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
    tests(seeded('neo4j'));
  });
}

/** For what does not depend on the engine. */
export function describeOnEmbedded(name: string, tests: (given: Given) => void): void {
  describe(`${name} (embedded)`, () => {
    tests(seeded('embedded'));
  });
}

type Opened = { readonly store: GraphStore; readonly door: FrontDoor; readonly close: () => Promise<void> };

/** One of each per test file, which vitest runs in a world of its own. */
const opened = new Map<Engine, Promise<Opened>>();

// registered for the file that imports this
afterAll(async () => {
  await Promise.all([...opened.values()].map(async (graph) => (await graph).close()));
});

/** The seed is idempotent: whichever file comes first to the shared Neo4j writes the release, the others find it there. */
async function openSeeded(engine: Engine): Promise<Opened> {
  const { store, cleanUp } = await OPEN[engine]();
  await seedStore(store, FOLDERS, () => undefined);
  const door = await openFrontDoor(store);
  return {
    store,
    door,
    close: async () => {
      await door.app.close();
      await store.close();
      await cleanUp();
    },
  };
}

const OPEN: Readonly<Record<Engine, () => Promise<{ store: GraphStore; cleanUp: () => Promise<void> }>>> = {
  embedded: async () => {
    const folder = await createTempFolder();
    return { store: await openEmbeddedStore(folder.path), cleanUp: folder.remove };
  },
  neo4j: () => {
    const neo4j = inject('neo4j');
    if (!neo4j.available) throw new Error(neo4j.reason);
    return Promise.resolve({ store: openNeo4jStore(neo4j), cleanUp: () => Promise.resolve() });
  },
};

function seeded(engine: Engine): Given {
  let current: Opened | undefined;
  const now = () => {
    if (current === undefined) throw new Error('The graph is there only while a test runs.');
    return current;
  };
  beforeAll(async () => {
    const graph = opened.get(engine) ?? openSeeded(engine);
    opened.set(engine, graph);
    current = await graph;
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
