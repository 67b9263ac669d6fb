import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { batchesOf } from './batches.ts';
import { cypher, identifier } from './cypher.ts';
import { decodeRows } from './decode.ts';
import { GraphUnavailableError } from './errors.ts';
import { classify, Neo4jLink, openDriver, withIntegers, type Neo4jSettings } from './neo4j-link.ts';
import type { GraphReader, GraphRelease, GraphStore, GraphWatcher, WriteProgress } from './query.ts';

const NOBODY: GraphWatcher = { lost: () => undefined, found: () => undefined };

/** A retired release outlives every request that may still read it: twice the longest that a request may be given. */
const RETIRED_FOR_SECONDS = 120;

/**
 * The engine over Bolt. Nodes carry their release, and one `Release` node is current; a reader compares its anchors
 * with the release it began with. Switching is one property in one transaction. (Deleting and writing all in one
 * transaction would not do: a reader of Neo4j sees a commit that is being applied in parts.)
 */
export function openNeo4jStore(settings: Neo4jSettings, watcher: GraphWatcher = NOBODY): GraphStore {
  const link = new Neo4jLink(settings, CURRENT_RELEASE.text, watcher);
  return {
    engine: 'neo4j',
    currentRelease: () => link.askRelease(),
    async replace(release, progress) {
      await write(settings, async (session, driver) => {
        await createSchema(session, release);
        await whileLocked(driver, settings.database, async () => {
          if ((await link.askRelease()) !== release.id) await replaceRelease(session, release, progress);
        });
      });
      await link.askRelease();
    },
    async snapshot(deadline): Promise<GraphReader> {
      const release = await link.watchedRelease();
      if (release === undefined) {
        throw new GraphUnavailableError(
          'EMPTY',
          `The database "${settings.database}" holds no release yet. Run: npm run seed`,
        );
      }
      return {
        release,
        read: async (query, params) =>
          decodeRows(query, await link.read(query.name, query.cypher.text, { ...params, release }, deadline)),
      };
    },
    status: () => link.status(),
    close: () => link.close(),
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

/** On connections of its own: a database that is slow because it is written to may lose its readers. */
async function write(
  settings: Neo4jSettings,
  work: (session: Session, driver: Driver) => Promise<void>,
): Promise<void> {
  const driver = openDriver(settings, 2);
  try {
    await work(driver.session({ database: settings.database }), driver);
  } catch (error) {
    throw classify('replace', error, settings);
  } finally {
    await driver.close();
  }
}
