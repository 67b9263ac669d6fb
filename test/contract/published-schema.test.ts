import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { API_VERSION } from '../../src/server/app.ts';
import { schemaToPublish } from '../../src/server/published-schema.ts';
import { readSdl } from '../../src/server/schema.ts';

const read = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

/** A part of the schema that stays as it is whatever the whole one becomes. */
const SDL = `
type Query {
  trial(id: ID!): Trial
  trials(first: Int, filter: TrialFilter, orderBy: TrialOrder! = ACRONYM_ASC): [Trial!]
  rankedTherapies(by: RankBy!): [Trial!]
}

interface Node {
  id: ID!
}

"A clinical trial."
type Trial implements Node {
  id: ID!
  acronym: String!
  phase: TrialPhase!
  "The design in words."
  design: String!
  enrollment: Int
}

"The phase of a trial. The set may grow."
enum TrialPhase {
  PHASE2
  PHASE3
}

input TrialFilter {
  phase: TrialPhase
}

enum TrialOrder {
  ACRONYM_ASC
  ACRONYM_DESC
}

input RankBy {
  endpoint: String!
  assessor: RankAssessor! = INDEPENDENT
}

enum RankAssessor {
  INDEPENDENT
  INVESTIGATOR
}
`;

/** What was published of it as 0.1.0. */
const published = schemaToPublish('', SDL, '## 0.1.0 (unreleased)\n');
const inTheMaking = (...lines: readonly string[]): string =>
  ['# Changelog', '', '## 0.2.0 (unreleased)', '', ...lines, '', '## 0.1.0 (2026-12-31)', ''].join('\n');
const released = (...lines: readonly string[]): string => inTheMaking(...lines).replace('unreleased', '2027-01-31');

/** The schema with one text in place of another, which must be there once. */
function changed(text: string, by: string): string {
  if (SDL.split(text).length !== 2) throw new Error(`"${text}" is not there once.`);
  return SDL.replace(text, by);
}

const NO_DESIGN = ['  "The design in words."\n  design: String!\n', '', 'Trial.design was removed.'] as const;

/** A change, and the sentence it is declared by. */
const BREAKING: Readonly<Record<string, readonly [text: string, by: string, sentence: string]>> = {
  'a field that is gone': NO_DESIGN,
  'a field that may be null': [
    'acronym: String!',
    'acronym: String',
    'Trial.acronym changed type from String! to String.',
  ],
  'a value of an enum that is gone': ['  INVESTIGATOR\n', '', 'INVESTIGATOR was removed from enum type RankAssessor.'],
  'a type that is gone from an interface': [
    'type Trial implements Node',
    'type Trial',
    'Trial no longer implements interface Node.',
  ],
  'an argument that is gone': ['first: Int, ', '', 'Query.trials arg first was removed.'],
  'a new argument that is needed': [
    'trial(id: ID!)',
    'trial(id: ID!, registry: String!)',
    'A required arg registry on Query.trial was added.',
  ],
  'a new field of an input that is needed': [
    'input TrialFilter {',
    'input TrialFilter {\n  acronym: String!',
    'A required field acronym on input type TrialFilter was added.',
  ],
  'another default of an argument': [
    '= ACRONYM_ASC',
    '= ACRONYM_DESC',
    'Query.trials arg orderBy has changed defaultValue from ACRONYM_ASC to ACRONYM_DESC.',
  ],
  'another default of a field of an input': [
    '= INDEPENDENT',
    '= INVESTIGATOR',
    'RankBy.assessor has changed defaultValue from INDEPENDENT to INVESTIGATOR.',
  ],
  'a field of an input that lost its default': [
    ' = INDEPENDENT',
    '',
    'RankBy.assessor has changed defaultValue from INDEPENDENT to none.',
  ],
};

const HARMLESS: Readonly<Record<string, readonly [text: string, by: string]>> = {
  'a new field': ['  enrollment: Int\n', '  enrollment: Int\n  sponsor: String\n'],
  'a new argument that is not needed': ['trial(id: ID!)', 'trial(id: ID!, registry: String)'],
  'a new field of an input that is not needed': ['input TrialFilter {', 'input TrialFilter {\n  acronym: String'],
  'a new field of an input that has a default': ['  endpoint: String!\n', '  endpoint: String!\n  top: Int! = 10\n'],
  'a new value of an enum that comes out': ['  PHASE3\n', '  PHASE3\n  PHASE4\n'],
  'a new implementation of an interface': [
    'input RankBy {',
    'type Drug implements Node {\n  id: ID!\n}\n\ninput RankBy {',
  ],
  'a field that is no longer null': ['enrollment: Int\n', 'enrollment: Int!\n'],
  'another description': ['The design in words.', 'The design of the trial in words.'],
  'a field that is deprecated': ['design: String!', 'design: String! @deprecated(reason: "Goes on 2027-12-31.")'],
};

describe('docs/schema.graphql', () => {
  it('is what the changelog and the present schema ask for', () => {
    const file = read('docs', 'schema.graphql');
    const due = schemaToPublish(file, readSdl(join(ROOT, 'schema')), read('CHANGELOG.md'));
    expect(file === due, 'It is of an older schema: run `npm run publish:schema`.').toBe(true);
  });

  it('follows the changelog, whose topmost version the API and the package bear', () => {
    const topmost = /^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1];
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect([API_VERSION, version]).toEqual([topmost, topmost]);
  });
});

describe('until there is a first release', () => {
  it('the present schema is published', () => {
    const [text, by] = NO_DESIGN;
    const present = changed(text, by);
    expect(schemaToPublish(published, present, '## 0.1.0 (unreleased)\n')).not.toContain('design: String!');
  });
});

describe('while a version is in the making', () => {
  it.each(Object.entries(BREAKING))('%s is refused until it is declared', (_, [text, by, sentence]) => {
    const present = changed(text, by);
    const line = `- Breaking: \`${sentence}\``;
    expect(() => schemaToPublish(published, present, inTheMaking('- Something else.'))).toThrow(
      `This breaks clients of 0.1.0. Undo it, or add to 0.2.0 in CHANGELOG.md:\n${line}`,
    );
    expect(schemaToPublish(published, present, inTheMaking(`${line} Read another.`))).toBe(published);
  });

  it.each(Object.entries(HARMLESS))('%s needs no word', (_, [text, by]) => {
    const present = changed(text, by);
    expect(schemaToPublish(published, present, inTheMaking())).toBe(published);
    expect(schemaToPublish(published, present, released())).not.toBe(published);
  });

  it('what an older version declared does not count', () => {
    const [text, by, sentence] = NO_DESIGN;
    const changelog = `${inTheMaking()}\n- Breaking: \`${sentence}\`\n`;
    expect(() => schemaToPublish(published, changed(text, by), changelog)).toThrow(sentence);
  });

  it('what is declared and not done is refused', () => {
    expect(() => schemaToPublish(published, SDL, inTheMaking('- Breaking: `Trial.design was removed.`'))).toThrow(
      'This is no breaking change since 0.1.0. Remove from 0.2.0 in CHANGELOG.md:\n- Breaking: `Trial.design was removed.`',
    );
  });

  it('its schema is not published early, which would hide what it breaks', () => {
    const early = published.replace('0.1.0', '0.2.0');
    expect(() => schemaToPublish(early, SDL, inTheMaking())).toThrow(
      'docs/schema.graphql is of version "0.2.0". Until 0.2.0 has a date in CHANGELOG.md it has to be of 0.1.0',
    );
  });
});

describe('when a version is released', () => {
  const [text, by, sentence] = NO_DESIGN;
  const present = changed(text, by);
  const changelog = released(`- Breaking: \`${sentence}\``);
  const next = schemaToPublish(published, present, changelog);

  it('its schema is published, if what breaks is declared', () => {
    expect(next).toMatch(/^# Trialgraph 0\.2\.0\n/);
    expect(next).not.toContain('design: String!');
    expect(() => schemaToPublish(published, present, released())).toThrow(sentence);
  });

  it('its schema stands: the next change belongs to the next version', () => {
    expect(schemaToPublish(next, present, changelog)).toBe(next);
    expect(() => schemaToPublish(next, SDL, changelog)).toThrow(
      'The schema is not the one that was published as 0.2.0. Put a section "## <next version> (unreleased)" on top',
    );
  });
});

describe('a changelog', () => {
  it.each([
    ['# Changelog\n', 'CHANGELOG.md has no section of a version.'],
    ['## Unreleased\n', '"## Unreleased" in CHANGELOG.md should be like "## 0.1.0 (unreleased)"'],
    ['## 0.2.0 (soon)\n', '"## 0.2.0 (soon)" in CHANGELOG.md should be like'],
    [
      '## 0.2.0 (unreleased)\n\n## 0.1.0 (unreleased)\n',
      '0.1.0 in CHANGELOG.md has no date, and 0.2.0 stands above it.',
    ],
  ])('%j is refused', (changelog, sentence) => {
    expect(() => schemaToPublish(published, SDL, changelog)).toThrow(sentence);
  });
});
