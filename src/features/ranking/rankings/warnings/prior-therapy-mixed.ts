import { printList } from '../printed.ts';
import { acronymsOf, idsOf, trialsOf, type WarningRule } from './rule.ts';

export const priorTherapyMixed: WarningRule = ({ ranked }) => {
  // a trial of which it is not known says nothing about a difference
  const known = trialsOf(ranked).filter(({ priorChemotherapy }) => priorChemotherapy !== null);
  if (new Set(known.map(({ priorChemotherapy }) => priorChemotherapy)).size < 2) return [];
  const oneLine = known.filter(({ priorChemotherapy }) => priorChemotherapy === 'ONE_LINE');
  const any = known.filter(({ priorChemotherapy }) => priorChemotherapy === 'ANY');
  const none = known.filter(({ priorChemotherapy }) => priorChemotherapy === 'NONE');
  const allowed = [
    ...(oneLine.length > 0 ? [`one line in ${printList(acronymsOf(oneLine))}`] : []),
    ...(any.length > 0 ? [`any number of lines in ${printList(acronymsOf(any))}`] : []),
    ...(none.length > 0 ? [`none in ${printList(acronymsOf(none))}`] : []),
  ];
  return [
    {
      code: 'PRIOR_THERAPY_MIXED',
      severity: 'MEDIUM',
      text: `The trials differ in the chemotherapy they allowed before: ${printList(allowed)}.`,
      affected: idsOf([...oneLine, ...any]),
      measured: null,
      threshold: null,
    },
  ];
};
