import { printList } from '../printed.ts';
import { acronymsOf, idsOf, recordsOf, type WarningRule } from './rule.ts';

export const medianNotReached: WarningRule = ({ notReached }) => {
  if (notReached.length === 0) return [];
  const acronyms = acronymsOf(notReached.map(({ trial }) => trial));
  return [
    {
      code: 'MEDIAN_NOT_REACHED',
      severity: 'MEDIUM',
      text: `A median was not reached or not estimable in ${printList(acronyms)}. That is no small number: it is listed before everything else that is not ranked.`,
      affected: idsOf(recordsOf(notReached)),
      measured: null,
      threshold: null,
    },
  ];
};
