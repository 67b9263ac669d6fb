import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/root.ts';

/** The documented statements that make the users of a Neo4j of that edition, with what they get as `$...`. */
export function userStatements(edition: 'community' | 'enterprise'): string[] {
  return readFileSync(join(ROOT, 'docs', 'neo4j', `users.${edition}.cypher`), 'utf8')
    .replaceAll(/^\/\/.*\n/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
