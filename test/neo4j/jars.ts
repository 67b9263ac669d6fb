import { readFileSync } from 'node:fs';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOwnedFolder, removeFolder, sweepOwnedFolders } from './owned-folder.ts';
import { startTied } from './tied-process.ts';

const POM = join(import.meta.dirname, 'pom.xml');
const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'trialgraph-neo4j');
const COMPLETE = 'complete';

/** The version is written once, in the pom, where tools that update dependencies look for it. */
export const NEO4J_VERSION = versionOfNeo4j(readFileSync(POM, 'utf8'));

const JARS = join(CACHE, NEO4J_VERSION);

export async function jarsAreFetched(): Promise<boolean> {
  return access(join(JARS, COMPLETE)).then(
    () => true,
    () => false,
  );
}

/**
 * The folder with Neo4j's jars, fetched by Maven unless an earlier start did it. The folder gets its name only when all is
 * in it, so a download that was killed never counts; of two at once, the later adopts what the earlier put there.
 */
export async function fetchJars(signal?: AbortSignal): Promise<string> {
  if (await jarsAreFetched()) return JARS;
  await mkdir(CACHE, { recursive: true });
  const prefix = `${NEO4J_VERSION}.fetching-`;
  await sweepOwnedFolders(CACHE, prefix);
  const unfinished = await createOwnedFolder(CACHE, prefix);
  try {
    await copyFromMaven(unfinished, signal);
    await writeFile(join(unfinished, COMPLETE), '');
    await giveItsName(unfinished);
  } finally {
    await removeFolder(unfinished);
  }
  return JARS;
}

async function copyFromMaven(folder: string, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const goal = 'dependency:copy-dependencies';
  const maven = startTied('mvn', [
    '-q',
    '-B',
    '-f',
    POM,
    goal,
    `-DoutputDirectory=${folder}`,
    '-DincludeScope=runtime',
  ]);
  signal?.addEventListener('abort', maven.kill, { once: true });
  const ending = await maven.ended;
  signal?.throwIfAborted();
  if (ending !== 0) {
    throw new Error(`Maven could not fetch Neo4j ${NEO4J_VERSION} (${ending}):\n${maven.lastOutput()}`);
  }
}

async function giveItsName(finished: string): Promise<void> {
  try {
    await rename(finished, JARS);
  } catch (error) {
    if (await jarsAreFetched()) return; // somebody else was quicker
    if (!isNotEmpty(error)) throw error;
    await removeFolder(JARS); // what a half-done deletion left
    await rename(finished, JARS);
  }
}

function isNotEmpty(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}

function versionOfNeo4j(pom: string): string {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>([^<]+)<\/version>/.exec(pom)?.[1];
  if (version === undefined) throw new Error(`${POM} names no version of Neo4j.`);
  return version;
}
