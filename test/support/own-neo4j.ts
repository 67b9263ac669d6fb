import { afterAll, beforeAll, inject } from 'vitest';
import { startNeo4j, whyNoNeo4j, type RunningNeo4j } from '../neo4j/server.ts';

/** Why tests that spoil their database cannot run; they never use the one that is shared, nor one that is given. */
export async function whyNoNeo4jOfOnesOwn(): Promise<string | undefined> {
  const shared = inject('neo4j');
  return shared.available ? whyNoNeo4j() : shared.reason;
}

/** An empty Neo4j for the tests of one block, which may write, kill and refuse as they like. */
export function useOwnNeo4j(): () => RunningNeo4j {
  let server: RunningNeo4j | undefined;
  beforeAll(async () => {
    server = await startNeo4j({ forShortLife: true });
  });
  afterAll(() => server?.stop());
  return () => {
    if (server === undefined) throw new Error('Neo4j is there only while a test runs.');
    return server;
  };
}
