import type { Estimate } from './estimate.ts';
import { isRatio, type RatioInterval } from './ratio-interval.ts';
import {
  standardErrorFromEvents,
  standardErrorFromInterval,
  standardErrorFromOneLimit,
  standardErrorFromPValue,
  type Unread,
} from './standard-error.ts';

/** A ratio as a publication prints it. Null where it prints nothing, or nothing that is a number ("p < 0.001"). */
export type ReportedRatio = {
  readonly ratio: number;
  readonly interval: RatioInterval;
  /** Of the natural logarithm of the ratio. */
  readonly standardError: number | null;
  /** Two-sided, of the test that the ratio is 1. */
  readonly pValue: number | null;
  /** In the two arms of a hazard ratio. */
  readonly events: readonly [number, number] | null;
};

/** What a standard error was taken from, in the order in which we trust it. */
export const STANDARD_ERROR_ORIGINS = ['GIVEN', 'INTERVAL', 'ONE_SIDED_LIMIT', 'P_VALUE', 'EVENTS'] as const;
export type StandardErrorOrigin = (typeof STANDARD_ERROR_ORIGINS)[number];

export type ReadRatio = Estimate & { readonly origin: StandardErrorOrigin };

/** The standard error by one way; null where the report has nothing of that kind. */
const WAYS = {
  GIVEN: ({ standardError }) => {
    if (standardError === null || (standardError > 0 && standardError < Infinity)) return standardError;
    return { field: 'standardError', reason: `"${standardError}" is no standard error.` };
  },
  INTERVAL: ({ interval }) =>
    interval.lower === null && interval.upper === null ? null : standardErrorFromInterval(interval),
  ONE_SIDED_LIMIT: ({ ratio, interval }) =>
    (interval.lower === null) === (interval.upper === null) ? null : standardErrorFromOneLimit(ratio, interval),
  P_VALUE: ({ ratio, pValue }) => (pValue === null ? null : standardErrorFromPValue(ratio, pValue)),
  EVENTS: ({ events }) => (events === null ? null : standardErrorFromEvents(events)),
} satisfies Record<StandardErrorOrigin, (report: ReportedRatio) => number | Unread | null>;

/**
 * The natural log ratio and its standard error: from the ratio as printed, never the middle of its limits, and by the
 * most trusted of the ways that the caller allows. Where none gives one: what is missing or wrong about the first way
 * that had something to read.
 */
export function readReportedRatio(report: ReportedRatio, allowed: readonly StandardErrorOrigin[]): ReadRatio | Unread {
  if (!isRatio(report.ratio)) return { field: 'ratio', reason: `"${report.ratio}" is no ratio above zero.` };
  let firstFailure: Unread | undefined;
  for (const origin of STANDARD_ERROR_ORIGINS.filter((each) => allowed.includes(each))) {
    const standardError = WAYS[origin](report);
    if (typeof standardError === 'number') return { estimate: Math.log(report.ratio), standardError, origin };
    firstFailure ??= standardError ?? undefined;
  }
  return firstFailure ?? { field: 'interval', reason: 'Nothing is recorded that a standard error could be read from.' };
}
