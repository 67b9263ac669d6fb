import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { trialsByIds } from '../../src/features/trial/queries.ts';
import { cypher } from '../../src/graph/cypher.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import { openNeo4jStore } from '../../src/graph/neo4j.ts';
import { defineQuery, type GraphReader, type GraphStore } from '../../src/graph/query.ts';
import { CHANGED_TRIAL, releaseWithTitle, shippedRelease, shippedTitle } from '../support/changed-evidence.ts';
import { useOwnNeo4j, whyNoNeo4jOfOnesOwn } from '../support/own-neo4j.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const titleOf = async (reader: GraphReader) => (await reader.read(trialsByIds, { ids: [CHANGED_TRIAL] }))[0]?.title;
const silent = () => undefined;

const countTrials = defineQuery({
  name: 'countTrials',
  params: z.object({}),
  cypher: cypher`MATCH (subject:Trial) WHERE subject.release = $release RETURN count(subject) AS count`,
  row: z.object({ count: z.number() }),
});
const countAllTrials = defineQuery({
  name: 'countAllTrials',
  params: z.object({}),
  cypher: cypher`MATCH (subject:Trial) RETURN count(subject) AS count`,
  row: z.object({ count: z.number() }),
});

function behavesLikeAStore(open: () => Promise<GraphStore>): void {
  let store: GraphStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('is empty at first, and says so', async () => {
    expect(await store.currentRelease()).toBeUndefined();
    await expect(store.snapshot()).rejects.toMatchObject({ name: 'GraphUnavailableError', reason: 'EMPTY' });
  });

  it('holds a release whole after it was written, and tells how far it is on the way', async () => {
    const shares: number[] = [];
    await store.replace(shippedRelease, (share) => shares.push(share));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(await store.currentRelease()).toBe(shippedRelease.id);
    const reader = await store.snapshot();
    expect(reader.release).toBe(shippedRelease.id);
    expect(await titleOf(reader)).toBe(shippedTitle);
  });

  it('is as before when the same release is written again', async () => {
    await store.replace(shippedRelease, silent);
    const reader = await store.snapshot();
    const trials = shippedRelease.statements.find(({ cypher: { text } }) => text.includes(':Trial {'))?.rows.length;
    expect(await reader.read(countTrials, {})).toEqual([{ count: trials }]);
  });

  it('switches to another release whole, and back', async () => {
    const changed = releaseWithTitle('Another title');
    expect(changed.id).not.toBe(shippedRelease.id);
    await store.replace(changed, silent);
    expect(await store.currentRelease()).toBe(changed.id);
    expect(await titleOf(await store.snapshot())).toBe('Another title');
    await store.replace(shippedRelease, silent);
    expect(await store.currentRelease()).toBe(shippedRelease.id);
    expect(await titleOf(await store.snapshot())).toBe(shippedTitle);
  });
}

describe('a store (embedded)', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>> | undefined;
  // the last to be registered is the first to run: the store closes before its folder goes
  afterAll(() => folder?.remove());
  behavesLikeAStore(async () => {
    folder = await createTempFolder();
    return openEmbeddedStore(folder.path);
  });
});

const reason = await whyNoNeo4jOfOnesOwn();
describe.skipIf(reason !== undefined)(`a store (neo4j${reason === undefined ? '' : `: skipped, ${reason}`})`, () => {
  const server = useOwnNeo4j();
  behavesLikeAStore(() => Promise.resolve(openNeo4jStore(server())));

  it('lets a reader that began before a switch read the old release to its end', async () => {
    const store = openNeo4jStore(server());
    try {
      const before = await store.snapshot();
      await store.replace(releaseWithTitle('A title after the switch'), silent);
      expect(await titleOf(before)).toBe(shippedTitle);
      expect(await titleOf(await store.snapshot())).toBe('A title after the switch');
      expect(await before.read(countTrials, {})).toEqual(await (await store.snapshot()).read(countTrials, {}));
    } finally {
      await store.close();
    }
  });

  it('removes what was retired long ago and what was left half written, at the next writing', async () => {
    const { uri, username, password } = server();
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
    const store = openNeo4jStore(server());
    try {
      await driver.executeQuery(`MATCH (r:Release {state: 'RETIRED'}) SET r.since = r.since - 3600000`);
      await driver.executeQuery(
        `CREATE (:Release {id: 'half', state: 'LOADING', since: 0}), (:Trial {key: 'half|x', id: 'trial:x', release: 'half'})`,
      );
      await store.replace(releaseWithTitle('The last title'), silent);
      const { records } = await driver.executeQuery('MATCH (r:Release) RETURN r.state AS state ORDER BY state');
      expect(records.map((record): unknown => record.get('state'))).toEqual(['CURRENT', 'RETIRED']);
      const reader = await store.snapshot();
      const [{ count } = { count: 0 }] = await reader.read(countTrials, {});
      expect(await reader.read(countAllTrials, {})).toEqual([{ count: 2 * count }]);
    } finally {
      await store.close();
      await driver.close();
    }
  });

  it('ends with one whole release when two write at once', async () => {
    const stores = [openNeo4jStore(server()), openNeo4jStore(server())] as const;
    try {
      const releases = [releaseWithTitle('First writer'), releaseWithTitle('Second writer')] as const;
      await Promise.all([stores[0].replace(releases[0], silent), stores[1].replace(releases[1], silent)]);
      const current = await stores[0].snapshot();
      expect([releases[0].id, releases[1].id]).toContain(current.release);
      expect(await titleOf(current)).toBe(current.release === releases[0].id ? 'First writer' : 'Second writer');
      const trials = shippedRelease.statements.find(({ cypher: { text } }) => text.includes(':Trial {'))?.rows.length;
      expect(await current.read(countTrials, {})).toEqual([{ count: trials }]);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it('ends with one release when two write the same at once', async () => {
    const stores = [openNeo4jStore(server()), openNeo4jStore(server())] as const;
    try {
      const release = releaseWithTitle('Both writers');
      await Promise.all(stores.map((store) => store.replace(release, silent)));
      expect(await titleOf(await stores[0].snapshot())).toBe('Both writers');
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  });
});
