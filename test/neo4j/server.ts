import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './configuration.ts';
import { administer, setPassword, startServer, writeConfiguration } from './configuration.ts';
import { fetchJars } from './jars.ts';
import { createOwnedFolder, removeFolder, sweepOwnedFolders } from './owned-folder.ts';
import { findFreePort } from './port.ts';
import type { Connection } from './readiness.ts';
import { waitUntilItAnswers } from './readiness.ts';
import type { TiedProcess } from './tied-process.ts';

export { whyNoNeo4j } from './requirements.ts';

export type Neo4jOptions = {
  /** A free one unless given. */
  port?: number | undefined;
  /** A random one unless given; Neo4j wants 8 characters. */
  password?: string | undefined;
  /** Starts sooner and computes slower: for the minute of a test run. */
  forShortLife?: boolean | undefined;
  /** Ends a start that is under way, and leaves nothing of it. */
  signal?: AbortSignal | undefined;
};

export type RunningNeo4j = Connection & {
  /** The scratch folder with its data and logs. */
  home: string;
  pid: number | undefined;
  /** Settles when the server is gone, asked or not, with the last it said. */
  ended: Promise<string>;
  /** Ends it in good order and removes the scratch folder. */
  stop: () => Promise<void>;
  /** Ends it in good order; its data stays. */
  halt: () => Promise<HaltedNeo4j>;
  /** Ends it as a power cut would; the scratch folder stays until stop() or the next start. */
  kill: () => void;
};

/** A Neo4j that does not run, with its data. */
export type HaltedNeo4j = {
  /** Runs `neo4j-admin` on it; the input or output may be redirected as in a shell. */
  administer: (args: readonly string[], redirect?: string) => Promise<void>;
  /** Starts it again, with further settings by their names in neo4j.conf. */
  start: (settings?: Readonly<Record<string, string>>) => Promise<RunningNeo4j>;
};

const HOME_PREFIX = 'trialgraph-neo4j-';
const PATIENCE_MS = 120_000; // five seconds on a quiet machine, a minute on a busy one

/** Starts an empty Neo4j of our own on 127.0.0.1, which ends with this process at the latest. */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<RunningNeo4j> {
  const { port, password, forShortLife = false, signal } = options;
  const freePort = await findFreePort(port);
  const jars = await fetchJars(signal);
  await sweepOwnedFolders(tmpdir(), HOME_PREFIX);
  const home = await createOwnedFolder(tmpdir(), HOME_PREFIX);
  const connection: Connection = {
    uri: `bolt://127.0.0.1:${freePort}`,
    username: 'neo4j',
    password: password ?? randomBytes(12).toString('hex'),
    database: 'neo4j',
  };
  const installation: Installation = { jars, home };
  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<RunningNeo4j> => {
    await writeConfiguration(installation, freePort, settings);
    const server = startServer(installation, { forShortLife });
    await untilReady(server, connection, home, signal);
    return running(server, connection, { administer: administer.bind(undefined, installation), start }, home);
  };
  try {
    await writeConfiguration(installation, freePort);
    await setPassword(installation, connection.password);
    signal?.throwIfAborted();
    return await start();
  } catch (error) {
    await removeFolder(home);
    throw error;
  }
}

async function untilReady(
  server: TiedProcess,
  connection: Connection,
  home: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const givenUp = new AbortController();
  const patience = setTimeout(() => {
    givenUp.abort(new Error(`it did not answer within ${PATIENCE_MS / 1000} seconds`));
  }, PATIENCE_MS);
  void server.ended.then((ending) => {
    givenUp.abort(new Error(`it ended by itself (${ending})`));
  });
  const stopAsking = AbortSignal.any(signal === undefined ? [givenUp.signal] : [givenUp.signal, signal]);
  try {
    await waitUntilItAnswers(connection, stopAsking);
  } catch (error) {
    await server.stop();
    signal?.throwIfAborted();
    // An aborted wait reports that it was aborted; why is in the signal.
    const reason: unknown = givenUp.signal.aborted ? givenUp.signal.reason : error;
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new Error(`Neo4j did not start: ${why}. Its log ends:\n${await lastWords(server, home)}`, { cause: error });
  } finally {
    clearTimeout(patience);
  }
}

function running(server: TiedProcess, connection: Connection, halted: HaltedNeo4j, home: string): RunningNeo4j {
  let stopped: Promise<void> | undefined;
  return {
    ...connection,
    home,
    pid: server.pid,
    ended: server.ended.then(() => lastWords(server, home)),
    halt: () => server.stop().then(() => halted),
    stop: () => (stopped ??= server.stop().then(() => removeFolder(home))),
    kill: server.kill,
  };
}

const LAST_LINES_OF_LOG = 20;

/** The end of its log, and what it printed: the JVM prints what goes wrong before there is a log. */
async function lastWords(server: TiedProcess, home: string): Promise<string> {
  const log = await readFile(join(home, 'logs', 'neo4j.log'), 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-LAST_LINES_OF_LOG).join('\n');
  return [tail, server.lastOutput()].filter((text) => text !== '').join('\n');
}
