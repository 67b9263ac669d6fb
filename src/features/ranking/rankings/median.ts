import { MEDIAN_DEMANDS } from './demands.ts';
import { listArms } from './list-arms.ts';
import { medianCrossTrial } from './warnings/across-trials.ts';
import { medianNotReached } from './warnings/median-not-reached.ts';

/** A listing by medians; never a comparison, and warned as such. */
export const median = listArms({
  statistic: 'MEDIAN',
  demands: MEDIAN_DEMANDS,
  ownWarnings: [medianCrossTrial, medianNotReached],
});
