import { describe, expect, it } from 'vitest';
import type { ComparisonFact, RankingFacts, RankingOptions } from '../../src/features/ranking/model.ts';
import { hazardRatio } from '../../src/features/ranking/rankings/hazard-ratio.ts';
import { NO_INTERVAL, buildArm, buildComparison, buildFacts, buildOptions, buildTrial, chain } from './facts.ts';

/** Trial A with these comparisons, and trial B that is ranked in any case. */
function rankBesideB(comparisons: ComparisonFact[], options: Partial<RankingOptions> = {}, trialA = buildTrial('A')) {
  const facts = buildFacts({
    trials: [trialA, buildTrial('B')],
    comparisons: [
      ...comparisons,
      buildComparison('B', { value: 0.6 }),
      buildComparison('B', { assessorClass: 'INVESTIGATOR' }, 'inv'),
    ],
  });
  const outcome = hazardRatio(facts, buildOptions(options));
  return {
    ...outcome,
    ofA: outcome.entries.filter(({ trial }) => trial === trialA.id),
    notRankedOfA: outcome.notRanked.filter(({ trial }) => trial === trialA.id),
  };
}

const variant = (changes: Partial<ComparisonFact> = {}) =>
  buildComparison('A', { variant: 'regulatory-label', ...changes }, 'label');

describe('a hazard ratio ranking says why a therapy is not ranked', () => {
  it.each<[string, ComparisonFact[], Partial<RankingOptions>, string[], string | null]>([
    [
      'the trial was excluded',
      [buildComparison('A')],
      { excludedTrials: new Set(['trial:A']) },
      ['EXCLUDED_BY_REQUEST'],
      null,
    ],
    [
      'the trial was excluded, though its result is pinned',
      [buildComparison('A')],
      { excludedTrials: new Set(['trial:A']), pinned: new Set(['result:a.hr']) },
      ['EXCLUDED_BY_REQUEST'],
      null,
    ],
    ['there is no comparison', [], {}, ['NO_RESULT'], null],
    ['there is only another measure', [buildComparison('A', { measure: 'RATE_DIFFERENCE' })], {}, ['NO_RESULT'], null],
    [
      'there is none by the assessor',
      [buildComparison('A', { assessorClass: 'INVESTIGATOR' })],
      {},
      ['NO_RESULT_BY_ASSESSOR'],
      null,
    ],
    [
      'neither assessor nor population fits',
      [buildComparison('A', { assessorClass: 'INVESTIGATOR', populationClass: 'MITT' })],
      {},
      ['NO_RESULT_BY_ASSESSOR'],
      null,
    ],
    [
      'there is none in the population',
      [buildComparison('A', { populationClass: 'MITT' })],
      {},
      ['NO_RESULT_IN_POPULATION'],
      null,
    ],
    [
      'there is only a subgroup',
      [buildComparison('A', { subgroupKey: 'race', subgroupValue: 'asian' })],
      {},
      ['NO_RESULT_IN_POPULATION'],
      null,
    ],
    ['there is only a variant', [variant()], {}, ['NO_RESULT'], null],
    ['the record was not read', [buildComparison('A', { verified: false })], {}, ['UNVERIFIED'], 'result:a.hr'],
    [
      'the record was not read, has no source and no interval',
      [buildComparison('A', { verified: false, hasSource: false, ...NO_INTERVAL })],
      {},
      ['UNVERIFIED', 'NO_SOURCE', 'NO_INTERVAL'],
      'result:a.hr',
    ],
    ['the record has no interval', [buildComparison('A', NO_INTERVAL)], {}, ['NO_INTERVAL'], 'result:a.hr'],
    [
      'an unverified record without interval, though unverified ones are wanted',
      [buildComparison('A', { verified: false, hasSource: false, ...NO_INTERVAL })],
      { verifiedOnly: false },
      ['NO_SOURCE', 'NO_INTERVAL'],
      'result:a.hr',
    ],
    ...['ci', 'ci.lower', 'ci.upper', 'assessor', 'population'].map(
      (field): [string, ComparisonFact[], Partial<RankingOptions>, string[], string] => [
        `${field} was not read`,
        [buildComparison('A', { unverifiedFields: ['n', field] })],
        {},
        ['UNVERIFIED_FIELD'],
        'result:a.hr',
      ],
    ),
    [
      'two records stand side by side',
      [buildComparison('A', { qualifier: 'confirmed' }, 'one'), buildComparison('A', { qualifier: 'any' }, 'two')],
      {},
      ['SEVERAL_RECORDS'],
      null,
    ],
    [
      'two records are pinned',
      [buildComparison('A', {}, 'one'), buildComparison('A', {}, 'two')],
      { pinned: new Set(['result:a.one', 'result:a.two']) },
      ['SEVERAL_RECORDS'],
      null,
    ],
    [
      'two records stand side by side and neither can be ranked',
      [buildComparison('A', { verified: false }, 'one'), buildComparison('A', NO_INTERVAL, 'two')],
      {},
      ['UNVERIFIED', 'NO_INTERVAL'],
      null,
    ],
    [
      'nothing of the chain passes: the newest says why',
      chain(buildComparison('A', NO_INTERVAL, 'old'), buildComparison('A', { verified: false }, 'new')),
      {},
      ['UNVERIFIED'],
      'result:a.new',
    ],
    [
      'a pinned record is unverified all the same',
      [buildComparison('A', { verified: false })],
      { pinned: new Set(['result:a.hr']) },
      ['UNVERIFIED'],
      'result:a.hr',
    ],
  ])('%s', (_why, comparisons, options, reasons, result) => {
    const { ofA, notRankedOfA } = rankBesideB(comparisons, options);
    expect(ofA).toEqual([]);
    expect(notRankedOfA).toEqual([{ regimen: 'regimen:new-a', trial: 'trial:A', arm: 'arm:a-new', reasons, result }]);
  });

  it('a field that the method does not read may be unverified', () => {
    expect(rankBesideB([buildComparison('A', { unverifiedFields: ['n', 'stratified', 'method'] })]).ofA).toHaveLength(
      1,
    );
  });

  it('the trial compared with another treatment', () => {
    const trial = buildTrial('A', {
      arms: [buildArm('a-new', 'new-a'), buildArm('a-old', 'chemo', { role: 'ACTIVE_COMPARATOR' })],
    });
    expect(rankBesideB([buildComparison('A')], {}, trial).notRankedOfA).toEqual([
      {
        regimen: 'regimen:new-a',
        trial: 'trial:A',
        arm: 'arm:a-new',
        reasons: ['OTHER_COMPARATOR'],
        result: 'result:a.hr',
      },
    ]);
    // what the method may not rank is not shown as what it looked at
    expect(rankBesideB([buildComparison('A', { verified: false })], {}, trial).notRankedOfA).toMatchObject([
      { reasons: ['OTHER_COMPARATOR'], result: null },
    ]);
  });

  it('the reference is the experimental arm: its control is the therapy, and nothing is inverted', () => {
    const trial = buildTrial('A', {
      arms: [buildArm('a-new', 'old'), buildArm('a-old', 'chemo', { role: 'ACTIVE_COMPARATOR' })],
    });
    const { ofA, notRankedOfA } = rankBesideB([buildComparison('A')], {}, trial);
    expect(ofA).toEqual([]);
    expect(notRankedOfA).toEqual([
      {
        regimen: 'regimen:chemo',
        trial: 'trial:A',
        arm: 'arm:a-old',
        reasons: ['REFERENCE_ON_OTHER_SIDE'],
        result: 'result:a.hr',
      },
    ]);
    expect(rankBesideB([], {}, trial).notRankedOfA).toMatchObject([
      { regimen: 'regimen:chemo', reasons: ['NO_RESULT'] },
    ]);
  });

  it('lists by acronym, then regimen, whatever comes first', () => {
    const trials = ['b', 'C', 'A', 'a'].map((acronym) =>
      buildTrial(acronym, { arms: ['z', 'y'].map((name) => buildArm(`${acronym}-${name}`, name)) }),
    );
    const listed = hazardRatio(buildFacts({ trials }), buildOptions()).notRanked;
    expect(listed.map(({ trial, regimen }) => `${trial} ${regimen}`)).toEqual(
      ['A', 'C', 'a', 'b'].flatMap((acronym) => [`trial:${acronym} regimen:y`, `trial:${acronym} regimen:z`]),
    );
  });
});

describe('a hazard ratio ranking picks one record a pair of arms', () => {
  const threeCutoffs = (middle: Partial<ComparisonFact> = {}, newest: Partial<ComparisonFact> = {}) =>
    chain(
      // a chain is no order of dates: the newest record has none, and the oldest only a year
      buildComparison('A', { cutoff: '2021' }, 'first'),
      buildComparison('A', { cutoff: '2020-06-01', ...middle }, 'second'),
      buildComparison('A', { cutoff: null, ...newest }, 'third'),
    );

  it.each<[string, ComparisonFact[], Partial<RankingOptions>, string, string | null]>([
    ['the newest', threeCutoffs(), {}, 'third', null],
    ['the earliest when asked', threeCutoffs(), { analysis: 'EARLIEST' }, 'first', null],
    ['the newest that passes', threeCutoffs({}, { verified: false }), {}, 'second', 'third'],
    ['the newest that passes, two behind', threeCutoffs({ verified: false }, NO_INTERVAL), {}, 'first', 'third'],
    ['the head across a dropped one', threeCutoffs({ verified: false }), {}, 'third', null],
    ['the tail across a dropped one', threeCutoffs({ verified: false }), { analysis: 'EARLIEST' }, 'first', null],
    ['the newest, verified or not', threeCutoffs({}, { verified: false }), { verifiedOnly: false }, 'third', null],
    ['a pinned one', threeCutoffs(), { pinned: new Set(['result:a.second']) }, 'second', 'third'],
    ['a pinned variant', [buildComparison('A'), variant()], { pinned: new Set(['result:a.label']) }, 'label', null],
    [
      'a pinned one by another assessor',
      [buildComparison('A'), buildComparison('A', { assessorClass: 'INVESTIGATOR' }, 'inv')],
      { pinned: new Set(['result:a.inv']) },
      'inv',
      null,
    ],
    [
      'what it would, where the pinned one is unknown',
      [buildComparison('A')],
      { pinned: new Set(['result:gone']) },
      'hr',
      null,
    ],
    ['the record beside a variant', [variant(), buildComparison('A')], {}, 'hr', null],
    [
      'by the investigators',
      [buildComparison('A'), buildComparison('A', { assessorClass: 'INVESTIGATOR' }, 'inv')],
      { assessor: 'INVESTIGATOR' },
      'inv',
      null,
    ],
    [
      'in the modified population',
      [buildComparison('A'), buildComparison('A', { populationClass: 'MITT' }, 'mitt')],
      { population: 'MITT' },
      'mitt',
      null,
    ],
  ])('%s', (_which, comparisons, options, picked, newer) => {
    const { ofA, warnings } = rankBesideB(comparisons, options);
    expect(ofA.map(({ result }) => result)).toEqual([`result:a.${picked}`]);
    const excluded = warnings.filter(({ code }) => code === 'NEWER_RESULT_EXCLUDED');
    expect(excluded.map(({ affected }) => affected)).toEqual(
      newer === null ? [] : [[`result:a.${picked}`, `result:a.${newer}`].sort()],
    );
  });

  it('survives a chain that runs in a circle', () => {
    const one = buildComparison('A', {}, 'one');
    const two = buildComparison('A', {}, 'two');
    const circle = [
      { ...one, supersededById: two.id },
      { ...two, supersededById: one.id },
    ];
    expect(rankBesideB(circle).ofA).toEqual([]);
  });

  it('ranks each arm of a trial that was compared with the reference', () => {
    const [first, control] = buildTrial('A').arms;
    const trial = buildTrial('A', {
      arms: [first, buildArm('a-second', 'second'), control].filter((arm) => arm !== undefined),
    });
    const second = buildComparison('A', { value: 0.4, experimentalArmId: buildArm('a-second', 'second').id }, 'second');
    const { ofA } = rankBesideB([buildComparison('A'), second], {}, trial);
    expect(ofA.map(({ regimen }) => regimen)).toEqual(['regimen:second', 'regimen:new-a']);
  });

  it('accounts for an arm that the trial calls a comparator, where it was compared with the reference', () => {
    const comparator = (id: string, treatment: string) => buildArm(id, treatment, { role: 'ACTIVE_COMPARATOR' });
    const studied = buildArm('a-studied', 'studied');
    const ranked = buildTrial('A', { arms: [studied, comparator('a-new', 'new-a'), comparator('a-old', 'old')] });
    expect(rankBesideB([buildComparison('A')], {}, ranked).ofA.map(({ regimen }) => regimen)).toEqual([
      'regimen:new-a',
    ]);

    const turned = buildTrial('A', { arms: [studied, comparator('a-new', 'old'), comparator('a-old', 'chemo')] });
    const { notRankedOfA } = rankBesideB([buildComparison('A')], {}, turned);
    expect(notRankedOfA.map(({ regimen, reasons }) => [regimen, ...reasons])).toEqual([
      ['regimen:chemo', 'REFERENCE_ON_OTHER_SIDE'],
      ['regimen:studied', 'NO_RESULT'],
    ]);
  });

  it('takes a placebo for a reference, never for a therapy', () => {
    const trial = buildTrial('A', {
      arms: [buildArm('a-new', 'new-a'), buildArm('a-old', 'placebo', { role: 'PLACEBO', drugIds: [] })],
    });
    const reference = buildArm('x', 'placebo').treatmentId;
    expect(rankBesideB([buildComparison('A')], { reference }, trial).ofA).toHaveLength(1);
    expect(rankBesideB([], { reference }, trial).notRankedOfA.map(({ regimen }) => regimen)).toEqual(['regimen:new-a']);
  });
});

describe('the order of hazard ratios', () => {
  const facts = (values: Record<string, number>): RankingFacts =>
    buildFacts({
      trials: Object.keys(values).map((acronym) => buildTrial(acronym)),
      comparisons: Object.entries(values).map(([acronym, value]) =>
        buildComparison(acronym, { value, ciLower: value * 0.8, ciUpper: value * 1.25 }),
      ),
    });
  const placed = (ranked: RankingFacts) =>
    hazardRatio(ranked, buildOptions()).entries.map(({ rank, result }) => `${rank} ${result}`);

  it.each([
    ['none shared', { A: 0.5, B: 0.4 }, ['1 result:b.hr', '2 result:a.hr']],
    [
      'one shared',
      { D: 0.9, C: 0.5, B: 0.5, A: 0.3 },
      ['1 result:a.hr', '2 result:b.hr', '2 result:c.hr', '4 result:d.hr'],
    ],
    ['all shared', { C: 0.5, B: 0.5, A: 0.5 }, ['1 result:a.hr', '1 result:b.hr', '1 result:c.hr']],
    ['above one', { A: 1.2, B: 0.9 }, ['1 result:b.hr', '2 result:a.hr']],
    ['nothing at all', {}, []],
  ])('%s', (_which, values: Record<string, number>, expected) => {
    expect(placed(facts(values))).toEqual(expected);
  });

  it('is the same whatever the order of the facts', () => {
    const forth = facts({ A: 0.3, B: 0.5, C: 0.5, D: 0.7, E: 1.1 });
    const back = buildFacts({ trials: forth.trials.toReversed(), comparisons: forth.comparisons.toReversed() });
    expect(hazardRatio(back, buildOptions())).toEqual(hazardRatio(forth, buildOptions()));
  });

  it('tells apart what differs at 95 %, from either side', () => {
    const values = [0.2, 0.3, 0.33, 0.5, 0.6, 0.9, 1.3];
    const many = facts(Object.fromEntries(values.map((value, index) => [String.fromCharCode(65 + index), value])));
    const { entries } = hazardRatio(many, buildOptions());
    const lists = new Map(entries.map(({ result, notDistinguishableFrom }) => [result, notDistinguishableFrom ?? []]));
    for (const [result, list] of lists) {
      expect(list).not.toContain(result);
      for (const other of list) expect(lists.get(other)).toContain(result);
      expect(list).toEqual(entries.map((entry) => entry.result).filter((id) => list.includes(id)));
    }
    expect([...lists.values()].slice(0, 3)).toEqual([[], ['result:c.hr'], ['result:b.hr']]);
  });

  it('does not claim a test where an interval gives no standard error', () => {
    const ranked = buildFacts({
      trials: ['A', 'B', 'C'].map((acronym) => buildTrial(acronym)),
      comparisons: [
        buildComparison('A'),
        buildComparison('B', { ciUpper: null, ciUpperStatus: 'NOT_REACHED_OR_NOT_ESTIMABLE' }),
        buildComparison('C'),
      ],
    });
    const { entries } = hazardRatio(ranked, buildOptions());
    expect(entries.map(({ notDistinguishableFrom }) => notDistinguishableFrom)).toEqual([
      ['result:c.hr'],
      null,
      ['result:a.hr'],
    ]);
  });
});
