import { createRequire } from 'node:module';
import type { lintCypherQuery } from '@neo4j-cypher/language-support';
import { describe, expect, it } from 'vitest';
import { shippedRelease } from '../support/changed-evidence.ts';
import { parametersOf } from './cypher-text.ts';
import { userStatements } from '../support/user-statements.ts';
import { PARTS } from './registered-queries.ts';

// its ES module cannot be loaded by node
const neo4j = createRequire(import.meta.url)('@neo4j-cypher/language-support') as {
  readonly lintCypherQuery: typeof lintCypherQuery;
};

/** The statements that write the evidence, one for all that differ in nothing but labels and types. */
const writes = new Map(shippedRelease.statements.map(({ cypher: { text } }) => [text.replaceAll(/:\w+/g, ''), text]));
const statements = [
  ...PARTS,
  ...[...writes.values(), ...userStatements('enterprise')].map((text) => ({
    title: text.replaceAll(/\s+/g, ' ').trim(),
    text,
  })),
];

describe.each(['CYPHER 5', 'CYPHER 25'])("Neo4j's own reader of %s", { timeout: 120_000 }, (version) => {
  const problemsOf = (text: string) => {
    const parameters = Object.fromEntries(parametersOf(text).map((name) => [name, null]));
    return neo4j.lintCypherQuery(`${version} ${text}`, { parameters }).map(({ message }) => message);
  };

  it('finds faults', () => {
    expect(problemsOf('MATCH (a:A) RETURN b.id AS id')).toEqual(['Variable `b` not defined']);
  });

  it.each(statements)('has nothing to say against $title', ({ text }) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

it('is shown the statements that write the evidence', () => {
  expect([...writes.keys()].length).toBeGreaterThan(1);
});
