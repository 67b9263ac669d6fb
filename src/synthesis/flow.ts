import { positionOf, type NetworkModel, type WeightedContrast } from './network-model.ts';

/** A contrast with what flows along it, in the direction of the flow: places in the model's list of treatments. */
export type Flow = {
  readonly contrast: WeightedContrast;
  readonly from: number;
  readonly to: number;
  /** The size of the contrast's coefficient in the network's estimate: that changes by this share of any change of it. */
  readonly flow: number;
};

/**
 * How the evidence on one treatment against another flows through the network, as current does through one whose
 * resistances are the variances of the league table (Rücker 2012, see network-model.ts). Of all contrasts, those
 * without a flow too. Throws a RangeError for a treatment that is not in the network.
 */
export function flowsOf(
  model: NetworkModel,
  treatment: string,
  comparator: string,
): {
  readonly source: number;
  readonly sink: number;
  readonly flows: readonly Flow[];
  readonly potentials: readonly number[];
} {
  const { treatments, contrasts, league } = model;
  const [source, sink] = [positionOf(model, treatment), positionOf(model, comparator)];
  const position = new Map(treatments.map((name, index) => [name, index]));
  const varianceOf = (first: number, second: number): number => (league[first]?.[second]?.standardError ?? 0) ** 2;
  // of the unit current from source to sink, up to a constant
  const potentials = treatments.map((_, index) => (varianceOf(index, sink) - varianceOf(index, source)) / 2);
  const potentialOf = (index: number): number => potentials[index] ?? 0;
  const flows = contrasts.map((contrast) => {
    const [first, second] = [position.get(contrast.treatment) ?? -1, position.get(contrast.comparator) ?? -1];
    const [from, to] = potentialOf(first) > potentialOf(second) ? [first, second] : [second, first];
    return { contrast, from, to, flow: contrast.weight * (potentialOf(from) - potentialOf(to)) };
  });
  return { source, sink, flows, potentials };
}
