import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseInfo } from '../../src/features/meta/queries.ts';
import { trialsByIds } from '../../src/features/trial/queries.ts';
import { openStore } from '../../src/graph/open.ts';
import { readConfig } from '../../src/config.ts';
import { CHANGED_TRIAL, releaseWithTitle } from '../support/changed-evidence.ts';
import { runScript } from '../support/child.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { openFrontDoor } from '../support/front-door.ts';
import { useOwnNeo4j, whyNoNeo4jOfOnesOwn } from '../support/own-neo4j.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** Twenty where time does not matter; a developer's own run shows the same in fewer. */
const ROUNDS = process.env['CI'] === undefined ? 5 : 20;

const RANKING = DOCUMENTED.find(({ name }) => name === '01-first-line-ranking') ?? { query: '', variables: {} };

/** Kills a process at a random moment while it writes a new release, then looks at what a reader sees. */
function survivesKills(environment: () => Record<string, string>): void {
  it(`serves the old release or the new one, whole, after ${ROUNDS} kills at random moments`, async () => {
    let last: string | undefined;
    const seen = { old: 0, new: 0 };
    for (let round = 1; round <= ROUNDS; round++) {
      const title = `Title of round ${round}`;
      const writer = runScript('test/support/write-release.ts', environment(), [title]);
      await writer.says('writing');
      await Promise.race([wait(Math.random() * longest()), writer.ended]);
      writer.kill('SIGKILL');
      await writer.ended;

      const current = await whatReadersSee(environment());
      expect([last, title]).toContain(current);
      seen[current === title ? 'new' : 'old'] += 1;
      last = current;
    }
    // the next start goes on as if nothing had happened
    const next = runScript('test/support/write-release.ts', environment(), ['Title at last']);
    expect([await next.ended, next.output()]).toEqual([0, 'writing\nwritten\n']);
    expect(await whatReadersSee(environment())).toBe('Title at last');
  }, 900_000);

  /** A little longer than a whole writing takes, so that kills fall on every part of it. */
  const longest = (): number => (environment()['NEO4J_URI'] === undefined ? 1_500 : 6_000);
}

/** The title that tells the release, having seen that the release is whole; undefined while there is none. */
async function whatReadersSee(environment: Record<string, string>): Promise<string | undefined> {
  const store = await openStore(readConfig(environment).graph);
  try {
    if ((await store.currentRelease()) === undefined) return undefined;
    const reader = await store.snapshot();
    const title = (await reader.read(trialsByIds, { ids: [CHANGED_TRIAL] }))[0]?.title ?? '';
    const whole = releaseWithTitle(title);
    expect(reader.release).toBe(whole.id);
    expect(await reader.read(releaseInfo, {})).toHaveLength(1);
    const door = await openFrontDoor(store);
    const { data, errors } = await door.ask<{ rankedTherapies: { entries: unknown[]; notRanked: unknown[] } }>(
      RANKING.query,
      RANKING.variables,
    );
    expect(errors).toEqual([]);
    expect([data.rankedTherapies.entries.length, data.rankedTherapies.notRanked.length]).toEqual([6, 7]);
    await door.app.close();
    return title;
  } finally {
    await store.close();
  }
}

describe('a writer that is killed (embedded)', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());
  survivesKills(() => ({ TRIALGRAPH_DATA: folder.path }));
});

const reason = await whyNoNeo4jOfOnesOwn();
describe.skipIf(reason !== undefined)(
  `a writer that is killed (neo4j${reason === undefined ? '' : `: skipped, ${reason}`})`,
  () => {
    const server = useOwnNeo4j();
    survivesKills(() => {
      const { uri, username, password, database } = server();
      return { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_DATABASE: database };
    });
  },
);
