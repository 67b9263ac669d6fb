import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Estimate, Limits } from './estimate.ts';

/**
 * Between which effects that of a new study is expected, at 95 %: estimate +- t sqrt(SE^2 + tau2) of random effects,
 * with the degrees of freedom of the network's Q, as netmeta 3.3-1 does (its earlier versions used others). Null below
 * two degrees of freedom.
 */
export function predictionInterval(
  { estimate, standardError }: Estimate,
  tau2: number,
  degreesOfFreedom: number,
): Limits | null {
  if (degreesOfFreedom < 2) return null;
  const reach = studentQuantile(0.975, degreesOfFreedom) * Math.sqrt(standardError ** 2 + tau2);
  return { lower: estimate - reach, upper: estimate + reach };
}
