import type { Estimate } from './estimate.ts';
import { heterogeneityOf, type Heterogeneity } from './heterogeneity.ts';

/** Several studies of one comparison, pooled. */
export type PairwiseSynthesis = {
  /** As if all studies measured one and the same effect. */
  readonly common: Estimate;
  /** As if the studies' effects varied about a mean; null where their variance cannot be estimated. */
  readonly random: Estimate | null;
  readonly heterogeneity: Heterogeneity;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The mean of independent estimates of one comparison, each weighted by its variance with `tau2` added. */
export function poolWith(tau2: number, estimates: readonly Estimate[]): Estimate {
  const weights = estimates.map(({ standardError }) => 1 / (standardError ** 2 + tau2));
  const total = sum(weights);
  const weighted = sum(estimates.map(({ estimate }, index) => estimate * (weights[index] ?? 0)));
  return { estimate: weighted / total, standardError: Math.sqrt(1 / total) };
}

/**
 * The common effect and the random effects of DerSimonian and Laird (1986, see heterogeneity.ts) of independent
 * studies of one comparison. At least one.
 */
export function poolPairwise(estimates: readonly Estimate[]): PairwiseSynthesis {
  if (estimates.length === 0) throw new RangeError('There is no study to pool.');
  const common = poolWith(0, estimates);
  const weights = estimates.map(({ standardError }) => 1 / standardError ** 2);
  const Q = sum(estimates.map(({ estimate }, index) => (weights[index] ?? 0) * (estimate - common.estimate) ** 2));
  const heterogeneity = heterogeneityOf(
    Q,
    estimates.length - 1,
    sum(weights) - sum(weights.map((weight) => weight ** 2)) / sum(weights),
  );
  const random = heterogeneity.tau2 === null ? null : poolWith(heterogeneity.tau2, estimates);
  return { common, random, heterogeneity };
}
