import { orderAcrossTrials } from './across-trials.ts';
import { baselineCnsImbalance } from './baseline-cns-imbalance.ts';
import { controlArmSpread } from './control-arm-spread.ts';
import { crossoverOs } from './crossover-os.ts';
import { cutoffMixed } from './cutoff-mixed.ts';
import { geographyRestrictedTrial } from './geography-restricted.ts';
import { intervalLevelNot95 } from './interval-level.ts';
import { lineOfTherapyMixed } from './line-of-therapy-mixed.ts';
import { mixedDose } from './mixed-dose.ts';
import { noEvidence } from './no-evidence.ts';
import { populationBroader, populationNarrower } from './population.ts';
import { priorTherapyMixed } from './prior-therapy-mixed.ts';
import type { WarningRule } from './rule.ts';

/** What is to be minded of trials, whether they are ranked side by side or put together. */
export const WARNINGS_OF_TRIALS: readonly WarningRule[] = [
  controlArmSpread,
  mixedDose,
  geographyRestrictedTrial,
  priorTherapyMixed,
  lineOfTherapyMixed,
  intervalLevelNot95,
  cutoffMixed,
  crossoverOs,
  baselineCnsImbalance,
  populationBroader,
  populationNarrower,
];

/** The warnings that every method may give; a method adds its own. */
export const WARNINGS_OF_EVERY_RANKING: readonly WarningRule[] = [noEvidence, orderAcrossTrials, ...WARNINGS_OF_TRIALS];
