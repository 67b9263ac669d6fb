import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runScript, startServer } from '../support/child.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** One clear message, exit code 1, and no line of a stack. */
async function failure(environment: Readonly<Record<string, string>>): Promise<string> {
  const child = runScript('src/main.ts', { LOG_LEVEL: 'warn', PORT: '0', ...environment });
  expect(await child.ended).toBe(1);
  const lines = child
    .output()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Writing the evidence'));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

describe('a server that cannot start says what to do, in one sentence, and ends with 1', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());

  it.each([
    [{ PORT: '70000' }, 'PORT is "70000", but must be a whole number from 0 to 65535.'],
    [{ PORT: 'four' }, 'PORT is "four", but must be a whole number from 0 to 65535.'],
    [
      { REQUEST_TIMEOUT_MS: '1s' },
      'REQUEST_TIMEOUT_MS is "1s", but must be a whole number of milliseconds from 100 to 60000.',
    ],
    [
      { STOP_DELAY_MS: '600001' },
      'STOP_DELAY_MS is "600001", but must be a whole number of milliseconds from 0 to 600000.',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud", but must be one of fatal, error, warn, info, debug, trace, silent.'],
    [
      { NEO4J_URI: 'localhost:7687' },
      'NEO4J_URI is "localhost:7687", but must be an address such as neo4j://127.0.0.1:7687 or neo4j+s://example.databases.neo4j.io, without a user or password.',
    ],
    [
      { NEO4J_URI: 'bolt://127.0.0.1:7687' },
      'NEO4J_URI is set, but NEO4J_PASSWORD is not. Set it to the password of NEO4J_USERNAME, or NEO4J_PASSWORD_FILE to a file that holds it.',
    ],
  ])('%o', async (environment, sentence) => {
    expect(await failure({ TRIALGRAPH_DATA: folder.path, ...environment })).toBe(sentence);
  });

  it('where another program has the port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    expect(await failure({ TRIALGRAPH_DATA: join(folder.path, 'port'), PORT: port })).toBe(
      `PORT ${port} on 127.0.0.1 is taken by another program. Stop that one, or set PORT to another number.`,
    );
    other.close();
  });

  it('where the host is none of this machine', async () => {
    expect(await failure({ TRIALGRAPH_DATA: join(folder.path, 'host'), HOST: '192.0.2.1' })).toBe(
      'HOST 192.0.2.1 is no address of this machine. Leave it out to listen on 127.0.0.1.',
    );
  });

  it('where another process holds the data folder', async () => {
    const held = join(folder.path, 'held');
    const first = await startServer({ TRIALGRAPH_DATA: held });
    expect(await failure({ TRIALGRAPH_DATA: held })).toBe(
      `The data folder ${held} is held by another Trialgraph process. Stop that one, or set TRIALGRAPH_DATA to another folder.`,
    );
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  it('where the data folder cannot be created', async () => {
    const file = join(folder.path, 'file');
    await writeFile(file, '');
    const path = join(file, 'data');
    expect(await failure({ TRIALGRAPH_DATA: path })).toBe(
      `TRIALGRAPH_DATA is ${path}, which cannot be created or written. Set it to a folder of yours.`,
    );
  });

  it('where the database refuses the password (neo4j)', async (context) => {
    const neo4j = inject('neo4j');
    if (!neo4j.available) {
      context.skip(neo4j.reason);
      return;
    }
    expect(await failure({ NEO4J_URI: neo4j.uri, NEO4J_PASSWORD: 'wrong' })).toBe(
      `The database at NEO4J_URI (${neo4j.uri}) refuses the user "neo4j". Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
    );
  });
});
