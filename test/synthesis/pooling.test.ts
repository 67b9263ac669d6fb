import { describe, expect, it } from 'vitest';
import { toRatio } from '../../src/synthesis/estimate.ts';
import { heterogeneityOf } from '../../src/synthesis/heterogeneity.ts';
import { rankTreatments } from '../../src/synthesis/hierarchy.ts';
import { networkEstimate } from '../../src/synthesis/network-model.ts';
import { poolPairwise } from '../../src/synthesis/pairwise.ts';
import { predictionInterval } from '../../src/synthesis/prediction.ts';
import { TRIALS } from './alk-trials.ts';
import { analyseOne } from './published.ts';

describe('pooled trials of one comparison', () => {
  it('are weighted by their variance, with that between studies for random effects', () => {
    // by hand: weights 4, 1 and 1; Q = 4 * 0.25 + 2.25 + 0.25, C = 6 - 18 / 6, tau2 = (3.5 - 2) / 3
    const { common, random, heterogeneity } = poolPairwise([
      { estimate: 1, standardError: 0.5 },
      { estimate: 3, standardError: 1 },
      { estimate: 2, standardError: 1 },
    ]);
    expect(common.estimate).toBeCloseTo(1.5, 12);
    expect(common.standardError).toBeCloseTo(Math.sqrt(1 / 6), 12);
    expect(heterogeneity.Q).toBeCloseTo(3.5, 12);
    expect(heterogeneity.tau2).toBeCloseTo(0.5, 12);
    // weights 4/3, 2/3 and 2/3
    expect(random?.estimate).toBeCloseTo(1.75, 12);
    expect(random?.standardError).toBeCloseTo(Math.sqrt(3 / 8), 12);
  });

  it('have one effect for random effects where they differ by chance only', () => {
    const { common, random, heterogeneity } = poolPairwise([
      { estimate: 1, standardError: 0.5 },
      { estimate: 1.1, standardError: 0.5 },
    ]);
    expect(heterogeneity).toMatchObject({ tau2: 0, I2: 0 });
    expect(random).toEqual(common);
  });

  it('are one trial without any heterogeneity to speak of', () => {
    const only = { estimate: 1, standardError: 0.5 };
    expect(poolPairwise([only])).toEqual({
      common: only,
      random: null,
      heterogeneity: { Q: 0, degreesOfFreedom: 0, pValue: null, tau2: null, I2: null, I2Limits: null },
    });
  });

  it('are not none', () => {
    expect(() => poolPairwise([])).toThrow('no study to pool');
  });
});

describe('the limits of I2', () => {
  // by the formulas of Higgins and Thompson, computed apart from this code
  it.each([
    [16.66, 12, 0.2797, 0, 0.6272],
    [10, 12, 0, 0, 0.5659],
    [0, 5, 0, 0, 0.7462],
    [4, 1, 0.75, 0, 0.9434],
  ])('of Q %d with %d degrees of freedom', (Q, degreesOfFreedom, I2, lower, upper) => {
    const found = heterogeneityOf(Q, degreesOfFreedom, 1);
    expect(found.I2).toBeCloseTo(I2, 4);
    expect(found.I2Limits?.lower).toBeCloseTo(lower, 4);
    expect(found.I2Limits?.upper).toBeCloseTo(upper, 4);
  });

  it('are not known of two trials that differ by chance only', () => {
    expect(heterogeneityOf(1.44, 1, 1).I2Limits).toBeNull();
  });
});

describe('the prediction interval', () => {
  // t quantiles of printed tables
  it.each([
    [2, 4.302653],
    [10, 2.228139],
    [27, 2.051831],
  ])('reaches as far as t with %d degrees of freedom', (degreesOfFreedom, quantile) => {
    const found = predictionInterval({ estimate: 1, standardError: 0.3 }, 0.16, degreesOfFreedom);
    expect(found?.lower).toBeCloseTo(1 - 0.5 * quantile, 6);
    expect(found?.upper).toBeCloseTo(1 + 0.5 * quantile, 6);
  });

  it.each([0, 1])('is not known with %d degrees of freedom', (degreesOfFreedom) => {
    expect(predictionInterval({ estimate: 1, standardError: 0.3 }, 0.16, degreesOfFreedom)).toBeNull();
  });
});

describe('first-line treatment of ALK-positive lung cancer, progression by independent review', () => {
  const trialOf = (name: keyof typeof TRIALS, treatment: string) => ({
    study: name,
    contrasts: [{ ...TRIALS[name], treatment, comparator: 'crizotinib' }],
  });
  const { common, random, heterogeneity } = analyseOne([
    trialOf('CROWN', 'lorlatinib'),
    trialOf('ALEX', 'alectinib 600 mg'),
    trialOf('ALESIA', 'alectinib 600 mg'),
    trialOf('J-ALEX', 'alectinib 300 mg'),
    trialOf('ALTA-1L', 'brigatinib'),
    trialOf('eXalt3', 'ensartinib'),
  ]);

  it.each([
    ['lorlatinib', 'crizotinib', '0.27', '0.18', '0.40'],
    ['alectinib 600 mg', 'crizotinib', '0.46', '0.35', '0.60'],
    ['alectinib 300 mg', 'crizotinib', '0.37', '0.26', '0.52'],
    ['brigatinib', 'crizotinib', '0.48', '0.35', '0.66'],
    ['ensartinib', 'crizotinib', '0.51', '0.36', '0.73'],
    ['lorlatinib', 'alectinib 600 mg', '0.59', '0.37', '0.95'],
  ])('%s against %s has a hazard ratio of %s (%s to %s)', (treatment, comparator, ...printed) => {
    const effect = networkEstimate(common, treatment, comparator);
    expect(Object.values(toRatio(effect)).map((value) => value.toFixed(2))).toEqual(printed);
  });

  it('has one comparison with two trials, which agree', () => {
    expect(heterogeneity).toMatchObject({ degreesOfFreedom: 1, tau2: 0, I2: 0, I2Limits: null });
    expect(random?.league).toEqual(common.league);
  });

  it('ranks lorlatinib first, not distinguishable from alectinib 300 mg', () => {
    const { entries } = rankTreatments(common, 'LOWER');
    expect(entries.map(({ treatment }) => treatment)).toEqual([
      'lorlatinib',
      'alectinib 300 mg',
      'alectinib 600 mg',
      'brigatinib',
      'ensartinib',
      'crizotinib',
    ]);
    expect(entries[0]?.notDistinguishableFrom).toEqual(['alectinib 300 mg']);
  });
});
