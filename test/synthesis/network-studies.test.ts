import { describe, expect, it } from 'vitest';
import { studyContributions } from '../../src/synthesis/contributions.ts';
import { networkEstimate } from '../../src/synthesis/network-model.ts';
import { analyseNetworks } from '../../src/synthesis/network.ts';
import type { Contrast, Study } from '../../src/synthesis/study.ts';
import { SynthesisError } from '../../src/synthesis/synthesis-error.ts';
import { contrastOf } from './networks.ts';
import { analyseOne } from './published.ts';

const studyOf = (...contrasts: readonly Contrast[]): Study => ({ study: 'CROWN', contrasts });
const AB = contrastOf('A', 'B', 0.5, 0.2);
const BC = contrastOf('B', 'C', 0.3, 0.2);
const AC = contrastOf('A', 'C', 0.8, 0.2);

describe('studies that cannot be', () => {
  it.each([
    ['INVALID_INPUT', 'nothing compared', [studyOf()], 'contrasts', 'compares nothing'],
    ['INVALID_INPUT', 'a drug against itself', [studyOf({ ...AB, comparator: 'A' })], 'comparator', '"A" against "A"'],
    ['INVALID_INPUT', 'no estimate', [studyOf({ ...AB, estimate: NaN })], 'estimate', '"NaN"'],
    ['INVALID_INPUT', 'a standard error of zero', [studyOf({ ...AB, standardError: 0 })], 'standardError', '"0"'],
    ['INVALID_INPUT', 'a negative one', [studyOf({ ...AB, standardError: -1 })], 'standardError', '"-1"'],
    ['INVALID_INPUT', 'an infinite one', [studyOf({ ...AB, standardError: Infinity })], 'standardError', '"Infinity"'],
    ['INVALID_INPUT', 'a comparison twice', [studyOf(AB, { ...AB, estimate: 0.4 })], 'contrasts', 'more than once'],
    [
      'INVALID_INPUT',
      'a comparison from both sides',
      [studyOf(AB, contrastOf('B', 'A', -0.5, 0.2))],
      'contrasts',
      '"B" against "A"',
    ],
    ['DUPLICATE_TRIAL_REPORT', 'a trial twice', [studyOf(AB), studyOf(BC)], 'study', 'more than once'],
    ['MULTIARM_INCOMPLETE', 'a comparison missing', [studyOf(AB, BC)], 'contrasts', '3 arms and 2 of their 3'],
    ['MULTIARM_INCOMPLETE', 'two unconnected ones', [studyOf(AB, contrastOf('C', 'D', 0, 1))], 'contrasts', '4 arms'],
    [
      'MULTIARM_INCOMPLETE',
      'estimates that do not add up',
      [studyOf(AB, BC, { ...AC, estimate: 0.804 })],
      'estimate',
      '"0.5, 0.3, 0.804"',
    ],
    [
      'MULTIARM_INCOMPLETE',
      'standard errors that no three arms have',
      [studyOf(AB, BC, { ...AC, standardError: 0.39 })],
      'standardError',
      '"0.2, 0.2, 0.39"',
    ],
    [
      'MULTIARM_INCOMPLETE',
      'standard errors of which one is the sum of the others',
      [studyOf(AB, BC, { ...AC, standardError: 0.4 })],
      'standardError',
      '"0.2, 0.2, 0.4"',
    ],
  ] as const)('are refused as %s: %s', (problem, _what, studies, field, quoted) => {
    const analyse = () => analyseNetworks(studies);
    expect(analyse).toThrow(SynthesisError);
    expect(analyse).toThrow(expect.objectContaining({ problem, study: 'CROWN', field }) as Error);
    expect(analyse).toThrow('Study "CROWN": ');
    expect(analyse).toThrow(quoted);
  });
});

describe('a trial of three arms', () => {
  it('may miss by rounding what its estimates say together', () => {
    const { common } = analyseOne([studyOf(AB, BC, { ...AC, estimate: 0.8029 })]);
    expect(common.league[0]?.[2]?.estimate).toBeCloseTo(0.8, 2);
  });

  it('has a weight of zero where rounding makes it slightly negative', () => {
    // the variance of A against C is that of the others together, and a little more
    const standardError = Math.sqrt(2 * 0.2 ** 2) * 1.00005;
    const { common } = analyseOne([studyOf(AB, BC, { ...AC, standardError })]);
    expect(common.contrasts.map(({ weight }) => weight)).toEqual([
      expect.closeTo(25, 1) as number,
      expect.closeTo(25, 1) as number,
      0,
    ]);
  });
});

describe('a treatment that is not in the network', () => {
  const { common } = analyseOne([studyOf(AB)]);
  it.each([
    ['D', 'A'],
    ['A', 'D'],
  ])('is not compared: %s against %s', (first, second) => {
    expect(() => networkEstimate(common, first, second)).toThrow('"D" is no treatment of this network.');
    expect(() => studyContributions(common, first, second)).toThrow('"D" is no treatment of this network.');
  });
});
