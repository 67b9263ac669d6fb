import { createHash } from 'node:crypto';
import neo4j from 'neo4j-driver';
import type { Connection } from './readiness.ts';

/** Of all nodes and edges of a database with all that they hold, whatever release they say they belong to. */
export async function fingerprintOf({ uri, username, password, database }: Connection): Promise<string> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session({ database });
  try {
    const linesOf = async (query: string): Promise<string[]> => {
      const { records } = await session.run(query);
      return records.map((record) => JSON.stringify(record.toObject(), sorted)).toSorted();
    };
    const nodes = await linesOf('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties');
    const edges = await linesOf(
      'MATCH (a)-[r]->(b) RETURN a.key AS from, b.key AS to, type(r) AS type, properties(r) AS properties',
    );
    if (nodes.length === 0 || edges.length === 0) throw new Error('The database is empty.');
    return createHash('sha256')
      .update([...nodes, ...edges].join('\n'))
      .digest('hex');
  } finally {
    await session.close();
    await driver.close();
  }
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
