import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { lintCypherQuery } from '@neo4j-cypher/language-support';
import { beforeAll, describe, expect, it } from 'vitest';
import { readEvidence } from '../../seed/read-evidence.ts';
import { releaseOf } from '../../seed/graph/release.ts';
import { ROOT } from '../../src/root.ts';
import { TEXTS } from './registered-queries.ts';

// its ES module cannot be loaded by node
const neo4j = createRequire(import.meta.url)('@neo4j-cypher/language-support') as {
  lintCypherQuery: typeof lintCypherQuery;
};

const reading = await readEvidence(join(ROOT, 'seed', 'evidence'));
const writes = reading.ok ? releaseOf(reading.evidence, []).release.statements.map(({ cypher }) => cypher.text) : [];
const statements = [
  ...TEXTS.map(({ title, text }) => ({ title, text })),
  ...writes.map((text) => ({ title: text.replaceAll(/\s+/g, ' ').trim(), text })),
];

describe.each(['CYPHER 5', 'CYPHER 25'])("Neo4j's own reader of %s", (version) => {
  const problemsOf = (text: string): string[] =>
    neo4j.lintCypherQuery(`${version} ${text}`, {}).map(({ message }) => String(message));

  beforeAll(() => {
    problemsOf('RETURN 1 AS one'); // it takes seconds to warm up
  });

  it('finds faults', () => {
    expect(problemsOf('MATCH (a:A) RETURN b.id AS id')).toEqual(['Variable `b` not defined']);
  });

  it.each(statements)('has nothing to say against $title', ({ text }) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

it('is shown the statements that write the evidence', () => {
  expect(writes.length).toBeGreaterThan(10);
});
