import { sortedUnique } from '../by-code-unit.ts';
import { printList } from '../printed.ts';
import type { Ranked } from '../judged.ts';
import { acronymsOf, trialsOf, type WarningRule } from './rule.ts';

/** The same drugs in so many different treatments: doses or schedules that are not counted as one. */
const FEWEST_TREATMENTS = 2;

export const mixedDose: WarningRule = ({ ranked }) =>
  [...groupByDrugs(ranked).values()].flatMap((group) => {
    const treatments = new Set(group.map(({ arm }) => arm.treatmentId)).size;
    if (treatments < FEWEST_TREATMENTS) return [];
    return [
      {
        code: 'MIXED_DOSE',
        severity: 'MEDIUM',
        text: `Entries of ${printList(acronymsOf(trialsOf(group)))} give the same drug in ${treatments} different doses or schedules, which count as different treatments.`,
        affected: sortedUnique(group.map(({ arm }) => arm.regimenId)),
        measured: treatments,
        threshold: FEWEST_TREATMENTS,
      },
    ];
  });

function groupByDrugs(ranked: readonly Ranked[]): Map<string, Ranked[]> {
  const groups = new Map<string, Ranked[]>();
  for (const therapy of ranked) {
    const drugs = therapy.arm.drugIds.join(' ');
    if (drugs !== '') groups.set(drugs, [...(groups.get(drugs) ?? []), therapy]);
  }
  return groups;
}
