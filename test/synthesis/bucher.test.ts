import { describe, expect, it } from 'vitest';
import { compareIndirectly } from '../../src/synthesis/bucher.ts';
import { holdsNoDifference, limitsAt95, reverse, toRatio } from '../../src/synthesis/estimate.ts';
import { ratioOf, TRIALS } from './alk-trials.ts';

const trials = Object.values(TRIALS);

describe('the adjusted indirect comparison', () => {
  // computed apart from this code, with the normal quantile of Python's statistics module
  it.each([
    ['CROWN 2020', 'ALEX', 0.56, 0.259377, 0.336826, 0.931044],
    ['CROWN', 'ALESIA', 0.72973, 0.326485, 0.38482, 1.383778],
    ['CROWN', 'J-ALEX', 0.72973, 0.264903, 0.434186, 1.226444],
    ['CROWN', 'ALTA-1L', 0.5625, 0.255128, 0.341159, 0.927445],
    ['CROWN', 'ALEX', 0.54, 0.260161, 0.324298, 0.899173],
    ['CROWN', 'eXalt3', 0.529412, 0.269753, 0.312018, 0.898272],
    ['ALESIA', 'J-ALEX', 1, 0.314569, 0.539806, 1.852516],
  ] as const)('of %s and %s is %d', (first, second, ratio, standardError, lower, upper) => {
    const compared = compareIndirectly(TRIALS[first], TRIALS[second]);
    expect(compared.standardError).toBeCloseTo(standardError, 6);
    expect(toRatio(compared).ratio).toBeCloseTo(ratio, 6);
    expect(toRatio(compared).lower).toBeCloseTo(lower, 6);
    expect(toRatio(compared).upper).toBeCloseTo(upper, 6);
    expect(holdsNoDifference(compared)).toBe(lower <= 1 && upper >= 1);
  });

  it('reads each interval at its own level and answers at 95 %', () => {
    const interim = ratioOf(0.34, 0.17, 0.71, 99.7);
    expect(compareIndirectly(interim, TRIALS.ALEX).standardError).toBeCloseTo(Math.hypot(0.240834, 0.169642), 5);
  });

  it('says the same from either side', () => {
    for (const first of trials) {
      for (const second of trials) {
        const [forth, back] = [compareIndirectly(first, second), compareIndirectly(second, first)];
        expect(back.estimate).toBeCloseTo(-forth.estimate, 12);
        expect(back.standardError).toBe(forth.standardError);
      }
    }
  });
});

describe('an effect seen from the other treatment', () => {
  it('has the reciprocals of its ratio and limits, and the same standard error', () => {
    const { standardError } = TRIALS.ALEX;
    const forth = toRatio(TRIALS.ALEX);
    const back = toRatio(reverse(TRIALS.ALEX));
    expect(reverse(TRIALS.ALEX).standardError).toBe(standardError);
    expect(back.ratio).toBeCloseTo(1 / forth.ratio, 12);
    expect(back.lower).toBeCloseTo(1 / forth.upper, 12);
    expect(back.upper).toBeCloseTo(1 / forth.lower, 12);
  });
});

describe('the limits at 95 %', () => {
  it.each([
    ['both above none', 2, 1, false],
    ['both below none', -2, 1, false],
    ['one on either side', 1.9, 1, true],
    ['none itself', 0, 1, true],
  ])('hold no difference when they are %s: %d', (_what, estimate, standardError, holds) => {
    expect(holdsNoDifference({ estimate, standardError })).toBe(holds);
    const { lower, upper } = limitsAt95({ estimate, standardError });
    expect((lower + upper) / 2).toBeCloseTo(estimate, 12);
    expect(upper - lower).toBeCloseTo(3.919928, 6);
  });
});
