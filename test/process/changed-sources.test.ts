import { appendFile, cp, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { shippedRelease } from '../support/changed-evidence.ts';
import { addressOf, runNode, type Child } from '../support/child.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const TRIALS = 'seed/evidence/trials.json';

describe('a server on the embedded engine', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  let server: Child;
  const running: Child[] = [];
  beforeAll(async () => {
    folder = await createTempFolder();
    for (const part of ['src', 'seed', 'schema', 'docs/queries', 'package.json', 'package-lock.json']) {
      await cp(join(ROOT, part), join(folder.path, part), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
    // the first start
    expect(await releaseOfAStart()).toBe(shippedRelease.id);
  }, 60_000);
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => folder.remove());

  function start(): Child {
    server = runNode(['--import', 'tsx', 'src/main.ts'], { PORT: '0', LOG_LEVEL: 'warn' }, folder.path);
    running.push(server);
    return server;
  }

  /** Starts, asks for the release, and stops. */
  async function releaseOfAStart(): Promise<string> {
    const answer = await fetch(`${await addressOf(start())}/readyz`);
    const { release } = (await answer.json()) as { release: string };
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    return release;
  }

  const pathOf = (file: string): string => join(folder.path, file);
  const change = async (file: string, edit: (text: string) => string): Promise<void> => {
    const text = await readFile(pathOf(file), 'utf8');
    expect(edit(text)).not.toBe(text);
    await writeFile(pathOf(file), edit(text));
  };
  /** It is taken anew whenever the evidence was parsed. */
  const whenNoteWasTaken = async (): Promise<number> => (await stat(pathOf('.data/made-from'))).mtimeMs;

  it('does not parse again what its release is made from', async () => {
    const before = await whenNoteWasTaken();
    expect(await releaseOfAStart()).toBe(shippedRelease.id);
    expect(await whenNoteWasTaken()).toBe(before);
  }, 60_000);

  it('parses when code has changed, and writes nothing where that changes no node', async () => {
    const before = await whenNoteWasTaken();
    await appendFile(pathOf('seed/graph/doses.ts'), '// changed\n');
    expect(await releaseOfAStart()).toBe(shippedRelease.id);
    expect(server.output()).not.toContain('Writing');
    expect(await whenNoteWasTaken()).not.toBe(before);
  }, 60_000);

  it('serves the evidence as it is now, and again as it was', async () => {
    await change(TRIALS, (text) => text.replace('"ALEX"', '"ALEX (changed)"'));
    expect(await releaseOfAStart()).not.toBe(shippedRelease.id);
    expect(server.output()).toContain('Writing the evidence 100%');
    await change(TRIALS, (text) => text.replace('"ALEX (changed)"', '"ALEX"'));
    expect(await releaseOfAStart()).toBe(shippedRelease.id);
  }, 60_000);

  it('says what is wrong with the evidence, once, and ends with 1', async () => {
    await change(TRIALS, (text) => text.replace('"cancer_type": "nsclc"', '"cancer_type": "nsclcc"'));
    expect(await start().ended).toBe(1);
    expect(server.output().split('nothing was written')).toHaveLength(2);
    expect(server.output()).not.toMatch(/^ +at /m);
    await change(TRIALS, (text) => text.replace('"cancer_type": "nsclcc"', '"cancer_type": "nsclc"'));
    expect(await releaseOfAStart()).toBe(shippedRelease.id);
  }, 60_000);

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'takes its writer with it on %s',
    async (signal) => {
      await change(TRIALS, (text) => text.replace('"ALEX"', `"ALEX (${signal})"`));
      await start().says('Writing the evidence');
      server.kill(signal);
      // its output is closed when the writer, which has the same, has ended too
      expect(await server.ended).toBe(signal === 'SIGTERM' ? 0 : signal);
      await change(TRIALS, (text) => text.replace(`"ALEX (${signal})"`, '"ALEX"'));
      expect(await releaseOfAStart()).toBe(shippedRelease.id);
    },
    60_000,
  );
});
