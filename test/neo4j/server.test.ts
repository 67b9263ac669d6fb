import neo4j from 'neo4j-driver';
import { expect, inject, it } from 'vitest';

it('runs a query on the Neo4j of this test run', async (context) => {
  const given = inject('neo4j');
  if (!given.available) return context.skip(given.reason);
  const driver = neo4j.driver(given.uri, neo4j.auth.basic(given.username, given.password));
  try {
    const { records } = await driver.executeQuery('RETURN "hello" AS word');
    expect(records.map((record): unknown => record.get('word'))).toEqual(['hello']);
  } finally {
    await driver.close();
  }
});
