import { printList } from '../printed.ts';
import { acronymsOf, idsOf, trialsOf, type WarningRule } from './rule.ts';

export const orderAcrossTrials: WarningRule = ({ ranked }) => {
  const trials = trialsOf(ranked);
  if (trials.length < 2) return [];
  return [
    {
      code: 'ORDER_ACROSS_TRIALS',
      severity: 'HIGH',
      text: `The entries come from ${trials.length} trials (${printList(acronymsOf(trials))}), each with patients of its own. Their order is an indirect, unadjusted comparison.`,
      affected: idsOf(trials),
      measured: null,
      threshold: null,
    },
  ];
};

export const medianCrossTrial: WarningRule = ({ ranked }) => {
  const trials = trialsOf(ranked);
  if (trials.length < 2) return [];
  return [
    {
      code: 'MEDIAN_CROSS_TRIAL',
      severity: 'HIGH',
      text: `Medians of ${trials.length} trials (${printList(acronymsOf(trials))}) stand side by side. This is a listing and no comparison: a difference of medians from different trials has no test.`,
      affected: idsOf(trials),
      measured: null,
      threshold: null,
    },
  ];
};
