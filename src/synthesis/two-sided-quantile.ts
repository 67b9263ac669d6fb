import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** The standard normal quantile that a two-sided interval of this level (in percent) spans on either side. */
export function twoSidedQuantile(level: number): number {
  return quantile(1 - (1 - level / 100) / 2, 0, 1);
}
