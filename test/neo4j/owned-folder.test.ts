import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createOwnedFolder, removeFolder, sweepOwnedFolders } from './owned-folder.ts';

it('clears away what dead owners left, and nothing else', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'owned-folder-test-'));
  onTestFinished(() => removeFolder(parent));
  const dead = spawnSync(process.execPath, ['--version']).pid;
  const ours = basename(await createOwnedFolder(parent, 'scratch-'));
  const others = [`another-${dead}-abc`, 'scratch-', 'scratch-of-nobody'];
  for (const name of [`scratch-${dead}-abc`, ...others]) await mkdir(join(parent, name, 'inside'), { recursive: true });

  await sweepOwnedFolders(parent, 'scratch-');

  expect((await readdir(parent)).sort()).toEqual([...others, ours].sort());
});
