import type { RatioInterval } from './ratio-interval.ts';
import { standardErrorOfLogRatio } from './standard-error.ts';
import { twoSidedQuantile } from './two-sided-quantile.ts';

/** The natural logarithm of a ratio, with its standard error. */
export type LogRatio = { readonly logRatio: number; readonly standardError: number };

/** From the ratio as printed, never the middle of its limits; undefined where its interval gives no standard error. */
export function readLogRatio(ratio: number, interval: RatioInterval): LogRatio | undefined {
  const standardError = standardErrorOfLogRatio(interval);
  if (standardError === undefined || !(ratio > 0 && ratio < Infinity)) return undefined;
  return { logRatio: Math.log(ratio), standardError };
}

/** The limits of the ratio at 95 %, whatever level it was printed with. */
export function limitsAt95({ logRatio, standardError }: LogRatio): { readonly lower: number; readonly upper: number } {
  const reach = twoSidedQuantile(95) * standardError;
  return { lower: Math.exp(logRatio - reach), upper: Math.exp(logRatio + reach) };
}
