import { byCodeUnit } from '../by-code-unit.ts';
import { printList } from '../printed.ts';
import { roundComputed } from '../rounded.ts';
import { idsOf, type WarningRule } from './rule.ts';

/**
 * In percentage points. CNS metastases change the outcome and the effect of these drugs, and randomisation of some
 * hundred patients rarely leaves the arms further apart.
 */
const LARGEST_EXPECTED_DIFFERENCE = 10;

export const baselineCnsImbalance: WarningRule = ({ ranked }) => {
  const imbalanced = ranked.flatMap(({ trial, arm, record }) => {
    if (record.type !== 'COMPARISON') return [];
    const treated = arm.baselineCnsPercent;
    const control = trial.arms.find(({ id }) => id === record.controlArmId)?.baselineCnsPercent ?? null;
    if (treated === null || control === null) return [];
    const difference = roundComputed(Math.abs(treated - control));
    return difference > LARGEST_EXPECTED_DIFFERENCE ? [{ trial, treated, control, difference }] : [];
  });
  if (imbalanced.length === 0) return [];
  const named = imbalanced
    .toSorted((a, b) => byCodeUnit(a.trial.acronym, b.trial.acronym) || a.treated - b.treated)
    .map(
      ({ trial, treated, control }) =>
        `${trial.acronym} (${treated} % with the therapy, ${control} % with the control)`,
    );
  return [
    {
      code: 'BASELINE_CNS_IMBALANCE',
      severity: 'MEDIUM',
      text: `The arms differed in CNS metastases at baseline in ${printList(named)}. The arm with fewer had the better outlook from the start.`,
      affected: idsOf(imbalanced.map(({ trial }) => trial)),
      measured: Math.max(...imbalanced.map(({ difference }) => difference)),
      threshold: LARGEST_EXPECTED_DIFFERENCE,
    },
  ];
};
