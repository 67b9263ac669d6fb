import { flowsOf } from './flow.ts';
import type { NetworkModel } from './network-model.ts';

export type StudyContribution = {
  readonly study: string;
  /** Of the network's estimate of one comparison; those of all studies sum to 1. */
  readonly share: number;
};

/** Less than this of the flow is the rounding of none. */
const NO_FLOW = 1e-10;

/** A contrast that carries evidence, and the chance that a walker who stands at `from` takes it. */
type Step = { readonly study: string; readonly from: number; readonly to: number; readonly chance: number };

/**
 * How much each study contributes to the network's estimate of one comparison, the most first; studies that contribute
 * nothing are not listed. Evidence flows from one treatment to the other like current. A walker who follows it takes
 * each way with the chance of its flow, and a way of n steps gives each step 1/n of its chance (Davies,
 * Papakonstantinou, Nikolakopoulou, Rücker & Galla, Stat Med 2022;41:2091-2114, doi:10.1002/sim.9346). Unlike shares
 * of shortest ways (Papakonstantinou, F1000Research 2018;7:610) it depends on no order. Throws a RangeError for a
 * treatment that is not in the network.
 */
export function studyContributions(model: NetworkModel, treatment: string, comparator: string): StudyContribution[] {
  const network = flowsOf(model, treatment, comparator);
  const { source, sink } = network;
  const steps = stepsOf(network);

  // chances by number of steps: of coming to a treatment from the source, and of going from it to the sink
  const coming = model.treatments.map((): number[] => []);
  const going = model.treatments.map((): number[] => []);
  coming[source] = [1];
  going[sink] = [1];
  for (const { from, to, chance } of steps) addShifted(coming[to], coming[from], chance);
  for (const { from, to, chance } of steps.toReversed()) addShifted(going[from], going[to], chance);

  const shares = new Map<string, number>();
  for (const { study, from, to, chance } of steps) {
    const share = (coming[from] ?? []).reduce(
      (total, before, stepsBefore) =>
        (going[to] ?? []).reduce(
          (sum, after, stepsAfter) => sum + (before * chance * after) / (stepsBefore + 1 + stepsAfter),
          total,
        ),
      0,
    );
    shares.set(study, (shares.get(study) ?? 0) + share);
  }
  return [...shares]
    .map(([study, share]) => ({ study, share }))
    .sort((first, second) => second.share - first.share || (first.study < second.study ? -1 : 1));
}

/** The ways in the direction of the flow, so that each treatment is come to before it is left. */
function stepsOf({ flows, potentials }: ReturnType<typeof flowsOf>): Step[] {
  const flowing = flows.filter(({ flow }) => flow > NO_FLOW);
  const leaving = new Map<number, number>();
  for (const { from, flow } of flowing) leaving.set(from, (leaving.get(from) ?? 0) + flow);
  return flowing
    .map(({ contrast, from, to, flow }) => ({
      study: contrast.study,
      from,
      to,
      chance: flow / (leaving.get(from) ?? flow),
    }))
    .sort((first, second) => (potentials[second.from] ?? 0) - (potentials[first.from] ?? 0));
}

/** Adds chances, each times `chance` and one step later. */
function addShifted(sums: number[] | undefined, chances: readonly number[] | undefined, chance: number): void {
  if (sums === undefined) return;
  chances?.forEach((value, steps) => {
    sums[steps + 1] = (sums[steps + 1] ?? 0) + value * chance;
  });
}
