import type { TrialFact } from '../../model.ts';
import { printList } from '../printed.ts';
import { idsOf, trialsOf, type WarningRule } from './rule.ts';

const LINES = {
  FIRST_LINE: 'first line',
  SECOND_LINE: 'second line',
  THIRD_LINE: 'third line',
  LATER_LINE: 'later lines',
  SUBSEQUENT_UNSPECIFIED: 'a later line',
  ADJUVANT: 'adjuvant treatment',
} satisfies Record<TrialFact['lines'][number], string>;

export const lineOfTherapyMixed: WarningRule = ({ ranked, options }) => {
  const mixed = trialsOf(ranked).flatMap((trial) => {
    const others = trial.lines.filter((line) => line !== options.line).map((line) => LINES[line]);
    const words = trial.lineScope === 'ANY' ? 'any line' : printList(others);
    return words === '' ? [] : [{ id: trial.id, words: `${trial.acronym} (${words})` }];
  });
  if (mixed.length === 0) return [];
  return [
    {
      code: 'LINE_OF_THERAPY_MIXED',
      severity: 'MEDIUM',
      text: `Trials that also took in patients of other lines than ${LINES[options.line]}: ${printList(mixed.map(({ words }) => words))}.`,
      affected: idsOf(mixed),
      measured: null,
      threshold: null,
    },
  ];
};
