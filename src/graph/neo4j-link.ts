import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j, { type BookmarkManager, type Driver, type Session } from 'neo4j-driver';
import { greet } from './bolt-greeting.ts';
import { Deadline, unlessAborted } from './deadline.ts';
import { assertPlainParams } from './decode.ts';
import { GraphQueryError, GraphUnavailableError } from './errors.ts';
import type { GraphStatus, GraphWatcher, QueryParams } from './query.ts';

export type Neo4jSettings = {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
};

/** Queries of one server that run at once. A database does no more work with more of them; it only holds more. */
const CONNECTIONS = 50;
/** The time of a query that belongs to no request. */
const QUERY_TIMEOUT_MS = 10_000;
/** How often the database is asked for its current release, which also tells that it is there. */
const BEAT_MS = 1_000;
/** When its answer is so late, new connections look whether only the old one is silent. */
const DOUBT_MS = 2_000;
/** Longer than a healthy database pauses to collect its heap, shorter than clients should wait for one that is not there. */
const SILENCE_MS = 5_000;
/** A look for the database, and the pause before the next. Together less than the 3 s within which it is found again. */
const PROBE_MS = 1_500;
const PROBE_PAUSE_MS = 250;
/** A database that refuses a password locks the user out who comes again too soon. */
const REFUSED_PAUSE_MS = 10_000;

type Rows = Record<string, unknown>[];

/** Connections that are given up together. */
type Pool = {
  readonly driver: Driver;
  /** One connection that no query ever occupies: a database that is busy is not taken for one that is silent. */
  readonly watcher: Driver;
  /** What one member of a cluster has told, the next has to know too before it answers: the release, above all. */
  readonly bookmarks: BookmarkManager;
  /** Aborted when the way is closed; the reason is why. */
  readonly lost: AbortController;
  queries: number;
};

/**
 * The way to one database, and whether it is open. The driver takes a minute to notice a database that refuses and never
 * notices one that is silent; here a beat every second does. When the database is away the way is closed: queries under
 * way end and further ones fail at once. Probes look for the database in the background, on new connections, so that no
 * client waits for one. The first that is answered opens the way again, and its connections take the place of the old.
 */
export class Neo4jLink {
  readonly #settings: Neo4jSettings;
  readonly #releaseQuery: string;
  readonly #watcher: GraphWatcher;
  #pool: Pool;
  /** Why the way is closed. */
  #away: GraphUnavailableError | undefined;
  /** The pool of which a connection is silent, while others may not be. */
  #doubted: Pool | undefined;
  /** The answer of the last beat. */
  #beat: { readonly release: string | undefined } | undefined;
  #watching = false;
  #probing = false;
  #closed = false;

  /** @param releaseQuery gives the current release as `id`, or no row */
  constructor(settings: Neo4jSettings, releaseQuery: string, watcher: GraphWatcher) {
    this.#settings = settings;
    this.#releaseQuery = releaseQuery;
    this.#watcher = watcher;
    this.#pool = openPool(settings);
  }

  /** The rows of a query. Errors: GraphUnavailableError, GraphQueryError. */
  async read(name: string, text: string, params: QueryParams, deadlineOfRequest?: Deadline): Promise<Rows> {
    assertPlainParams(name, params);
    const pool = this.#open();
    const deadline = deadlineOfRequest ?? new Deadline(QUERY_TIMEOUT_MS);
    const ask = () => this.#ask(pool, pool.driver, name, text, params, deadline);
    pool.queries += 1;
    try {
      return await ask().catch((error: unknown) => {
        if (!neo4j.isRetryableError(error)) throw error;
        return ask();
      });
    } catch (error) {
      const told = classify(name, error, this.#settings);
      if (isGone(error)) this.#lose(pool, told);
      throw told;
    } finally {
      pool.queries -= 1;
      this.#closeIfDone(pool);
      if (deadline !== deadlineOfRequest) deadline.release();
    }
  }

  /** The release as the last beat told it; the first call starts the beat. */
  async watchedRelease(): Promise<string | undefined> {
    if (!this.#watching) {
      this.#watching = true;
      void this.#watch();
    }
    this.#open();
    return this.#beat === undefined ? this.askRelease() : this.#beat.release;
  }

  /** The release as the database tells it now. */
  async askRelease(): Promise<string | undefined> {
    const pool = this.#open();
    try {
      return await this.#askRelease(pool, SILENCE_MS);
    } catch (error) {
      const told = classify('currentRelease', error, this.#settings);
      this.#lose(pool, told);
      throw told;
    }
  }

  status(): GraphStatus {
    return { reachable: this.#away === undefined, queries: this.#pool.queries, connections: CONNECTIONS };
  }

  async close(): Promise<void> {
    this.#closed = true;
    // a connection that is silent would not end
    await within(closePool(this.#pool), SILENCE_MS, 'The end of the connections').catch(() => undefined);
  }

  #open(): Pool {
    // the same words, but an error of its own: whoever asked it is in its stack
    if (this.#away) throw new GraphUnavailableError(this.#away.reason, this.#away.message, { cause: this.#away.cause });
    return this.#pool;
  }

  /** One auto-commit transaction in READ mode: one network flight, and the server refuses a write in it. */
  async #ask(
    pool: Pool,
    driver: Driver,
    name: string,
    text: string,
    params: QueryParams,
    deadline: Deadline,
  ): Promise<Rows> {
    deadline.check();
    const session = driver.session({
      database: this.#settings.database,
      defaultAccessMode: neo4j.session.READ,
      bookmarkManager: pool.bookmarks,
      fetchSize: -1, // closing a session while more than one fetch streams can poison the pooled connection
    });
    const answer = session.run(text, withIntegers(params), {
      timeout: deadline.remaining(),
      metadata: { query: name },
    });
    let answered = false;
    try {
      const { records } = await unlessAborted(answer, [deadline.signal, pool.lost.signal]);
      answered = true;
      return records.map((record) => record.toObject());
    } finally {
      // not awaited: on a silent connection it would not end
      void this.#end(session, pool, answered);
    }
  }

  /** Closing a session stops its query. A connection that does not even confirm that is silent, and so may others be. */
  async #end(session: Session, pool: Pool, answered: boolean): Promise<void> {
    const closed = session.close().catch(() => undefined);
    if (answered || pool.lost.signal.aborted) return;
    await within(closed, DOUBT_MS, 'The end of a query').catch(() => {
      this.#doubt(pool);
    });
  }

  async #askRelease(pool: Pool, milliseconds: number): Promise<string | undefined> {
    const deadline = new Deadline(milliseconds + 1_000);
    try {
      const asked = this.#ask(pool, pool.watcher, 'currentRelease', this.#releaseQuery, {}, deadline);
      const rows = await within(asked, milliseconds, 'The current release');
      const release = rows[0]?.['id'] as string | undefined;
      this.#beat = { release };
      return release;
    } finally {
      deadline.release();
    }
  }

  async #watch(): Promise<void> {
    for (;;) {
      await sleep(BEAT_MS, undefined, { ref: false });
      if (this.#closed) return;
      // while the way is closed, the probes ask
      if (this.#away === undefined) await this.#listen(this.#pool);
    }
  }

  async #listen(pool: Pool): Promise<void> {
    const doubt = setTimeout(() => {
      this.#doubt(pool);
    }, DOUBT_MS);
    try {
      await this.#askRelease(pool, SILENCE_MS);
      if (this.#doubted === pool) this.#doubted = undefined;
    } catch (error) {
      this.#lose(pool, classify('currentRelease', error, this.#settings));
    } finally {
      clearTimeout(doubt);
    }
  }

  /** Leaves the way open while it is looked whether new connections do better. */
  #doubt(pool: Pool): void {
    if (pool !== this.#pool || this.#away !== undefined) return;
    this.#doubted = pool;
    void this.#probe();
  }

  /** Closes the way. */
  #lose(pool: Pool, why: Error): void {
    if (pool !== this.#pool || this.#away !== undefined || !(why instanceof GraphUnavailableError)) return;
    this.#away = why;
    this.#watcher.lost(why);
    pool.lost.abort(why);
    void closePool(pool);
    void this.#probe();
  }

  #isToBeFound(): boolean {
    return !this.#closed && (this.#away !== undefined || this.#doubted === this.#pool);
  }

  async #probe(): Promise<void> {
    if (this.#probing) return;
    this.#probing = true;
    for (let pause = 0; this.#isToBeFound(); pause = PROBE_PAUSE_MS) {
      await sleep(this.#away?.reason === 'REFUSED' ? REFUSED_PAUSE_MS : pause, undefined, { ref: false });
      const found = await this.#find().catch((error: unknown) => classify('currentRelease', error, this.#settings));
      if (found instanceof Error) {
        if (this.#away !== undefined && found instanceof GraphUnavailableError) this.#away = found;
      } else if (this.#isToBeFound()) this.#take(found);
      else void closePool(found);
    }
    this.#probing = false;
  }

  async #find(): Promise<Pool> {
    await greet(this.#settings.uri, PROBE_MS).catch((cause: unknown) => {
      throw new SilenceError('Nobody speaks Bolt there.', { cause });
    });
    const pool = openPool(this.#settings);
    return this.#askRelease(pool, PROBE_MS).then(
      () => pool,
      (error: unknown) => {
        void closePool(pool);
        throw error;
      },
    );
  }

  /** Opens the way. What is under way on the old connections may still be answered there. */
  #take(found: Pool): void {
    const old = this.#pool;
    this.#pool = found;
    if (this.#away !== undefined) this.#watcher.found();
    this.#away = undefined;
    this.#closeIfDone(old);
  }

  #closeIfDone(pool: Pool): void {
    if (pool !== this.#pool && pool.queries === 0) void closePool(pool);
  }
}

function openPool(settings: Neo4jSettings): Pool {
  const lost = new AbortController();
  setMaxListeners(0, lost.signal);
  return {
    driver: openDriver(settings, CONNECTIONS),
    watcher: openDriver(settings, 1),
    bookmarks: neo4j.bookmarkManager(),
    lost,
    queries: 0,
  };
}

/** @param connections the most that it opens */
export function openDriver({ uri, username, password }: Neo4jSettings, connections: number): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: connections,
    connectionTimeout: 2_000,
    // whoever waits for a connection does so until the deadline of its request, which comes sooner
    connectionAcquisitionTimeout: 120_000,
    maxTransactionRetryTime: 2_000,
    userAgent: 'trialgraph',
  });
}

async function closePool({ driver, watcher }: Pool): Promise<void> {
  await Promise.all([driver.close(), watcher.close()]).catch(() => undefined);
}

class SilenceError extends Error {}

/** The wait is bounded, but no answer counts as late that has arrived while this process was busy with something else. */
async function within<Value>(work: Promise<Value>, milliseconds: number, what: string): Promise<Value> {
  const silence = new AbortController();
  const timer = setTimeout(() => {
    // what has arrived is read between this and the next immediate
    setImmediate(() => {
      silence.abort(new SilenceError(`${what} did not come within ${milliseconds} ms.`));
    });
  }, milliseconds);
  return unlessAborted(work, [silence.signal]).finally(() => {
    clearTimeout(timer);
  });
}

/** JavaScript numbers travel as floats, with which LIMIT fails: whole ones go as integers. */
export function withIntegers<Value>(value: Value): Value {
  if (typeof value === 'number') return (Number.isInteger(value) ? neo4j.int(value) : value) as Value;
  if (Array.isArray(value)) return value.map(withIntegers) as Value;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIntegers(item)])) as Value;
  }
  return value;
}

const codeOf = (error: unknown): string => (error instanceof neo4j.Neo4jError ? error.code : '');

/** Whether the error says that nobody is there, and not only that one query could not be served now. */
function isGone(error: unknown): boolean {
  return [
    'ServiceUnavailable',
    'SessionExpired',
    'Neo.ClientError.Request.Invalid',
    'Neo.TransientError.General.DatabaseUnavailable',
  ].includes(codeOf(error));
}

/** By `code`: `gqlStatus` is one and the same for most errors of 5.26. */
export function classify(query: string, error: unknown, { uri, username, database }: Neo4jSettings): Error {
  if (error instanceof GraphUnavailableError) {
    return new GraphUnavailableError(error.reason, `The query ${query} was given up. ${error.message}`, {
      cause: error,
    });
  }
  const code = codeOf(error);
  if (code.includes('TransactionTimedOut') || code.includes('LockClientStopped')) {
    return new GraphUnavailableError(
      'TIMEOUT',
      `The database at NEO4J_URI (${uri}) did not answer the query ${query} in time.`,
      { cause: error },
    );
  }
  if (code === 'Neo.ClientError.Security.Forbidden') {
    return new GraphUnavailableError(
      'REFUSED',
      `The user "${username}" may not do this in the database "${database}" at NEO4J_URI (${uri}): serving needs the right to read, npm run seed also those to write data and to make constraints and indexes.`,
      { cause: error },
    );
  }
  if (code === 'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase') {
    return new GraphUnavailableError(
      'REFUSED',
      `The database "${database}" at NEO4J_URI (${uri}) is read-only. Let it be written to while npm run seed runs (server.databases.read_only).`,
      { cause: error },
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
  const silent = error instanceof SilenceError;
  if (silent || isGone(error) || code.startsWith('Neo.TransientError') || neo4j.isRetryableError(error)) {
    return new GraphUnavailableError(
      'UNREACHABLE',
      `No database answers at NEO4J_URI (${uri}). Start it, or unset NEO4J_URI to use the embedded store.`,
      { cause: error },
    );
  }
  return new GraphQueryError(query, error);
}
