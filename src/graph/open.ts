import type { GraphStore, GraphWatcher } from './query.ts';
import type { Neo4jSettings } from './neo4j-link.ts';

/** The engine that the settings name. Only that one is loaded. */
export async function openStore(
  settings: { readonly engine: 'embedded'; readonly folder: string } | ({ readonly engine: 'neo4j' } & Neo4jSettings),
  watcher?: GraphWatcher,
): Promise<GraphStore> {
  return settings.engine === 'embedded'
    ? (await import('./embedded.ts')).openEmbeddedStore(settings.folder)
    : (await import('./neo4j.ts')).openNeo4jStore(settings, watcher);
}
