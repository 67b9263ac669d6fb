import { inject } from 'vitest';
import { seedStore } from '../../seed/seed.ts';
import { openNeo4jStore } from '../../src/graph/neo4j.ts';
import { FOLDERS } from './evidence-folder.ts';

/** The settings for a server on the Neo4j that all tests share, once that holds the evidence. */
export async function seededNeo4j(): Promise<Readonly<Record<string, string>> & { readonly NEO4J_URI: string }> {
  const neo4j = inject('neo4j');
  if (!neo4j.available) throw new Error(neo4j.reason);
  const store = openNeo4jStore(neo4j);
  await seedStore(store, FOLDERS, () => undefined);
  await store.close();
  return {
    NEO4J_URI: neo4j.uri,
    NEO4J_USERNAME: neo4j.username,
    NEO4J_PASSWORD: neo4j.password,
    NEO4J_DATABASE: neo4j.database,
  };
}
