import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes a folder that tells whose it is, so that a later process can clear it away when its owner died without doing so. */
export async function createOwnedFolder(parent: string, prefix: string): Promise<string> {
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}

/** Removes the folders of this prefix whose owners are dead. */
export async function sweepOwnedFolders(parent: string, prefix: string): Promise<void> {
  const names = await readdir(parent);
  const orphaned = names.filter((name) => {
    const owner = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
    return owner !== undefined && !isAlive(Number(owner));
  });
  // Another user's folder is not ours to remove, and another sweeper may be quicker: neither should stop a start.
  await Promise.allSettled(orphaned.map((name) => removeFolder(join(parent, name))));
}

/** Retries, because a process that has just been killed may still be writing into it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
