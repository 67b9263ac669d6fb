import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { startTied } from './tied-process.ts';

describe.skipIf(process.platform === 'win32')('a tied process', () => {
  it('tells its exit code and the last it printed', async () => {
    const tied = startTied('sh', ['-c', 'echo out; echo err >&2; exit 3']);
    expect(await tied.ended).toBe(3);
    expect(tied.lastOutput().split('\n').sort()).toEqual(['err', 'out']);
  });

  it('ends with 127 when there is no such command', async () => {
    expect(await startTied('no-such-command-of-ours', []).ended).toBe(127);
  });

  it('ends when asked to', async () => {
    const tied = startTied('sleep', ['60']);
    await tied.stop();
    expect(await tied.ended).toBe('SIGTERM');
  });

  it('ends within a second when its parent is killed', async () => {
    const module = JSON.stringify(new URL('tied-process.ts', import.meta.url).href);
    const script = `const { startTied } = await import(${module}); console.log(startTied('sleep', ['60']).pid);`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    expect(isRunning(line)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => {
      expect(isRunning(line)).toBe(false);
    }, 1_000);
  });
});

/** Dead but not yet collected by its new parent (state Z) is not running; a signal could not tell. */
function isRunning(pid: string): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}
