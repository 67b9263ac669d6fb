import { PROPORTION_DEMANDS } from './demands.ts';
import { listArms } from './list-arms.ts';
import { proportionCrossTrial } from './warnings/across-trials.ts';
import { denominatorMixed, qualifierMixed, responseCriteriaMixed } from './warnings/counted-differently.ts';

/** A listing by shares of patients; never a comparison, and warned as such and of all that is not counted alike. */
export const proportion = listArms({
  statistic: 'PROPORTION',
  demands: PROPORTION_DEMANDS,
  ownWarnings: [proportionCrossTrial, qualifierMixed, denominatorMixed, responseCriteriaMixed],
});
