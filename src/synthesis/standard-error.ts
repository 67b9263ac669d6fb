import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { isRatio, type RatioInterval } from './ratio-interval.ts';
import { twoSidedQuantile } from './two-sided-quantile.ts';

/** The field of a report that does not give a standard error, and why. */
export type Unread = { readonly field: string; readonly reason: string };

/** A level outside these is no confidence level in percent: 0.95 would pass for one otherwise. */
const LEVELS = { above: 50, below: 100 };

/** Nobody takes 95 % for a level that was not printed: the standard error can be wrong by half. */
function quantileOf(level: number | null): number | Unread {
  if (level === null) return { field: 'level', reason: 'No confidence level is recorded for the interval.' };
  if (level > LEVELS.above && level < LEVELS.below) return twoSidedQuantile(level);
  return { field: 'level', reason: `"${level}" is no confidence level in percent.` };
}

/** The standard error of a natural log ratio from both limits of its interval, read at the interval's own level. */
export function standardErrorFromInterval({ level, lower, upper }: RatioInterval): number | Unread {
  const quantile = quantileOf(level);
  if (typeof quantile !== 'number') return quantile;
  if (lower === null) return { field: 'lower', reason: 'The lower limit was not reached or is not recorded.' };
  if (upper === null) return { field: 'upper', reason: 'The upper limit was not reached or is not recorded.' };
  if (!(isRatio(lower) && isRatio(upper) && lower < upper)) {
    return { field: 'interval', reason: `"${lower} to ${upper}" is no interval of a ratio.` };
  }
  return (Math.log(upper) - Math.log(lower)) / (2 * quantile);
}

/**
 * From the one limit that was reached and the ratio itself: it takes the interval for symmetric about the log ratio.
 * The missing limit ("<0.01") is never replaced by a number.
 */
export function standardErrorFromOneLimit(ratio: number, { level, lower, upper }: RatioInterval): number | Unread {
  const quantile = quantileOf(level);
  if (typeof quantile !== 'number') return quantile;
  const limit = lower ?? upper;
  if (limit === null || (lower !== null && upper !== null)) {
    return { field: 'interval', reason: 'Not exactly one limit is recorded.' };
  }
  if (!(isRatio(limit) && (lower === null ? limit > ratio : limit < ratio))) {
    return { field: 'interval', reason: `"${limit}" is no ${lower === null ? 'upper' : 'lower'} limit of ${ratio}.` };
  }
  return Math.abs(Math.log(limit) - Math.log(ratio)) / quantile;
}

/**
 * From the two-sided p value of the test that the ratio is 1 (Parmar, Stat Med 1998;17:2815-2834; Tierney, Trials
 * 2007;8:16, doi:10.1186/1745-6215-8-16). It must be the p value of this ratio, as a number: "p < 0.001" is none.
 */
export function standardErrorFromPValue(ratio: number, pValue: number): number | Unread {
  if (!(pValue > 0 && pValue < 1)) return { field: 'pValue', reason: `"${pValue}" is no p value between 0 and 1.` };
  if (ratio === 1) return { field: 'pValue', reason: 'The p value of a ratio of 1 says nothing of its precision.' };
  return Math.abs(Math.log(ratio)) / normalQuantile(1 - pValue / 2, 0, 1);
}

/**
 * Of a log hazard ratio, from the number of events in either arm: the variance is about 1/e1 + 1/e2 (Parmar 1998,
 * Tierney 2007, as above). An approximation without any confidence interval behind it.
 */
export function standardErrorFromEvents(events: readonly [number, number]): number | Unread {
  const [first, second] = events;
  if (events.every((count) => Number.isSafeInteger(count) && count > 0)) return Math.sqrt(1 / first + 1 / second);
  return { field: 'events', reason: `"${first} and ${second}" are no numbers of events above zero.` };
}
