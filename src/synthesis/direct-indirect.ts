import { reverse, type Estimate } from './estimate.ts';
import { networkEstimate, type NetworkModel } from './network-model.ts';
import { pValueOf } from './p-value.ts';
import { poolWith } from './pairwise.ts';

/** Where the network's estimate of one comparison comes from. */
export type ComparisonEvidence = {
  readonly treatment: string;
  readonly comparator: string;
  /** From all studies together. */
  readonly network: Estimate;
  /** The studies that compared the two. */
  readonly studies: readonly string[];
  /** From the contrasts of these studies alone; null where there is none. */
  readonly direct: Estimate | null;
  /** The share of the network's estimate that is direct, 0 to 1: its variance over that of the direct estimate. */
  readonly directShare: number;
  /** From everything else; null where nothing else leads from one to the other. */
  readonly indirect: Estimate | null;
  /** Direct minus indirect; null where one is missing, and with it any test: not tested is not consistent. */
  readonly disagreement: (Estimate & { readonly z: number; readonly pValue: number }) | null;
};

/** Less than this share of indirect evidence is the rounding of none. */
const NO_SHARE = 1e-8;

/** The direct and the indirect evidence of every two treatments. */
export function evidenceByComparison(model: NetworkModel): ComparisonEvidence[] {
  return model.treatments.flatMap((treatment, row) =>
    model.treatments.slice(row + 1).map((comparator) => evidenceOf(model, treatment, comparator)),
  );
}

/**
 * The direct and the indirect evidence of one treatment against another, by back-calculation (König, Krahn & Binder,
 * Stat Med 2013;32:5414-5429, doi:10.1002/sim.6001; Dias, Stat Med 2010;29:932-944, doi:10.1002/sim.3767). Direct
 * estimates pool contrasts with the standard errors they came with and the model's variance between studies. Throws a
 * RangeError for a treatment that is not in the network.
 */
export function evidenceOf(model: NetworkModel, treatment: string, comparator: string): ComparisonEvidence {
  const network = networkEstimate(model, treatment, comparator);
  const ofPair = model.contrasts.filter(
    (contrast) =>
      (contrast.treatment === treatment && contrast.comparator === comparator) ||
      (contrast.treatment === comparator && contrast.comparator === treatment),
  );
  const direct = ofPair.map((contrast) => (contrast.treatment === treatment ? contrast : reverse(contrast)));
  return {
    treatment,
    comparator,
    network,
    studies: ofPair.map(({ study }) => study),
    ...split(network, direct.length === 0 ? null : poolWith(model.tau2, direct)),
  };
}

type Split = Pick<ComparisonEvidence, 'direct' | 'directShare' | 'indirect' | 'disagreement'>;

function split(network: Estimate, direct: Estimate | null): Split {
  if (direct === null) return { direct, directShare: 0, indirect: network, disagreement: null };
  const directShare = Math.min(1, (network.standardError / direct.standardError) ** 2);
  const rest = 1 - directShare;
  if (rest < NO_SHARE) return { direct, directShare: 1, indirect: null, disagreement: null };
  const indirect = {
    estimate: (network.estimate - directShare * direct.estimate) / rest,
    standardError: network.standardError / Math.sqrt(rest),
  };
  const estimate = direct.estimate - indirect.estimate;
  const standardError = Math.hypot(direct.standardError, indirect.standardError);
  const z = estimate / standardError;
  return {
    direct,
    directShare,
    indirect,
    disagreement: { estimate, standardError, z, pValue: pValueOf({ estimate, standardError }) },
  };
}
