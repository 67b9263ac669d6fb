import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * The chance of a chi-square value above this one: the p value of a Q statistic. By the upper incomplete gamma
 * function: 1 minus the distribution function is zero or noise below 1e-16, and such values are reported.
 */
export function chiSquareTail(value: number, degreesOfFreedom: number): number {
  return gammainc(value / 2, degreesOfFreedom / 2, true, true);
}
