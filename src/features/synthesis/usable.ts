import { analyseNetworks } from '../../synthesis/network.ts';
import { treatmentsOf, type Contrast } from '../../synthesis/study.ts';
import { SynthesisError } from '../../synthesis/synthesis-error.ts';
import type { NotRankedReason } from '../ranking/model.ts';
import { SynthesisExclusionReason } from './model.ts';

/** Why the contrasts of one trial cannot enter a network; null where they can. */
export function whyUnusable(study: string, contrasts: readonly Contrast[]): SynthesisExclusionReason | null {
  if (contrasts.some(({ treatment, comparator }) => treatment === comparator)) return 'SAME_TREATMENT';
  const arms = treatmentsOf({ study, contrasts }).length;
  if (arms === 2) return null;
  if (contrasts.length < (arms * (arms - 1)) / 2) return 'MULTIARM_INCOMPLETE';
  try {
    analyseNetworks([{ study, contrasts }]);
    return null;
  } catch (error) {
    if (error instanceof SynthesisError) return 'MULTIARM_INCONSISTENT';
    throw error;
  }
}

/** Why there is no result, in the words of a network: it needs no reference, so nothing is on the wrong side of one. */
export function exclusionReasons(reasons: readonly NotRankedReason[]): SynthesisExclusionReason[] {
  return SynthesisExclusionReason.options.filter((known) => reasons.some((reason) => reason === known));
}
