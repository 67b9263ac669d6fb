import type { RatioInterval } from './ratio-interval.ts';
import { twoSidedQuantile } from './two-sided-quantile.ts';

/** A level outside these is no confidence level in percent: 0.95 would pass for one otherwise. */
const LEVELS = { above: 50, below: 100 };

/**
 * The standard error of a natural log ratio, from its interval read at the interval's own level.
 * Undefined where the interval does not say it: no level, a limit that was not reached, or limits that no ratio has.
 */
export function standardErrorOfLogRatio({ level, lower, upper }: RatioInterval): number | undefined {
  if (level === null || lower === null || upper === null) return undefined;
  if (!(level > LEVELS.above && level < LEVELS.below)) return undefined;
  if (!(lower > 0 && lower < upper && upper < Infinity)) return undefined;
  return (Math.log(upper) - Math.log(lower)) / (2 * twoSidedQuantile(level));
}
