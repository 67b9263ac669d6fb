import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/graph/open.ts';
import type { GraphStore } from '../../src/graph/query.ts';
import { laterRelease, shippedRelease } from '../support/changed-evidence.ts';
import { runScript, startServer } from '../support/child.ts';
import { startClients } from '../support/clients.ts';
import { useOwnNeo4j, whyNoNeo4jOfOnesOwn } from '../support/own-neo4j.ts';
import { createTempFolder } from '../support/temp-folder.ts';

type Environment = Readonly<Record<string, string>>;

const GENE = 'later';
const later = laterRelease(GENE);

async function withStore<Value>(environment: Environment, work: (store: GraphStore) => Promise<Value>): Promise<Value> {
  const store = await openStore(readConfig(environment).graph);
  return work(store).finally(() => store.close());
}

const writeLater = (environment: Environment) =>
  withStore(environment, (store) => store.replace(later, () => undefined));

async function seed(environment: Environment, ...args: readonly string[]) {
  const child = runScript('src/cli/seed.ts', environment, args);
  return { code: await child.ended, output: child.output() };
}

/** The evidence of the checkout is the earlier one here. */
function takesReleasesBack(environment: () => Environment): void {
  it('is refused while ids would be lost, names them and says how to go back all the same', async () => {
    await writeLater(environment());
    const { code, output } = await seed(environment());
    expect(code).toBe(1);
    expect(output).toContain(`former_ids.json gene:${GENE}, field id [rule 41]`);
    expect(output).toContain('nothing was written');
    expect(output).toContain('npm run seed -- --rollback');
    expect(await withStore(environment(), (store) => store.currentRelease())).toBe(later.id);
  });

  it('takes the place of the later one when that is said, and leads up again', async () => {
    expect(await seed(environment(), '--rollback')).toMatchObject({ code: 0 });
    expect(await withStore(environment(), (store) => store.currentRelease())).toBe(shippedRelease.id);
    await writeLater(environment());
    expect(await withStore(environment(), (store) => store.currentRelease())).toBe(later.id);
  });
}

describe('earlier evidence (embedded)', { timeout: 60_000 }, () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());
  takesReleasesBack(() => ({ TRIALGRAPH_DATA: folder.path }));
});

const reason = await whyNoNeo4jOfOnesOwn();
describe.skipIf(reason !== undefined)(
  `earlier evidence (neo4j${reason === undefined ? '' : `: skipped, ${reason}`})`,
  { timeout: 120_000 },
  () => {
    const database = useOwnNeo4j();
    const environment = (): Environment => {
      const { uri, username, password } = database();
      return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    };
    takesReleasesBack(environment);

    it('comes and goes under clients that ask: each answer is of one release, and none fails', async () => {
      const server = await startServer(environment());
      const question = { query: `{ meta { release { id } } gene(id: "gene:${GENE}") { symbol } }` };
      const clients = startClients(server.address, 4, () => question);
      for (let round = 0; round < 2; round++) {
        expect(await seed(environment(), '--rollback')).toMatchObject({ code: 0 });
        await writeLater(environment());
      }
      expect(await seed(environment(), '--rollback')).toMatchObject({ code: 0 });
      await expect
        .poll(async () => (await fetch(`${server.address}/readyz`)).json(), { timeout: 5_000 })
        .toMatchObject({ release: shippedRelease.id });
      const seen = new Set<string>();
      for (const { status, headers, body } of await clients.stop()) {
        const release = String(headers['x-data-release']);
        seen.add(release);
        expect([status, JSON.parse(body)]).toMatchObject([
          200,
          { data: { meta: { release: { id: release } }, gene: release === later.id ? { symbol: GENE } : null } },
        ]);
      }
      expect([...seen].toSorted()).toEqual([later.id, shippedRelease.id].toSorted());
      server.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    });
  },
);
