import { describe, expect, it } from 'vitest';
import { limitsMayCross, type Rounding } from '../../src/synthesis/rounding.ts';
import { contrastOf } from './networks.ts';
import { analyseOne } from './published.ts';

/** The limit at 95 % of -0.4 with this standard error lies 0.008007 below no difference. */
const STANDARD_ERROR = 0.2;
const certain: Rounding = { estimate: 0, standardError: 0 };

/** One study of a against b. */
const alone = (roundings: readonly Rounding[], treatment = 'a', comparator = 'b'): boolean => {
  const { common } = analyseOne([{ study: 'One', contrasts: [contrastOf('a', 'b', -0.4, STANDARD_ERROR)] }]);
  return limitsMayCross(common, treatment, comparator, roundings);
};

/** A study of a and one of c, each against b: -0.4 of a against c, with a standard error of 0.2. */
const throughB = (roundings: readonly Rounding[]): boolean => {
  const { common } = analyseOne([
    { study: 'One', contrasts: [contrastOf('a', 'b', -0.6, STANDARD_ERROR / Math.SQRT2)] },
    { study: 'Two', contrasts: [contrastOf('c', 'b', -0.2, STANDARD_ERROR / Math.SQRT2)] },
  ]);
  return limitsMayCross(common, 'a', 'c', roundings);
};

describe('whether rounding could put a limit on the other side of no difference', () => {
  // 1.959964 times the uncertainty of the limit must reach 0.008007: that is 0.0040853 of the estimate, and of the
  // standard error, which the limit has 1.959964 times, 0.0020844
  it.each<[string, Rounding, boolean]>([
    ['nothing is uncertain', certain, false],
    ['the estimate is a little', { estimate: 0.00408, standardError: 0 }, false],
    ['the estimate is enough', { estimate: 0.00409, standardError: 0 }, true],
    ['the standard error is a little', { estimate: 0, standardError: 0.00208 }, false],
    ['the standard error is enough', { estimate: 0, standardError: 0.00209 }, true],
    ['both are enough together', { estimate: 0.003, standardError: 0.0015 }, true],
  ])('where %s', (_what, rounding, crosses) => {
    expect(alone([rounding])).toBe(crosses);
    expect(alone([rounding], 'b', 'a')).toBe(crosses);
  });

  it.each<[string, readonly Rounding[], boolean]>([
    ['neither is uncertain', [certain, certain], false],
    ['one is a little', [{ estimate: 0.00408, standardError: 0 }, certain], false],
    ['one is enough', [certain, { estimate: 0.00409, standardError: 0 }], true],
    [
      'both are enough together',
      [
        { estimate: 0.0029, standardError: 0 },
        { estimate: 0.0029, standardError: 0 },
      ],
      true,
    ],
  ])('of two studies, where %s', (_what, roundings, crosses) => {
    expect(throughB(roundings)).toBe(crosses);
  });
});
