import { describe, expect, it } from 'vitest';
import type { ArmResultFact, RankingOptions } from '../../src/features/ranking/model.ts';
import { proportion } from '../../src/features/ranking/rankings/proportion.ts';
import { NO_INTERVAL, buildFacts, buildMedian, buildOptions, buildShare, buildTrial, chain } from './facts.ts';

const RESPONSE = { id: 'endpoint:orr', abbreviation: 'ORR', higherIsBetter: true };

/** Trial A, in whose control 40 % responded, with these shares of its new treatment. */
function rankNew(shares: ArmResultFact[], options: Partial<RankingOptions> = {}) {
  const facts = buildFacts({
    trials: [buildTrial('A')],
    armResults: [...shares, buildShare('A', 'old', { value: 40 })],
  });
  const outcome = proportion(facts, buildOptions({ reference: undefined, endpoint: RESPONSE, ...options }));
  return {
    ...outcome,
    entriesOfNew: outcome.entries.filter(({ arm }) => arm === 'arm:a-new'),
    notRankedOfNew: outcome.notRanked.filter(({ arm }) => arm === 'arm:a-new'),
  };
}

describe('a ranking by shares says why a therapy is not ranked', () => {
  it.each<[string, ArmResultFact[], Partial<RankingOptions>, string[], string | null]>([
    ['there is no result', [], {}, ['NO_RESULT'], null],
    ['there is only a median', [buildMedian('A', 'new')], {}, ['NO_RESULT'], null],
    [
      'there is only a rate at a landmark',
      [buildShare('A', 'new', { statistic: 'RATE', landmarkMonths: 12 })],
      {},
      ['NO_RESULT'],
      null,
    ],
    [
      'there are only variants, by other criteria',
      [
        buildShare('A', 'new', { variant: 'mrecist', responseCriteria: 'MRECIST' }, 'mrecist'),
        buildShare('A', 'new', { variant: 'recist-1-1' }, 'recist'),
      ],
      {},
      ['NO_RESULT'],
      null,
    ],
    [
      'the share is of those whose response could be evaluated',
      [buildShare('A', 'new', { populationClass: 'RESPONSE_EVALUABLE', populationLabel: 'response-evaluable' })],
      {},
      ['NO_RESULT_IN_POPULATION'],
      null,
    ],
    [
      'those whose response could be evaluated are asked for, and the share is of all',
      [buildShare('A', 'new')],
      { population: 'RESPONSE_EVALUABLE' },
      ['NO_RESULT_IN_POPULATION'],
      null,
    ],
    [
      'the share is of a part of those with measurable metastases',
      [
        buildShare('A', 'new', {
          populationClass: 'CNS_MEASURABLE',
          populationLabel: 'measurable-cns-prior-radiotherapy',
          subgroupKey: 'prior-brain-radiotherapy',
          subgroupValue: 'yes',
        }),
      ],
      { population: 'CNS_MEASURABLE' },
      ['NO_RESULT_IN_POPULATION'],
      null,
    ],
    [
      'confirmed and other responses stand side by side',
      [buildShare('A', 'new', { qualifier: 'confirmed' }, 'confirmed'), buildShare('A', 'new', {}, 'any')],
      {},
      ['SEVERAL_RECORDS'],
      null,
    ],
    ['it was not read', [buildShare('A', 'new', { verified: false })], {}, ['UNVERIFIED'], 'result:a.new.share'],
    ...['assessor', 'population', 'qualifier'].map(
      (field): [string, ArmResultFact[], Partial<RankingOptions>, string[], string] => [
        `${field} was not read`,
        [buildShare('A', 'new', { unverifiedFields: [field] })],
        {},
        ['UNVERIFIED_FIELD'],
        'result:a.new.share',
      ],
    ),
  ])('%s', (_why, shares, options, reasons, result) => {
    const { entriesOfNew, notRankedOfNew } = rankNew(shares, options);
    expect(entriesOfNew).toEqual([]);
    expect(notRankedOfNew).toEqual([{ regimen: 'regimen:new-a', trial: 'trial:A', arm: 'arm:a-new', reasons, result }]);
  });
});

describe('a ranking by shares', () => {
  it('lists control arms too, needs no interval, no size and no criteria, and tests nothing', () => {
    const { entries, notRanked } = rankNew([
      buildShare('A', 'new', { ...NO_INTERVAL, n: null, unverifiedFields: ['n', 'count', 'ci', 'response_criteria'] }),
    ]);
    expect(entries).toMatchObject([
      { rank: 1, kind: 'ARM', arm: 'arm:a-new', notDistinguishableFrom: null },
      { rank: 2, kind: 'ARM', arm: 'arm:a-old', notDistinguishableFrom: null },
    ]);
    expect(notRanked).toEqual([]);
  });

  it.each([
    ['highest first for responses', true, ['1 C 82.9', '2 A 71', '2 B 71', '4 D 0']],
    ['lowest first for adverse events', false, ['1 D 0', '2 A 71', '2 B 71', '4 C 82.9']],
  ])('orders %s and shares ranks', (_which, higherIsBetter, expected) => {
    const values = { D: 0, B: 71, C: 82.9, A: 71 };
    const facts = buildFacts({
      trials: Object.keys(values).map((acronym) => buildTrial(acronym, { arms: buildTrial(acronym).arms.slice(0, 1) })),
      armResults: Object.entries(values).map(([acronym, value]) => buildShare(acronym, 'new', { value })),
    });
    const { entries } = proportion(facts, buildOptions({ endpoint: { ...RESPONSE, higherIsBetter } }));
    const lines = entries.map(({ rank, trial }) => {
      const acronym = trial.replace('trial:', '') as keyof typeof values;
      return `${rank} ${acronym} ${values[acronym]}`;
    });
    expect(lines).toEqual(expected);
  });

  it('keeps to the newest record of which all that counts was read', () => {
    const shares = chain(
      buildShare('A', 'new', { value: 71, qualifier: 'confirmed' }, 'first'),
      buildShare('A', 'new', { value: 73.7, qualifier: 'confirmed', unverifiedFields: ['qualifier'] }, 'second'),
    );
    const picked = (options: Partial<RankingOptions>) =>
      rankNew(shares, options).entriesOfNew.map(({ result, warnings }) => [
        result,
        warnings.includes('NEWER_RESULT_EXCLUDED'),
      ]);
    expect(picked({})).toEqual([['result:a.new.first', true]]);
    expect(picked({ verifiedOnly: false })).toEqual([['result:a.new.second', false]]);
    expect(picked({ pinned: new Set(['result:a.new.first']) })).toEqual([['result:a.new.first', true]]);
  });
});
