import { describe, expect, it } from 'vitest';
import { compareIndirectly } from '../../src/synthesis/bucher.ts';
import { readLogRatio, type LogRatio } from '../../src/synthesis/log-ratio.ts';

const effectOf = (ratio: number, lower: number, upper: number, level = 95): LogRatio => {
  const effect = readLogRatio(ratio, { level, lower, upper });
  if (effect === undefined) throw new Error('a test reads its own intervals');
  return effect;
};

/** Hazard ratios for progression or death against crizotinib, by independent review. */
const TRIALS = {
  'CROWN 2020': effectOf(0.28, 0.19, 0.41),
  CROWN: effectOf(0.27, 0.18, 0.39),
  ALESIA: effectOf(0.37, 0.22, 0.61),
  'J-ALEX': effectOf(0.37, 0.26, 0.52),
  'ALTA-1L': effectOf(0.48, 0.35, 0.66),
  ALEX: effectOf(0.5, 0.36, 0.7),
  eXalt3: effectOf(0.51, 0.35, 0.72),
};
const trials = Object.entries(TRIALS);

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
    expect(compared.ratio).toBeCloseTo(ratio, 6);
    expect(compared.standardError).toBeCloseTo(standardError, 6);
    expect(compared.lower).toBeCloseTo(lower, 6);
    expect(compared.upper).toBeCloseTo(upper, 6);
  });

  it('reads each interval at its own level and answers at 95 %', () => {
    const interim = effectOf(0.34, 0.17, 0.71, 99.7);
    expect(compareIndirectly(interim, TRIALS.ALEX).standardError).toBeCloseTo(Math.hypot(0.240834, 0.169642), 5);
  });

  it('says the same from either side', () => {
    for (const [, first] of trials) {
      for (const [, second] of trials) {
        const forth = compareIndirectly(first, second);
        const back = compareIndirectly(second, first);
        expect(back.standardError).toBe(forth.standardError);
        expect(back.ratio).toBeCloseTo(1 / forth.ratio, 12);
        expect(back.lower).toBeCloseTo(1 / forth.upper, 12);
        expect(back.upper).toBeCloseTo(1 / forth.lower, 12);
      }
    }
  });
});
