/** Vitest's global setup: one Neo4j for the whole run, or the reason why the suites that need one are skipped. */
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import type { Connection } from '../neo4j/readiness.ts';
import { waitUntilItAnswers } from '../neo4j/readiness.ts';
import { startNeo4j, whyNoNeo4j } from '../neo4j/server.ts';

export type Neo4jForTests = ({ available: true } & Connection) | { available: false; reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: Neo4jForTests;
  }
}

type Teardown = () => Promise<void>;
type Answer = { neo4j: Neo4jForTests; announcement: string; teardown?: Teardown };

const PATIENCE_WITH_A_GIVEN_SERVER_MS = 10_000; // it is said to run already

/**
 * It starts whatever the tests of the run are: vitest tells a global setup which files were asked for, but not which of
 * them will ask for Neo4j, and a suite that was skipped by a wrong guess would look like one that passed. Runs that need
 * no Neo4j and no wait set TRIALGRAPH_TEST_ENGINE=embedded.
 */
export default async function setup(project: TestProject): Promise<Teardown | undefined> {
  const { neo4j, announcement, teardown } = await findNeo4j();
  if (!neo4j.available && process.env['TRIALGRAPH_REQUIRE_NEO4J'] === '1') {
    throw new Error(`TRIALGRAPH_REQUIRE_NEO4J=1, but there is no Neo4j for the tests: ${neo4j.reason}.`);
  }
  process.stdout.write(`${announcement}\n`);
  project.provide('neo4j', neo4j);
  return teardown;
}

async function findNeo4j(): Promise<Answer> {
  const engine = process.env['TRIALGRAPH_TEST_ENGINE'] ?? '';
  if (engine === 'embedded') return without('TRIALGRAPH_TEST_ENGINE=embedded was asked for');
  if (engine !== '') throw new Error(`TRIALGRAPH_TEST_ENGINE is "${engine}"; it is embedded or unset.`);
  const given = process.env['NEO4J_TEST_URI'] ?? '';
  if (given !== '') return useGiven(given);
  const reason = await whyNoNeo4j();
  return reason === undefined ? startOne() : without(reason);
}

async function useGiven(uri: string): Promise<Answer> {
  const password = process.env['NEO4J_TEST_PASSWORD'];
  if (password === undefined) throw new Error('NEO4J_TEST_URI is set, and NEO4J_TEST_PASSWORD is not.');
  const connection: Connection = {
    uri,
    username: process.env['NEO4J_TEST_USERNAME'] ?? 'neo4j',
    password,
    database: process.env['NEO4J_TEST_DATABASE'] ?? 'neo4j',
  };
  const givenUp = AbortSignal.timeout(PATIENCE_WITH_A_GIVEN_SERVER_MS);
  try {
    await waitUntilItAnswers(connection, givenUp);
  } catch (error) {
    // Who names a server wants it tested: to skip would hide that it was not.
    const reason = givenUp.aborted ? 'no answer within ten seconds' : messageOf(error);
    throw new Error(`The Neo4j at NEO4J_TEST_URI (${uri}) cannot be used: ${reason}`, { cause: error });
  }
  return { neo4j: { available: true, ...connection }, announcement: `Neo4j takes part: the one at ${uri}.` };
}

async function startOne(): Promise<Answer> {
  try {
    const began = performance.now();
    const { stop, uri, username, password, database } = await startNeo4j({ forShortLife: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    return {
      neo4j: { available: true, uri, username, password, database },
      announcement: `Neo4j takes part: one of its own at ${uri}, started in ${seconds} s.`,
      teardown: stop,
    };
  } catch (error) {
    return without(`it could not be started: ${messageOf(error)}`);
  }
}

function without(reason: string): Answer {
  return { neo4j: { available: false, reason }, announcement: `Neo4j takes no part: ${reason}.` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
