import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Of documents as JSON; in memory they take eight times as much. All that are documented are 0.5 MB. */
const MAX_BYTES = 3_000_000;

/**
 * Documents that were parsed and validated, for the next who sends the same. Apollo keeps ten times as much unless told
 * otherwise, and a client that writes its values into its documents takes the server 250 MB more.
 */
export function documentMemory() {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_BYTES,
    sizeCalculation: (document) => JSON.stringify(document).length,
  });
  return {
    get: (hash: string) => Promise.resolve(documents.get(hash)),
    set: (hash: string, document: DocumentNode) => {
      documents.set(hash, document);
      return Promise.resolve();
    },
    delete: (hash: string) => Promise.resolve(documents.delete(hash)),
  };
}
