import { limitsAt95 } from './estimate.ts';
import { flowsOf } from './flow.ts';
import { networkEstimate, type NetworkModel } from './network-model.ts';
import { twoSidedQuantile } from './two-sided-quantile.ts';

/** The standard uncertainty that rounding leaves in a contrast's estimate and in its standard error. */
export type Rounding = { readonly estimate: number; readonly standardError: number };

/**
 * Whether a limit of one treatment against another lies so near to no difference that the rounding of what was printed
 * could have put it on the other side. Uncertainties are put together as independent ones are (JCGM 100:2008, 5.1), to
 * the first order: a contrast moves the estimate by its flow, and the variance by the square of that. `roundings` are
 * those of the model's contrasts, in their order.
 */
export function limitsMayCross(
  model: NetworkModel,
  treatment: string,
  comparator: string,
  roundings: readonly Rounding[],
): boolean {
  const { flows } = flowsOf(model, treatment, comparator);
  const effect = networkEstimate(model, treatment, comparator);
  const quantile = twoSidedQuantile(95);
  const variance = flows.reduce((sum, { contrast, flow }, index) => {
    const read = roundings[index] ?? { estimate: 0, standardError: 0 };
    const ofLimit = (quantile * flow ** 2 * contrast.standardError * read.standardError) / effect.standardError;
    return sum + (flow * read.estimate) ** 2 + ofLimit ** 2;
  }, 0);
  const { lower, upper } = limitsAt95(effect);
  return Math.min(Math.abs(lower), Math.abs(upper)) <= quantile * Math.sqrt(variance);
}
