import { byCodeUnit } from '../by-code-unit.ts';
import type { ResultFact } from '../judged.ts';
import { printMonths } from '../printed.ts';
import { roundComputed } from '../rounded.ts';
import { idsOf, type WarningRule } from './rule.ts';

/** Late events and late switches show only with time: with twice the follow-up, an early result often looks different. */
const LARGEST_EXPECTED_RATIO = 2;

export const cutoffMixed: WarningRule = ({ ranked }) => {
  const followed = ranked
    .flatMap(({ trial, record }) => {
      const months = followUpMonths(record);
      return months === null || months <= 0 ? [] : [{ trial, record, months }];
    })
    .sort((a, b) => a.months - b.months || byCodeUnit(a.record.id, b.record.id));
  const shortest = followed[0];
  const longest = followed.at(-1);
  if (shortest === undefined || longest === undefined) return [];
  const exceeds = (months: number, than: number) => roundComputed(months / than) > LARGEST_EXPECTED_RATIO;
  if (!exceeds(longest.months, shortest.months)) return [];
  const ratio = roundComputed(longest.months / shortest.months);
  const apart = followed.filter(({ months }) => exceeds(longest.months, months) || exceeds(months, shortest.months));
  return [
    {
      code: 'CUTOFF_MIXED',
      severity: 'MEDIUM',
      text: `Follow-up ranges from ${printMonths(shortest.months)} (${shortest.trial.acronym}) to ${printMonths(longest.months)} (${longest.trial.acronym}), ${ratio.toFixed(2)} times as long.`,
      affected: idsOf(apart.map(({ record }) => record)),
      measured: ratio,
      threshold: LARGEST_EXPECTED_RATIO,
    },
  ];
};

function followUpMonths(record: ResultFact): number | null {
  return record.type === 'COMPARISON'
    ? (record.experimentalFollowUpMonths ?? record.followUpMonths)
    : record.followUpMonths;
}
