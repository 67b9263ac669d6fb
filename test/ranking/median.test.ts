import { describe, expect, it } from 'vitest';
import type { ArmResultFact, RankingOptions } from '../../src/features/ranking/model.ts';
import { median } from '../../src/features/ranking/rankings/median.ts';
import {
  NO_INTERVAL,
  NOT_REACHED,
  buildArm,
  buildFacts,
  buildMedian,
  buildOptions,
  buildTrial,
  chain,
} from './facts.ts';

/** Trial A, whose control has a median of 10 months, with these medians of its new treatment. */
function rankNew(medians: ArmResultFact[], options: Partial<RankingOptions> = {}) {
  const facts = buildFacts({
    trials: [buildTrial('A')],
    armResults: [...medians, buildMedian('A', 'old', { value: 10 })],
  });
  const outcome = median(facts, buildOptions({ reference: undefined, ...options }));
  return {
    ...outcome,
    entriesOfNew: outcome.entries.filter(({ arm }) => arm === 'arm:a-new'),
    notRankedOfNew: outcome.notRanked.filter(({ regimen }) => regimen === 'regimen:new-a'),
  };
}

describe('a ranking by medians says why a therapy is not ranked', () => {
  it.each<[string, ArmResultFact[], Partial<RankingOptions>, string[], string | null]>([
    [
      'the trial was excluded',
      [buildMedian('A', 'new')],
      { excludedTrials: new Set(['trial:A']) },
      ['EXCLUDED_BY_REQUEST'],
      null,
    ],
    ['there is no result', [], {}, ['NO_RESULT'], null],
    [
      'there is only a rate',
      [buildMedian('A', 'new', { statistic: 'RATE', landmarkMonths: 12 })],
      {},
      ['NO_RESULT'],
      null,
    ],
    ['there is only a variant', [buildMedian('A', 'new', { variant: 'regulatory-label' })], {}, ['NO_RESULT'], null],
    [
      'there is none by the assessor',
      [buildMedian('A', 'new', { assessorClass: 'INVESTIGATOR' })],
      {},
      ['NO_RESULT_BY_ASSESSOR'],
      null,
    ],
    [
      'there is none in the population',
      [buildMedian('A', 'new', { populationClass: 'MITT' })],
      {},
      ['NO_RESULT_IN_POPULATION'],
      null,
    ],
    ['the median was not reached', [buildMedian('A', 'new', NOT_REACHED)], {}, ['NOT_REACHED'], 'result:a.new.median'],
    [
      'the record was not read',
      [buildMedian('A', 'new', { verified: false })],
      {},
      ['UNVERIFIED'],
      'result:a.new.median',
    ],
    [
      'the record was not read and has no source',
      [buildMedian('A', 'new', { verified: false, hasSource: false, ...NO_INTERVAL })],
      {},
      ['UNVERIFIED', 'NO_SOURCE'],
      'result:a.new.median',
    ],
    ...['assessor', 'population', 'value_status'].map(
      (field): [string, ArmResultFact[], Partial<RankingOptions>, string[], string] => [
        `${field} was not read`,
        [buildMedian('A', 'new', { unverifiedFields: [field] })],
        {},
        ['UNVERIFIED_FIELD'],
        'result:a.new.median',
      ],
    ),
    [
      'two records stand side by side',
      [buildMedian('A', 'new', {}, 'one'), buildMedian('A', 'new', { qualifier: 'confirmed' }, 'two')],
      {},
      ['SEVERAL_RECORDS'],
      null,
    ],
  ])('%s', (_why, medians, options, reasons, result) => {
    const { entriesOfNew, notRankedOfNew } = rankNew(medians, options);
    expect(entriesOfNew).toEqual([]);
    expect(notRankedOfNew).toEqual([{ regimen: 'regimen:new-a', trial: 'trial:A', arm: 'arm:a-new', reasons, result }]);
  });
});

describe('a ranking by medians', () => {
  it('lists control arms too, needs no interval and tests nothing', () => {
    const { entries, notRanked } = rankNew([buildMedian('A', 'new', NO_INTERVAL)]);
    expect(entries).toMatchObject([
      { rank: 1, kind: 'ARM', arm: 'arm:a-new', regimen: 'regimen:new-a', notDistinguishableFrom: null },
      { rank: 2, kind: 'ARM', arm: 'arm:a-old', regimen: 'regimen:old', notDistinguishableFrom: null },
    ]);
    expect(notRanked).toEqual([]);
  });

  it('leaves placebo out altogether', () => {
    const trials = [
      buildTrial('A', { arms: [buildArm('a-new', 'new-a'), buildArm('a-old', 'placebo', { role: 'PLACEBO' })] }),
    ];
    const armResults = [buildMedian('A', 'new'), buildMedian('A', 'old')];
    const { entries, notRanked } = median(buildFacts({ trials, armResults }), buildOptions());
    expect(entries.map(({ arm }) => arm)).toEqual(['arm:a-new']);
    expect(notRanked).toEqual([]);
  });

  it.each([
    [
      'higher first',
      true,
      ['1 result:c.new.median', '2 result:a.new.median', '2 result:b.new.median', '4 result:d.new.median'],
    ],
    [
      'lower first where lower is better',
      false,
      ['1 result:d.new.median', '2 result:a.new.median', '2 result:b.new.median', '4 result:c.new.median'],
    ],
  ])('orders %s and shares ranks, whatever the order of the facts', (_which, higherIsBetter, expected) => {
    const values = { D: 8, B: 20, C: 25.8, A: 20 };
    const facts = buildFacts({
      trials: Object.keys(values).map((acronym) => buildTrial(acronym, { arms: buildTrial(acronym).arms.slice(0, 1) })),
      armResults: Object.entries(values).map(([acronym, value]) => buildMedian(acronym, 'new', { value })),
    });
    const options = buildOptions({ endpoint: { id: 'endpoint:pfs', abbreviation: 'PFS', higherIsBetter } });
    const ranked = median(facts, options);
    expect(ranked.entries.map(({ rank, result }) => `${rank} ${result}`)).toEqual(expected);
    const turned = buildFacts({ trials: facts.trials.toReversed(), armResults: facts.armResults.toReversed() });
    expect(median(turned, options)).toEqual(ranked);
  });

  it('lists a median that was not reached before everything else that is not ranked', () => {
    const trials = ['A', 'B', 'C'].map((acronym) => buildTrial(acronym));
    const armResults = [buildMedian('C', 'new', NOT_REACHED), buildMedian('B', 'old', NOT_REACHED)];
    const { notRanked } = median(buildFacts({ trials, armResults }), buildOptions());
    expect(notRanked.map(({ trial, regimen, reasons }) => [trial, regimen, ...reasons].join(' '))).toEqual([
      'trial:B regimen:old NOT_REACHED',
      'trial:C regimen:new-c NOT_REACHED',
      'trial:A regimen:new-a NO_RESULT',
      'trial:A regimen:old NO_RESULT',
      'trial:B regimen:new-b NO_RESULT',
      'trial:C regimen:old NO_RESULT',
    ]);
  });

  it('takes the newest of the chain that passes', () => {
    const medians = chain(
      buildMedian('A', 'new', NOT_REACHED, 'first'),
      buildMedian('A', 'new', { value: 34.8 }, 'second'),
      buildMedian('A', 'new', { value: 35, verified: false }, 'third'),
    );
    expect(rankNew(medians).entriesOfNew.map(({ result }) => result)).toEqual(['result:a.new.second']);
    expect(rankNew(medians, { analysis: 'EARLIEST' }).notRankedOfNew).toMatchObject([{ reasons: ['NOT_REACHED'] }]);
    expect(rankNew(medians, { verifiedOnly: false }).entriesOfNew.map(({ result }) => result)).toEqual([
      'result:a.new.third',
    ]);
  });
});
