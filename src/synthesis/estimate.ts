import { twoSidedQuantile } from './two-sided-quantile.ts';

/**
 * An effect of one treatment against another, on the scale on which effects add up: the natural logarithm of a ratio
 * (hazard, odds, risk), a difference as it is.
 */
export type Estimate = { readonly estimate: number; readonly standardError: number };

export type Limits = { readonly lower: number; readonly upper: number };

/** The same effect, seen from the other treatment: the ratio's reciprocal, with the same standard error. */
export function reverse({ estimate, standardError }: Estimate): Estimate {
  return { estimate: -estimate, standardError };
}

/** On the scale of the estimate, and at 95 % whatever level it was printed with. */
export function limitsAt95({ estimate, standardError }: Estimate): Limits {
  const reach = twoSidedQuantile(95) * standardError;
  return { lower: estimate - reach, upper: estimate + reach };
}

/** The ratio whose natural logarithm this is, with its limits at 95 %. */
export function toRatio(logRatio: Estimate): Limits & { readonly ratio: number } {
  const { lower, upper } = limitsAt95(logRatio);
  return { ratio: Math.exp(logRatio.estimate), lower: Math.exp(lower), upper: Math.exp(upper) };
}

/** Whether the limits at 95 % hold "no difference", so that it is not known which of the two is better. */
export function holdsNoDifference(estimate: Estimate): boolean {
  const { lower, upper } = limitsAt95(estimate);
  return lower <= 0 && upper >= 0;
}
