import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { GrafeoDB } from '@grafeo-db/js';
import { cypher, identifier } from './cypher.ts';
import { assertPlainParams, decodeRows } from './decode.ts';
import { GraphFolderError, GraphQueryError, GraphUnavailableError } from './errors.ts';
import type { GraphReader, GraphRelease, GraphStore, Query, QueryParams, WriteProgress } from './query.ts';
import { batchesOf } from './batches.ts';

/** No query of ours needs more; beyond it one is missing its LIMIT. */
const MAX_ROWS = 100_000;
/** How the engine names a query that it gave up after 30 s. */
const TIMED_OUT = 'GRAFEO-Q003';

/**
 * The engine in this process. A release is one file that is complete before it gets its name, and `current` names the
 * one that readers see; so whoever is killed while writing leaves the old release or the new one, never a part.
 */
export async function openEmbeddedStore(folder: string): Promise<GraphStore> {
  const Database = await loadEngine();
  const lock = await lockFolder(Database, folder);
  const currentFile = join(folder, 'current');
  let opened: { release: string; database: GrafeoDB } | undefined;

  const currentRelease = async (): Promise<string | undefined> => {
    if (opened !== undefined) return opened.release;
    const release = await readFile(currentFile, 'utf8').catch(() => undefined);
    return release !== undefined && existsSync(releaseFile(folder, release)) ? release : undefined;
  };

  const openCurrent = async (): Promise<{ release: string; database: GrafeoDB }> => {
    const release = await currentRelease();
    if (release === undefined) throw new GraphUnavailableError('EMPTY', `The store in ${folder} holds no release yet.`);
    opened ??= { release, database: Database.openReadOnly(releaseFile(folder, release)) };
    return opened;
  };

  return {
    engine: 'embedded',
    currentRelease,
    async replace(release, progress) {
      const partial = join(folder, `${release.id}.partial`);
      await rm(partial, { force: true });
      await writeRelease(Database, release, partial, progress);
      await rename(partial, releaseFile(folder, release.id));
      await writeFile(`${currentFile}.partial`, release.id);
      await rename(`${currentFile}.partial`, currentFile);
      opened?.database.close();
      opened = undefined;
      await removeAllBut(folder, release.id);
    },
    async snapshot(deadline): Promise<GraphReader> {
      const { release, database } = await openCurrent();
      return {
        release,
        // no query of this engine can be stopped, so the time is looked at before each
        read: async (query, params) => {
          deadline?.check();
          return run(database, query, { ...params, release });
        },
      };
    },
    status: () => ({ reachable: true, queries: 0, connections: 0 }),
    close() {
      opened?.database.close();
      lock.close();
      return Promise.resolve();
    },
  };
}

async function loadEngine(): Promise<typeof GrafeoDB> {
  try {
    // the package is CommonJS: node finds its classes on the default export only
    return (await import('@grafeo-db/js')).default.GrafeoDB;
  } catch (cause) {
    throw new GraphFolderError(
      `The embedded graph engine has no build for ${process.platform} on ${process.arch}. Set NEO4J_URI to use a Neo4j database instead.`,
      { cause },
    );
  }
}

/** The engine's own file lock, which the operating system takes back from a process that is killed. */
async function lockFolder(Database: typeof GrafeoDB, folder: string): Promise<GrafeoDB> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new GraphFolderError(
      `TRIALGRAPH_DATA is ${resolve(folder)}, which cannot be created or written. Set it to a folder of yours.`,
      { cause },
    );
  }
  try {
    return Database.create(join(folder, 'lock'));
  } catch (cause) {
    const held = cause instanceof Error && cause.message.includes('lock');
    throw new GraphFolderError(
      held
        ? `The data folder ${resolve(folder)} is held by another Trialgraph process. Stop that one, or set TRIALGRAPH_DATA to another folder.`
        : `The data folder ${resolve(folder)} cannot be used. Remove it (it can be rebuilt), or set TRIALGRAPH_DATA to another folder.`,
      { cause },
    );
  }
}

async function writeRelease(
  Database: typeof GrafeoDB,
  release: GraphRelease,
  file: string,
  progress: WriteProgress,
): Promise<void> {
  const database = Database.create();
  try {
    for (const label of release.labels.map(identifier)) {
      // without the index besides the constraint, lookups scan
      await database.executeCypher(cypher`CREATE CONSTRAINT FOR (n:${label}) REQUIRE n.key IS UNIQUE`.text);
      await database.executeCypher(cypher`CREATE INDEX FOR (n:${label}) ON (n.key)`.text);
      await database.executeCypher(cypher`CREATE INDEX FOR (n:${label}) ON (n.id)`.text);
    }
    for (const { label, property } of release.indexes) {
      await database.executeCypher(
        cypher`CREATE INDEX FOR (n:${identifier(label)}) ON (n.${identifier(property)})`.text,
      );
    }
    for (const { statement, rows, share } of batchesOf(release.statements)) {
      await database.executeCypher(statement.text, { rows });
      progress(share);
    }
    const written = { nodes: database.nodeCount(), relationships: database.edgeCount() };
    if (written.nodes !== release.counts.nodes || written.relationships !== release.counts.relationships) {
      throw new Error(`Written were ${JSON.stringify(written)}, the release has ${JSON.stringify(release.counts)}.`);
    }
    database.save(file);
  } finally {
    database.close();
  }
  const saved = await open(file, 'r+');
  await saved.sync();
  await saved.close();
}

async function run<Params extends QueryParams, Row>(
  database: GrafeoDB,
  query: Query<Params, Row>,
  params: QueryParams,
): Promise<Row[]> {
  assertPlainParams(query.name, params);
  const rows = await database
    .executeCypher(query.cypher.text, params)
    .then((result) => result.toArray())
    .catch((cause: unknown) => {
      if (cause instanceof Error && cause.message.includes(TIMED_OUT)) {
        throw new GraphUnavailableError('TIMEOUT', `The query ${query.name} took too long.`, { cause });
      }
      throw new GraphQueryError(query.name, cause);
    });
  if (rows.length > MAX_ROWS) throw new GraphQueryError(query.name, new Error(`${rows.length} rows`));
  return decodeRows(query, rows);
}

async function removeAllBut(folder: string, release: string): Promise<void> {
  const leftovers = (await readdir(folder)).filter(
    (name) => /\.(grafeo|partial|wal)$/.test(name) && !name.startsWith(release) && !name.startsWith('lock'),
  );
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { force: true })));
}

const releaseFile = (folder: string, release: string): string => join(folder, `${release}.grafeo`);
