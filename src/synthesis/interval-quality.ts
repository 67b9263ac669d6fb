import { isRatio } from './ratio-interval.ts';

/** How far a printed interval can be trusted for a standard error. All are shares of the interval's width in logs. */
export type IntervalQuality = {
  /**
   * |ln upper + ln lower - 2 ln ratio| / (ln upper - ln lower): 0 where the ratio is the middle of its limits, as it
   * is on the scale that the interval was made on. Much more speaks against the level or the scale.
   */
  readonly asymmetry: number;
  /** About the most asymmetry that rounding of the three numbers alone can make. */
  readonly asymmetryOfRounding: number;
  /** The share by which the standard error can be too small, because the limits are rounded. */
  readonly uncertaintyOfRounding: number;
};

/**
 * Undefined where these are no ratio and its limits. `decimals` as printed: 2 of "0.50"; each number is then known to
 * half a unit of the last one.
 */
export function assessInterval(
  ratio: number,
  lower: number,
  upper: number,
  decimals: number,
): IntervalQuality | undefined {
  if (![ratio, lower, upper].every(isRatio) || lower >= upper) return undefined;
  const half = 10 ** -decimals / 2;
  const width = Math.log(upper) - Math.log(lower);
  // a number that could have been zero has no lowest logarithm
  const below = (value: number): number => (value > half ? Math.log(value) - Math.log(value - half) : Infinity);
  const above = (value: number): number => Math.log(value + half) - Math.log(value);
  return {
    asymmetry: Math.abs(Math.log(upper) + Math.log(lower) - 2 * Math.log(ratio)) / width,
    asymmetryOfRounding: (below(lower) + below(upper) + 2 * below(ratio)) / width,
    uncertaintyOfRounding: (below(lower) + above(upper)) / width,
  };
}
