import { describe, expect, it } from 'vitest';
import { matchFigures } from '../../src/features/answer/claims/match-figures.ts';
import type { ClaimedResult, FigureCandidate } from '../../src/features/answer/claims/model.ts';
import { buildComparison, buildMedian, buildShare, chain } from '../ranking/facts.ts';
import {
  candidate,
  claim,
  figure,
  INVESTIGATOR,
  later,
  OF_RESPONSE,
  SHARES,
  SUBGROUP,
  TWO_ASSESSORS,
} from './facts.ts';

const summary = (claimed: ClaimedResult, candidates: readonly FigureCandidate[]) => {
  const { verdict, mismatches, facts } = matchFigures(claimed, candidates);
  return [verdict, mismatches.map(({ field }) => field), facts.map(({ id }) => id.replace('result:', ''))];
};

const IN_A = { trialIds: ['trial:A'] };
const PFS = { endpointIds: ['endpoint:pfs'] };
const NEW = { experimentalDrugIds: ['drug:new-a'] };
const NEW_V_OLD = { ...NEW, comparatorDrugIds: ['drug:old'] };
const PAIR = [figure('MONTHS', 25.7), figure('MONTHS', 10.4)];

describe('figures of one reading', () => {
  it.each<[string, ClaimedResult, string[]]>([
    ['a ratio', claim([figure('RATIO', 0.5)], IN_A), ['a.hr']],
    ['a ratio of the investigators', claim([figure('RATIO', 0.47)], IN_A), ['a.inv']],
    ['both medians and the ratio', claim([...PAIR, figure('RATIO', 0.5)]), ['a.new.median', 'a.old.median', 'a.hr']],
    [
      '"not reached" beside its ratio',
      claim([figure('NOT_REACHED'), figure('MONTHS', 11.1), figure('RATIO', 0.47)]),
      ['a.new.inv', 'a.old.inv', 'a.inv'],
    ],
    ['an interval', claim([figure('RATIO', 0.5), figure('INTERVAL', 0.36, 0.7)]), ['a.hr']],
    [
      'an interval whose upper limit was not reached',
      claim([figure('MONTHS', 25.7), figure('INTERVAL', 19.9, null)]),
      ['a.new.median'],
    ],
    [
      'a p value as printed, or what follows from it',
      claim([figure('RATIO', 0.5), figure('P_VALUE', 0.001)]),
      ['a.hr'],
    ],
    ['a cut-off of which the claim knows the year', claim([figure('RATIO', 0.5)], { cutoff: '2017' }), ['a.hr']],
    [
      'medians of the drugs that the claim says',
      claim([figure('MONTHS', 10.4, null, { drugIds: ['drug:old'] })], NEW_V_OLD),
      ['a.old.median'],
    ],
    ['the median of the first drug where only one is named', claim(PAIR, NEW), ['a.new.median', 'a.old.median']],
    [
      'a median of a class of drugs',
      claim([figure('MONTHS', 10.4)], { experimentalDrugIds: ['drug:old', 'drug:older'], classes: ['EXPERIMENTAL'] }),
      ['a.old.median'],
    ],
  ])('support %s', (_, claimed, facts) => {
    expect(summary(claimed, TWO_ASSESSORS)).toEqual(['SUPPORTED', [], facts]);
  });

  it('does not depend on the order of the candidates', () => {
    const claimed = claim([...PAIR, figure('RATIO', 0.47)]);
    expect(matchFigures(claimed, TWO_ASSESSORS.toReversed())).toEqual(matchFigures(claimed, TWO_ASSESSORS));
  });

  it('has nothing to say of a claim without figures, or with a dose alone', () => {
    expect(summary(claim([]), TWO_ASSESSORS)).toEqual(['NOT_ESTABLISHED', [], []]);
    expect(summary(claim([figure('DOSE', 600)]), TWO_ASSESSORS)).toEqual(['NOT_ESTABLISHED', [], []]);
  });
});

describe('figures of two readings', () => {
  it('the medians of one assessor with the ratio of another: both right pairs are told', () => {
    const match = matchFigures(claim([...PAIR, figure('RATIO', 0.47)]), TWO_ASSESSORS);
    expect(match.verdict).toBe('SUPPORTED_WITH_MISMATCH');
    expect(match.mismatches).toEqual([
      {
        field: 'ASSESSOR',
        claimed: '25.7 months, 10.4 months and HR 0.47',
        recorded:
          '25.7 months (95% CI 19.9-not reached) v 10.4 months (95% CI 7.7-14.6), HR 0.50 (95% CI 0.36-0.70) (A, cut-off 2017-02-09, IRC); ' +
          'not reached or not estimable (95% CI 17.7-not reached) v 11.1 months (95% CI 9.1-13.1), HR 0.47 (95% CI 0.34-0.65) (A, investigator)',
        text: expect.stringContaining('by different assessors') as string,
      },
    ]);
    expect(match.facts.map(({ id }) => id)).toEqual(['result:a.new.median', 'result:a.old.median', 'result:a.inv']);
    expect(match.nearest.map(({ id }) => id)).toEqual(['result:a.hr', 'result:a.new.inv', 'result:a.old.inv']);
  });

  it('also where interval and p value come with the ratio', () => {
    const claimed = claim([figure('RATIO', 0.47), figure('INTERVAL', 0.34, 0.65), figure('P_VALUE', 0.001), ...PAIR]);
    expect(summary(claimed, TWO_ASSESSORS).slice(0, 2)).toEqual(['SUPPORTED_WITH_MISMATCH', ['ASSESSOR']]);
  });

  it('of two cut-offs, or of a subgroup and all patients', () => {
    const laterRatio = candidate(buildComparison('A', { ...later('A'), value: 0.43 }, 'final'));
    const ofSubgroup = candidate(buildComparison('A', { ...SUBGROUP, value: 0.4 }, 'cns'));
    expect(summary(claim([...PAIR, figure('RATIO', 0.43)]), [...TWO_ASSESSORS, laterRatio])).toEqual([
      'SUPPORTED_WITH_MISMATCH',
      ['CUTOFF'],
      ['a.new.median', 'a.old.median', 'a.final'],
    ]);
    expect(summary(claim([...PAIR, figure('RATIO', 0.4)]), [...TWO_ASSESSORS, ofSubgroup])).toEqual([
      'SUPPORTED_WITH_MISMATCH',
      ['POPULATION'],
      ['a.new.median', 'a.old.median', 'a.cns'],
    ]);
  });

  it('of two trials contradict, in one endpoint and in two', () => {
    const trialB = [
      candidate(buildMedian('B', 'old', { value: 10.9 })),
      candidate(buildComparison('B', { value: 0.37 })),
      candidate(buildShare('B', 'old', { ...OF_RESPONSE, value: 74 })),
    ];
    expect(summary(claim([...PAIR, figure('RATIO', 0.37)]), [...TWO_ASSESSORS, ...trialB])).toEqual([
      'CONTRADICTED',
      ['CROSS_TRIAL_MIX'],
      ['a.new.median', 'a.old.median', 'b.hr'],
    ]);
    const twoEndpoints = claim(
      [figure('MONTHS', 10.4, null, PFS), figure('PERCENT', 74, null, { endpointIds: ['endpoint:orr'] })],
      { experimentalDrugIds: ['drug:old'], endpointIds: ['endpoint:pfs', 'endpoint:orr'] },
    );
    expect(summary(twoEndpoints, [...TWO_ASSESSORS, ...SHARES, ...trialB])).toEqual([
      'CONTRADICTED',
      ['CROSS_TRIAL_MIX'],
      ['a.old.median', 'b.old.share'],
    ]);
  });

  it('of two endpoints may have an assessor each', () => {
    const twoEndpoints = claim(
      [figure('MONTHS', 25.7, null, PFS), figure('PERCENT', 82.9, null, { endpointIds: ['endpoint:orr'] })],
      { ...NEW, endpointIds: ['endpoint:pfs', 'endpoint:orr'] },
    );
    expect(summary(twoEndpoints, [...TWO_ASSESSORS, ...SHARES])).toEqual([
      'SUPPORTED',
      [],
      ['a.new.median', 'a.new.share'],
    ]);
  });
});

describe('a number and its printed precision', () => {
  const printed = (kind: 'RATIO' | 'PERCENT' | 'MONTHS', value: number, decimals?: number) =>
    claim([figure(kind, value, null, { decimals })], kind === 'PERCENT' ? {} : PFS);
  it.each<[string, ClaimedResult, string, string[]]>([
    ['0.5 is 0.50', printed('RATIO', 0.5), 'SUPPORTED', []],
    ['0.48 is none of 0.50 and 0.47', { ...printed('RATIO', 0.48), ...IN_A }, 'CONTRADICTED', ['VALUE']],
    ['83 is 82.9 rounded', printed('PERCENT', 83), 'SUPPORTED', []],
    ['75 is not 75.5 rounded', printed('PERCENT', 75), 'SUPPORTED_WITH_MISMATCH', ['ROUNDING']],
    ['76 is', printed('PERCENT', 76), 'SUPPORTED', []],
    ['82.95 says more than 82.9', printed('PERCENT', 82.86), 'SUPPORTED_WITH_MISMATCH', ['ROUNDING']],
    ['26 months is 25.7 rounded', printed('MONTHS', 26), 'SUPPORTED', []],
    ['26.0 months is not', { ...printed('MONTHS', 26, 1), ...IN_A }, 'CONTRADICTED', ['VALUE']],
  ])('%s', (_, claimed, verdict, fields) => {
    expect(summary(claimed, [...TWO_ASSESSORS, ...SHARES]).slice(0, 2)).toEqual([verdict, fields]);
  });

  it.each<[string, ClaimedResult, string]>([
    ['126 of 152', claim([figure('FRACTION', 126, 152)]), 'SUPPORTED'],
    ['126 patients', claim([figure('COUNT', 126)]), 'SUPPORTED'],
    ['126 of 151', claim([figure('FRACTION', 126, 151)], { ...IN_A, endpointIds: ['endpoint:orr'] }), 'CONTRADICTED'],
  ])('%s', (_, claimed, verdict) => {
    expect(summary(claimed, SHARES)[0]).toBe(verdict);
  });
});

describe('a part of a claim that does not fit is named', () => {
  it.each<[string, ClaimedResult, string, string[]]>([
    ['the assessor', claim(PAIR, { ...IN_A, assessorClass: 'INVESTIGATOR' }), 'SUPPORTED_WITH_MISMATCH', ['ASSESSOR']],
    ['the cut-off', claim([figure('RATIO', 0.5)], { ...IN_A, cutoff: '2018' }), 'SUPPORTED_WITH_MISMATCH', ['CUTOFF']],
    [
      'the interval',
      claim([figure('RATIO', 0.5), figure('INTERVAL', 0.34, 0.65)], IN_A),
      'SUPPORTED_WITH_MISMATCH',
      ['INTERVAL'],
    ],
    [
      'its level',
      claim([figure('RATIO', 0.5), figure('INTERVAL', 0.36, 0.7, { level: 99 })], IN_A),
      'SUPPORTED_WITH_MISMATCH',
      ['LEVEL'],
    ],
    [
      'the p value',
      claim([figure('RATIO', 0.5), figure('P_VALUE', 0.04, null, { below: false })], IN_A),
      'SUPPORTED_WITH_MISMATCH',
      ['P_VALUE'],
    ],
    ['the trial', claim(PAIR, { ...NEW, ...PFS, trialIds: ['trial:B'] }), 'CONTRADICTED', ['TRIAL']],
    ['the endpoint', claim(PAIR, { ...NEW, ...IN_A, endpointIds: ['endpoint:os'] }), 'CONTRADICTED', ['ENDPOINT']],
    [
      'the comparator',
      claim(PAIR, { ...NEW, ...IN_A, ...PFS, comparatorDrugIds: ['drug:other'] }),
      'CONTRADICTED',
      ['COMPARATOR'],
    ],
    [
      'the drug: arms turned round',
      claim([figure('RATIO', 0.5)], { experimentalDrugIds: ['drug:old'], comparatorDrugIds: ['drug:new-a'] }),
      'CONTRADICTED',
      ['DRUG', 'COMPARATOR'],
    ],
    [
      'the drug: a number of the other arm',
      claim([figure('MONTHS', 25.7)], { ...IN_A, ...PFS, experimentalDrugIds: ['drug:old'] }),
      'CONTRADICTED',
      ['DRUG'],
    ],
    ['the value', claim([figure('RATIO', 0.6)], { ...IN_A, ...PFS }), 'CONTRADICTED', ['VALUE']],
    [
      'the value of one arm',
      claim([figure('MONTHS', 25.7), figure('MONTHS', 12)], { ...IN_A, ...PFS }),
      'CONTRADICTED',
      ['VALUE'],
    ],
  ])('%s', (_, claimed, verdict, fields) => {
    const ofB = candidate(buildMedian('B', 'old', { value: 9 }));
    expect(summary(claimed, [...TWO_ASSESSORS, ofB]).slice(0, 2)).toEqual([verdict, fields]);
  });

  it('nothing is denied where the claim does not tell of what it speaks', () => {
    expect(summary(claim([figure('RATIO', 0.6)]), TWO_ASSESSORS)[0]).toBe('NOT_ESTABLISHED');
    expect(summary(claim([figure('MONTHS', 31)], { ...NEW, ...PFS }), TWO_ASSESSORS)[0]).toBe('NOT_ESTABLISHED');
  });

  it('nor where the number would be of a landmark that is not recorded, or of a trial of which nothing is', () => {
    const atThreeYears = figure('PERCENT', 46.4, null, { landmarkMonths: 36 });
    expect(summary(claim([atThreeYears], { ...IN_A, ...PFS }), TWO_ASSESSORS)).toEqual(['NOT_ESTABLISHED', [], []]);
    expect(summary(claim(PAIR, { ...NEW, ...PFS, trialIds: ['trial:C'] }), TWO_ASSESSORS).slice(0, 2)).toEqual([
      'NOT_ESTABLISHED',
      ['TRIAL'],
    ]);
  });
});

describe('a claim that leaves something out', () => {
  const share = (value: number, changes: object, name: string) =>
    candidate(
      buildShare('A', 'new', { ...OF_RESPONSE, value, ciLower: value - 7, ciUpper: value + 8, ...changes }, name),
    );

  it('is told so where another assessor has a number outside the interval', () => {
    const candidates = [share(56, INVESTIGATOR, 'inv'), share(43.6, {}, 'irc')];
    expect(summary(claim([figure('PERCENT', 56)]), candidates)).toEqual([
      'SUPPORTED_WITH_MISMATCH',
      ['ASSESSOR'],
      ['a.new.inv'],
    ]);
    expect(summary(claim([figure('PERCENT', 56)], { assessorClass: 'INVESTIGATOR' }), candidates)[0]).toBe('SUPPORTED');
    expect(summary(claim([figure('PERCENT', 56)]), [share(56, INVESTIGATOR, 'inv'), share(51, {}, 'irc')])[0]).toBe(
      'SUPPORTED',
    );
  });

  it('is told so where its number is of a subgroup and all patients have another', () => {
    const candidates = [share(70, {}, 'all'), share(60, SUBGROUP, 'cns')];
    expect(summary(claim([figure('PERCENT', 60)]), candidates)).toEqual([
      'SUPPORTED_WITH_MISMATCH',
      ['POPULATION'],
      ['a.new.cns'],
    ]);
    expect(summary(claim([figure('PERCENT', 60)]), candidates.slice(1))[0]).toBe('SUPPORTED');
    expect(summary(claim([figure('PERCENT', 60)], { population: 'brain metastases' }), candidates)[0]).toBe(
      'SUPPORTED',
    );
  });

  it('is told so where its patients are others than those of the record', () => {
    const elsewhere = { ...share(70, {}, 'all'), otherPatients: true };
    expect(summary(claim([figure('PERCENT', 70)], { population: 'after crizotinib' }), [elsewhere])).toEqual([
      'SUPPORTED_WITH_MISMATCH',
      ['POPULATION'],
      ['a.new.all'],
    ]);
  });
});

describe('facts come best first', () => {
  it('what was read before what was not, the latest before what it replaced', () => {
    const [early, late] = chain(
      buildComparison('A', { value: 0.49 }, 'early'),
      buildComparison('A', { ...later('A'), value: 0.49 }, 'late'),
    );
    const unread = buildComparison('A', { ...INVESTIGATOR, value: 0.49, verified: false }, 'a-unread');
    if (early === undefined || late === undefined) throw new Error('A chain keeps its records.');
    expect(
      summary(
        claim([figure('RATIO', 0.49)]),
        [unread, early, late].map((fact) => candidate(fact)),
      ),
    ).toEqual(['SUPPORTED', [], ['a.late', 'a.early', 'a.a-unread']]);
  });

  it('variants, pools and subgroups only where nothing else fits', () => {
    const variant = candidate(buildComparison('A', { variant: 'regulatory-label', value: 0.53 }, 'label'));
    const twin = candidate(buildComparison('A', { variant: 'regulatory-label', value: 0.5 }, 'label-twin'));
    expect(summary(claim([figure('RATIO', 0.53)], IN_A), [...TWO_ASSESSORS, variant])).toEqual([
      'SUPPORTED',
      [],
      ['a.label'],
    ]);
    expect(summary(claim([figure('RATIO', 0.5)], IN_A), [...TWO_ASSESSORS, twin])).toEqual(['SUPPORTED', [], ['a.hr']]);
  });
});
