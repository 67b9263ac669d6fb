import type { WarningCode } from '../../model.ts';
import { printList } from '../printed.ts';
import { acronymsOf, idsOf, trialsOf, type WarningRule } from './rule.ts';

/** Given whenever the entries come from several trials: `3 trials (A, B and C)`. */
const acrossTrials =
  (code: WarningCode, say: (trials: string) => string): WarningRule =>
  ({ ranked }) => {
    const trials = trialsOf(ranked);
    if (trials.length < 2) return [];
    return [
      {
        code,
        severity: 'HIGH',
        text: say(`${trials.length} trials (${printList(acronymsOf(trials))})`),
        affected: idsOf(trials),
        measured: null,
        threshold: null,
      },
    ];
  };

export const orderAcrossTrials = acrossTrials(
  'ORDER_ACROSS_TRIALS',
  (trials) =>
    `The entries come from ${trials}, each with patients of its own. Their order is an indirect, unadjusted comparison.`,
);

export const medianCrossTrial = acrossTrials(
  'MEDIAN_CROSS_TRIAL',
  (trials) =>
    `Medians of ${trials} stand side by side. This is a listing and no comparison: a difference of medians from different trials has no test.`,
);

export const proportionCrossTrial = acrossTrials(
  'PROPORTION_CROSS_TRIAL',
  (trials) =>
    `Shares of ${trials} stand side by side. This is a listing and no comparison: each trial has patients of its own and its own way to count.`,
);
