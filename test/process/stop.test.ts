import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript, startServer } from '../support/child.ts';
import { shippedRelease } from '../support/changed-evidence.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const TRIALS = shippedRelease.statements.find(({ cypher: { text } }) => text.includes(':Trial {'))?.rows.length;

describe('a running server', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());

  it.each(['SIGTERM', 'SIGINT'] as const)('answers what is in flight and ends with 0 on %s', async (signal) => {
    const server = await startServer({ TRIALGRAPH_DATA: folder.path });
    const answers = Array.from({ length: 5 }, () =>
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ trials(first: 100) { nodes { acronym results(first: 100) { nodes { text } } } } }',
        }),
      }).then((answer) => answer.json() as Promise<{ data: { trials: { nodes: unknown[] } } }>),
    );
    // the first answer proves that the requests have arrived
    await answers[0];
    server.kill(signal);
    const bodies = await Promise.all(answers);
    const sizes = bodies.map(({ data }) => data.trials.nodes.length);
    expect(sizes).toEqual(sizes.map(() => TRIALS));
    expect(await server.ended).toBe(0);
  });
});

describe('a server that is not up yet', () => {
  it('ends with 0 on SIGTERM, and does not wait for its database', async () => {
    const server = runScript('src/main.ts', { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'any' });
    await server.says('No database answers');
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });
});
