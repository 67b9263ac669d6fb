import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { SynthesisExclusionReason, SynthesisWarningCode } from '../../src/features/synthesis/model.ts';
import { ROOT } from '../../src/root.ts';
import { readSdl } from '../../src/server/schema.ts';

const page = readFileSync(join(ROOT, 'docs', 'synthesis.md'), 'utf8');
const [, warnings = ''] = page.split(/^## Warnings$/m);
const sections = warnings.split(/^### /m).slice(1);
const headingOf = (section: string): string => section.split('\n')[0] ?? '';

/** The values of an enum of the schema, with what it says of each. */
function valuesOf(name: string): ReadonlyMap<string, string | null | undefined> {
  const type = buildSchema(readSdl(join(ROOT, 'schema'))).getType(name);
  if (!isEnumType(type)) throw new Error(`There is no enum ${name}.`);
  return new Map(type.getValues().map((value) => [value.name, value.description]));
}

describe('the page on syntheses', () => {
  it('has a section for each warning, in the order of the catalogue and of the schema', () => {
    expect(sections.map(headingOf)).toEqual(SynthesisWarningCode.options);
    expect([...valuesOf('SynthesisWarningCode').keys()]).toEqual(SynthesisWarningCode.options);
  });

  it('says of each warning what the schema says, when it is given, why it matters and what to do', () => {
    const values = valuesOf('SynthesisWarningCode');
    for (const section of sections) {
      expect(section).toContain(`\n\n${values.get(headingOf(section)) ?? 'nothing'}\n\n`);
      for (const label of ['Severity', 'Given', 'Why it matters', 'What to do']) {
        expect(section, headingOf(section)).toContain(`**${label}:**`);
      }
    }
  });
});

it('has every reason of an exclusion in the schema', () => {
  expect([...valuesOf('SynthesisExclusionReason').keys()]).toEqual(SynthesisExclusionReason.options);
});
