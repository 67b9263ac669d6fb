import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';
import neo4j, { Neo4jError } from 'neo4j-driver';

export type Connection = { uri: string; username: string; password: string; database: string };

const POLL_MS = 200;

/**
 * Asks until the database answers a query: an open port says less, and a log has no agreed words. Rejects when the signal
 * is aborted, and at once when the answer is a refusal.
 */
export async function waitUntilItAnswers(connection: Connection, signal: AbortSignal): Promise<void> {
  const { uri, username, password, database } = connection;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { connectionTimeout: 1_000 });
  // Raced, because a connection that stays silent is one the driver waits on for ever.
  const givenUp = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('The wait for Neo4j was given up.'));
    });
  });
  try {
    await Promise.race([askUntilAnswered(driver, database, signal), givenUp]);
  } finally {
    const closed = driver.close();
    if (!signal.aborted) await closed;
  }
}

async function askUntilAnswered(driver: Driver, database: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const session = driver.session({ database });
    try {
      await session.run('RETURN 1');
      return;
    } catch (error) {
      // Asking on with a wrong password would only lock the account.
      if (error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.')) throw error;
    } finally {
      await session.close();
    }
    await sleep(POLL_MS, undefined, { signal });
  }
}
