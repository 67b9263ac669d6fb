import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { batchesOf } from './batches.ts';
import { cypher, identifier } from './cypher.ts';
import { assertPlainParams, decodeRows } from './decode.ts';
import { GraphQueryError, GraphUnavailableError } from './errors.ts';
import type { GraphReader, GraphRelease, GraphStore, QueryParams, WriteProgress } from './query.ts';

export type Neo4jSettings = {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
};

/** After it the server ends the query. */
const QUERY_TIMEOUT_MS = 10_000;
/** After it nobody waits for the server any more. */
const DEADLINE_MS = 12_000;
/** Long enough not to cost a trip per request, short enough that a new release shows at once to a person. */
const RELEASE_CACHE_MS = 1_000;
/** A retired release outlives every request that may still read it, by far: see QUERY_TIMEOUT_MS. */
const RETIRED_FOR_SECONDS = 120;

/**
 * The engine over Bolt. Nodes carry their release, and one `Release` node is current; a reader compares its anchors
 * with the release it began with. Switching is one property in one transaction. (Deleting and writing all in one
 * transaction would not do: a reader of Neo4j sees a commit that is being applied in parts.)
 */
export function openNeo4jStore(settings: Neo4jSettings): GraphStore {
  const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.username, settings.password), {
    disableLosslessIntegers: true,
    connectionAcquisitionTimeout: 2_000,
    connectionTimeout: 2_000,
    maxTransactionRetryTime: 2_000,
    userAgent: 'trialgraph',
  });
  let cached: { release: string | undefined; until: number } | undefined;

  const currentRelease = async (): Promise<string | undefined> => {
    const now = Date.now();
    if (cached === undefined || cached.until < now) {
      const rows = await readRows(driver, settings, 'currentRelease', CURRENT_RELEASE.text, {});
      cached = { release: rows[0]?.['id'] as string | undefined, until: now + RELEASE_CACHE_MS };
    }
    return cached.release;
  };

  return {
    engine: 'neo4j',
    currentRelease,
    async replace(release, progress) {
      await write(driver, settings, async (session) => {
        await createSchema(session, release);
        await whileLocked(driver, settings.database, async () => {
          cached = undefined;
          if ((await currentRelease()) !== release.id) await replaceRelease(session, release, progress);
        });
      });
      cached = undefined;
    },
    async snapshot(): Promise<GraphReader> {
      const release = await currentRelease();
      if (release === undefined) {
        throw new GraphUnavailableError(
          'EMPTY',
          `The database "${settings.database}" holds no release yet. Run: npm run seed`,
        );
      }
      return {
        release,
        read: async (query, params) => {
          const rows = await readRows(driver, settings, query.name, query.cypher.text, { ...params, release });
          return decodeRows(query, rows);
        },
      };
    },
    close: () => driver.close(),
  };
}

const CURRENT_RELEASE = cypher`MATCH (release:Release) WHERE release.state = 'CURRENT' RETURN release.id AS id`;

async function replaceRelease(session: Session, release: GraphRelease, progress: WriteProgress): Promise<void> {
  const { id } = release;
  await removeReleases(session, release.labels);
  await session.run(
    `MERGE (release:Release {id: $id}) ON CREATE SET release.state = 'LOADING' SET release.since = timestamp()`,
    { id },
  );
  for (const { statement, rows, share } of batchesOf(release.statements)) {
    await session.executeWrite((transaction) => transaction.run(statement.text, { rows: rows.map(withIntegers) }));
    progress(share);
  }
  await assertComplete(session, release);
  await session.executeWrite((transaction) =>
    transaction.run(
      `MATCH (release:Release) WHERE release.state = 'CURRENT' OR release.id = $id
       SET release.since = timestamp(), release.state = CASE WHEN release.id = $id THEN 'CURRENT' ELSE 'RETIRED' END`,
      { id },
    ),
  );
}

async function createSchema(session: Session, { labels, indexes }: GraphRelease): Promise<void> {
  for (const label of ['Release', 'SeedLock'].map(identifier)) {
    await session.run(cypher`CREATE CONSTRAINT ${label}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`.text);
  }
  for (const label of labels.map(identifier)) {
    await session.run(
      cypher`CREATE CONSTRAINT ${label}_key IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`.text,
    );
    await session.run(cypher`CREATE INDEX ${label}_id IF NOT EXISTS FOR (n:${label}) ON (n.id)`.text);
  }
  for (const { label, property } of indexes.map((index) => ({
    label: identifier(index.label),
    property: identifier(index.property),
  }))) {
    await session.run(cypher`CREATE INDEX ${label}_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`.text);
  }
  await session.run('CALL db.awaitIndexes(60)');
}

/**
 * One writer at a time. The lock is a transaction that stays open: the server takes it back from a process that is
 * killed, and whoever waited goes on.
 */
async function whileLocked(driver: Driver, database: string, work: () => Promise<void>): Promise<void> {
  const session = driver.session({ database });
  try {
    const lock = session.beginTransaction();
    await lock.run(`MERGE (lock:SeedLock {id: 'seed'}) SET lock.since = timestamp()`);
    await work();
    await lock.rollback();
  } finally {
    await session.close();
  }
}

async function assertComplete(session: Session, { id, labels, counts }: GraphRelease): Promise<void> {
  const written = { nodes: 0, relationships: 0 };
  for (const label of labels.map(identifier)) {
    const { records } = await session.run(
      cypher`MATCH (n:${label}) WHERE n.release = $id RETURN count(n) AS nodes, coalesce(sum(COUNT { (n)-->() }), 0) AS relationships`
        .text,
      { id },
    );
    written.nodes += records[0]?.get('nodes') as number;
    written.relationships += records[0]?.get('relationships') as number;
  }
  if (written.nodes !== counts.nodes || written.relationships !== counts.relationships) {
    throw new Error(`Written were ${JSON.stringify(written)}, the release has ${JSON.stringify(counts)}.`);
  }
}

/** What was replaced long enough ago that no request reads it, and what a process that was killed left half written. */
async function removeReleases(session: Session, labels: readonly string[]): Promise<void> {
  const { records } = await session.run(
    `MATCH (release:Release)
     WHERE release.state = 'LOADING' OR (release.state = 'RETIRED' AND release.since < timestamp() - $milliseconds)
     RETURN release.id AS id`,
    { milliseconds: neo4j.int(RETIRED_FOR_SECONDS * 1_000) },
  );
  const releases = records.map((record) => record.get('id') as string);
  if (releases.length === 0) return;
  for (const label of labels.map(identifier)) {
    await session.run(
      cypher`MATCH (n:${label}) WHERE n.release IN $releases CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS`
        .text,
      { releases },
    );
  }
  await session.run('MATCH (release:Release) WHERE release.id IN $releases DELETE release', { releases });
}

/** One auto-commit transaction in READ mode: one network flight, and the server refuses a write in it. */
async function readRows(
  driver: Driver,
  settings: Neo4jSettings,
  name: string,
  text: string,
  params: QueryParams,
): Promise<Record<string, unknown>[]> {
  assertPlainParams(name, params);
  const attempt = async (): Promise<Record<string, unknown>[]> => {
    const session = driver.session({
      database: settings.database,
      defaultAccessMode: neo4j.session.READ,
      fetchSize: -1, // closing a session while more than one fetch streams can poison the pooled connection
    });
    try {
      const result = await session.run(text, withIntegers(params), {
        timeout: QUERY_TIMEOUT_MS,
        metadata: { query: name },
      });
      return result.records.map((record) => record.toObject());
    } finally {
      // not awaited: on a silent connection it would not end either
      void session.close().catch(() => undefined);
    }
  };
  try {
    return await beforeDeadline(
      attempt().catch((error: unknown) => {
        if (!neo4j.isRetryableError(error)) throw error;
        return attempt();
      }),
    );
  } catch (error) {
    throw classify(name, error, settings);
  }
}

class DeadlineError extends Error {}

/** The driver never notices a connection that has gone silent, so the wait is bounded here. */
async function beforeDeadline<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineError(`No answer within ${DEADLINE_MS} ms.`));
    }, DEADLINE_MS);
  });
  return Promise.race([work, deadline]).finally(() => {
    clearTimeout(timer);
  });
}

async function write(
  driver: Driver,
  settings: Neo4jSettings,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const session = driver.session({ database: settings.database });
  try {
    await work(session);
  } catch (error) {
    throw classify('replace', error, settings);
  } finally {
    await session.close();
  }
}

/** JavaScript numbers travel as floats, with which LIMIT fails: whole ones go as integers. */
function withIntegers<Value>(value: Value): Value {
  if (typeof value === 'number') return (Number.isInteger(value) ? neo4j.int(value) : value) as Value;
  if (Array.isArray(value)) return value.map(withIntegers) as Value;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIntegers(item)])) as Value;
  }
  return value;
}

/** By `code`: `gqlStatus` is one and the same for most errors of 5.26. */
function classify(query: string, error: unknown, { uri, username, database }: Neo4jSettings): Error {
  const code = error instanceof neo4j.Neo4jError ? error.code : '';
  if (error instanceof DeadlineError || code.includes('TransactionTimedOut') || code.includes('LockClientStopped')) {
    return new GraphUnavailableError(
      'TIMEOUT',
      `The database at NEO4J_URI (${uri}) did not answer the query ${query} within ${QUERY_TIMEOUT_MS / 1000} s.`,
      {
        cause: error,
      },
    );
  }
  if (code.startsWith('Neo.ClientError.Security')) {
    return new GraphUnavailableError(
      'REFUSED',
      `The database at NEO4J_URI (${uri}) refuses the user "${username}". Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
      { cause: error },
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return new GraphUnavailableError(
      'REFUSED',
      `The server at NEO4J_URI (${uri}) has no database "${database}". Set NEO4J_DATABASE to one that it has.`,
      { cause: error },
    );
  }
  const unreachable = ['ServiceUnavailable', 'SessionExpired', 'Neo.ClientError.Request.Invalid'].includes(code);
  if (unreachable || code.startsWith('Neo.TransientError') || neo4j.isRetryableError(error)) {
    return new GraphUnavailableError(
      'UNREACHABLE',
      `No database answers at NEO4J_URI (${uri}). Start it, or unset NEO4J_URI to use the embedded store.`,
      { cause: error },
    );
  }
  return new GraphQueryError(query, error);
}
