import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { holdsNoDifference } from './estimate.ts';
import type { NetworkModel } from './network-model.ts';

/** Whether low values are good for the patient (progression) or high ones (response). */
export type BetterDirection = 'LOWER' | 'HIGHER';

export type HierarchyEntry = {
  readonly treatment: string;
  /**
   * How certain it is on average that this treatment is better than another, 0 to 1 (Rücker & Schwarzer, BMC Med Res
   * Methodol 2015;15:58, doi:10.1186/s12874-015-0060-8). It says nothing of how much better.
   */
  readonly pScore: number;
  /** Those that could be equal to it at 95 %. The relation does not carry over: its two ends can differ. */
  readonly notDistinguishableFrom: readonly string[];
};

export type Hierarchy = {
  /** From the highest P-score to the lowest, equal ones in alphabetical order. */
  readonly entries: readonly HierarchyEntry[];
  /**
   * Precision of treatment hierarchy, 0 to 1 (POTH; Wigle et al. 2025, arXiv:2501.11596): the variance of the P-scores over
   * the greatest that it can be. A high value does not mean that neighbours differ.
   */
  readonly precision: number;
};

export function rankTreatments({ treatments, league }: NetworkModel, better: BetterDirection): Hierarchy {
  const count = treatments.length;
  const entries = treatments.map((treatment, row) => {
    const others = (league[row] ?? []).flatMap((against, column) => (column === row ? [] : [{ against, column }]));
    const chances = others.map(({ against: { estimate, standardError } }) =>
      normalCdf((better === 'LOWER' ? -estimate : estimate) / standardError, 0, 1),
    );
    return {
      treatment,
      pScore: mean(chances),
      notDistinguishableFrom: others.flatMap(({ against, column }) =>
        holdsNoDifference(against) ? [treatments[column] ?? ''] : [],
      ),
    };
  });
  const scores = entries.map(({ pScore }) => pScore);
  const variance = mean(scores.map((score) => (score - mean(scores)) ** 2));
  return {
    // a stable sort leaves equal ones in the order of the treatments
    entries: entries.toSorted((first, second) => second.pScore - first.pScore),
    precision: (12 * (count - 1) * variance) / (count + 1),
  };
}

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
