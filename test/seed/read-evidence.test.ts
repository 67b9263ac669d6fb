import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeProblem, readEvidence } from '../../seed/read-evidence.ts';
import { checkEvidence } from '../../seed/rules/check-evidence.ts';
import { findTextsAt, describePath } from '../../seed/rules/json.ts';
import { references } from '../../seed/rules/references.ts';
import type { Problem } from '../../seed/rules/rule.ts';
import { collections, type CollectionName } from '../../seed/schemas/evidence.ts';
import { breakEvidence, shipped, shippedFolder, type Break } from './raw-evidence.ts';

describe('a folder of evidence', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    await cp(shippedFolder, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is told what is wrong with each file that cannot be read', async () => {
    await rm(join(folder, 'genes.json'));
    await writeFile(join(folder, 'drugs.json'), '[{"id": "alectinib",');
    await writeFile(join(folder, 'trials.json'), '{}');
    await writeFile(join(folder, 'release.json'), '[]');
    const reading = await readEvidence(folder);
    const lines = reading.ok ? [] : reading.errors.map(describeProblem);
    expect(lines).toEqual([
      expect.stringMatching(/^drugs\.json \(whole file\) \[rule 0\]: The file is no JSON/),
      'genes.json (whole file) [rule 0]: The file is missing; it holds an array of records.',
      'trials.json (whole file) [rule 0]: The file holds {}; it should hold an array of records.',
      'release.json (whole file) [rule 0]: The file holds []; it should hold one object.',
    ]);
  });
});

const ratio = 'alex.primary.alex-alectinib-vs-crizotinib.pfs.irc.hr.itt';

function listErrors(breaks: readonly Break[]): readonly Problem[] {
  const reading = checkEvidence(breakEvidence(breaks));
  return reading.ok ? [] : reading.errors;
}

describe('several breaks', () => {
  it('are all listed, in the order of their rules', () => {
    const errors = listErrors([
      { file: 'release.json', id: 'release', place: 'version', value: '2026.10' },
      { file: 'results.json', id: ratio, place: 'ci.level', value: 0.95 },
      { file: 'results.json', id: ratio, place: 'statistically_significant', value: true },
      { file: 'drugs.json', id: 'alectinib', place: 'targets[0]', value: 'alkk' },
      { file: 'cautions.json', id: 'alk-hcc-false-premise', place: 'cancer_type', value: 'hccc' },
    ]);
    expect(errors.map(({ rule, id, field }) => [rule, id, field])).toEqual([
      [1, 'alectinib', 'targets[0]'],
      [1, 'alk-hcc-false-premise', 'cancer_type'],
      [5, ratio, 'ci.level'],
      [40, 'release', 'version'],
    ]);
  });

  it('are all listed of one record that its schema refuses', () => {
    const errors = listErrors([
      { file: 'results.json', id: ratio, place: 'measure', value: 'odds-ratio' },
      { file: 'results.json', id: ratio, place: 'ci.lower_limit', value: 0.36 },
      { file: 'results.json', id: ratio, place: 'pvalue', value: '<0.001' },
      { file: 'results.json', id: ratio, place: 'locator', value: undefined },
    ]);
    expect(errors.map(({ rule, field }) => [rule, field])).toEqual([
      [0, 'ci.lower_limit'],
      [0, 'locator'],
      [0, 'pvalue'],
      [4, 'measure'],
    ]);
  });

  it('make no second error of a record that has none', () => {
    // the trial has arms, results, algorithms and rows of adverse events that look it up
    const errors = listErrors([{ file: 'trials.json', id: 'alex', place: 'phase_code', value: 'PHASE4' }]);
    expect(errors.map(({ rule, id, field }) => [rule, id, field])).toEqual([[4, 'alex', 'phase_code']]);
  });

  it('are looked for in what is right beside a record that is refused', () => {
    const errors = listErrors([
      { file: 'trials.json', id: 'alex', place: 'phase_code', value: 'PHASE4' },
      { file: 'results.json', id: ratio, place: 'ci.level', value: 0.95 },
      { file: 'results.json', id: ratio, place: 'source', value: 'nowhere' },
    ]);
    expect(errors.map(({ rule, id }) => [rule, id])).toEqual([
      [1, ratio],
      [4, 'alex'],
      [5, ratio],
    ]);
  });

  it('are listed of every reference there is', () => {
    const breaks = (Object.keys(collections) as CollectionName[]).flatMap((name) => {
      const { file } = collections[name];
      const records = shipped[file] as readonly { id: string }[];
      return Object.keys(references[name]).flatMap((place): Break[] => {
        for (const record of records) {
          const [first] = findTextsAt(record, place, () => true);
          if (first) return [{ file, id: record.id, place: describePath(first.path), value: 'no-such-record' }];
        }
        return [];
      });
    });
    const errors = listErrors(breaks);
    for (const { file, id, place } of breaks) {
      expect(errors).toContainEqual(
        expect.objectContaining({
          rule: 1,
          file,
          id,
          field: place,
          reason: expect.stringContaining('no-such-record') as string,
        }),
      );
    }
    expect(breaks.length).toBeGreaterThan(70);
  });
});

describe('a problem', () => {
  it.each([
    {
      place: { file: 'results.json', id: ratio, place: 'ci.lower', value: 0.6 },
      line: `results.json ${ratio}, field ci.lower [rule 5]: The lower limit 0.6 is above the value 0.5.`,
    },
    {
      place: { file: 'drugs.json', id: 'alectinib', place: 'targets[0]', value: 'alkk' },
      line: 'drugs.json alectinib, field targets[0] [rule 1]: "alkk" is no id in genes.json.',
    },
    {
      place: { file: 'drugs.json', id: 'alectinib', place: 'generation', value: 'fourth' },
      line: 'drugs.json alectinib, field generation [rule 4]: "fourth" is none of "first", "second", "third".',
    },
    {
      place: { file: 'approvals.json', id: 'fda-ceritinib', place: 'approval_date', value: '2017-5' },
      line: 'approvals.json fda-ceritinib, field approval_date [rule 4]: "2017-5" is no date: 2024, 2024-05 and 2024-05-17 are.',
    },
    {
      place: { file: 'genes.json', id: 'alk', place: 'symbol', value: undefined },
      line: 'genes.json alk, field symbol [rule 0]: The field is missing; a value of type string belongs here.',
    },
  ])('is one line that quotes what is wrong and says what is right: $line', ({ place, line }) => {
    expect(listErrors([place]).map(describeProblem)).toEqual([line]);
  });
});
