import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Estimate } from './estimate.ts';

/** Two-sided, of the test that there is no difference. */
export function pValueOf({ estimate, standardError }: Estimate): number {
  return 2 * normalCdf(-Math.abs(estimate / standardError), 0, 1);
}
