import { describe, expect, it } from 'vitest';
import { GraphContent } from '../../seed/graph/content.ts';
import { writeGuidelines } from '../../seed/graph/guidelines.ts';
import { evidence } from '../support/evidence.ts';

const SLUG = 'esmo-oncogene-2023';
const [source] = evidence.sources.filter(({ id }) => id === SLUG);
const [statement] = evidence.recommendations.filter(({ guideline }) => guideline === SLUG);

describe('a guideline', () => {
  it.each([
    ['all its statements stand', '2023-01', ['CURRENT', 'CURRENT'], 'CURRENT'],
    ['one of them is superseded', '2023-01', ['CURRENT', 'SUPERSEDED', 'UNKNOWN'], 'SUPERSEDED'],
    ['of one it is not known', '2023-01', ['CURRENT', 'UNKNOWN'], 'UNKNOWN'],
    ['there is none', '2023-01', [], 'UNKNOWN'],
    ['its date was not found', null, ['CURRENT'], 'UNKNOWN'],
    ['its date was not found and one is superseded', null, ['SUPERSEDED'], 'SUPERSEDED'],
  ] as const)('where %s', (_where, date, codes, status) => {
    if (source === undefined || statement === undefined) expect.fail(`${SLUG} and its statements are gone`);
    const content = new GraphContent();
    const recommendations = codes.map((code) => ({ ...statement, status_code: code }));
    writeGuidelines(content, { ...evidence, sources: [{ ...source, date }], recommendations });
    expect(content.recordOf(`guideline:${SLUG}`)).toMatchObject({ date, status });
  });
});
