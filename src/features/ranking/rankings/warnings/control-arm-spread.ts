import type { ArmResultFact, TrialFact } from '../../model.ts';
import { byCodeUnit } from '../by-code-unit.ts';
import { printMonths } from '../printed.ts';
import { roundComputed } from '../rounded.ts';
import { idsOf, type WarningRule, type Weighed } from './rule.ts';

/** Beyond a fifth, the patients of the trials differ by more than rounding and chance usually make one treatment differ. */
const LARGEST_EXPECTED_RATIO = 1.2;

type ControlMedian = { readonly trial: TrialFact; readonly record: ArmResultFact; readonly months: number };

export const controlArmSpread: WarningRule = (weighed) =>
  [...controlMediansByTreatment(weighed).values()].flatMap((medians) => {
    const ordered = medians.toSorted((a, b) => a.months - b.months || byCodeUnit(a.trial.acronym, b.trial.acronym));
    const lowest = ordered[0];
    const highest = ordered.at(-1);
    if (lowest === undefined || highest === undefined || lowest.months <= 0) return [];
    const ratio = roundComputed(highest.months / lowest.months);
    if (ratio <= LARGEST_EXPECTED_RATIO) return [];
    return [
      {
        code: 'CONTROL_ARM_SPREAD',
        severity: 'MEDIUM',
        text: `The same control had medians from ${printMedian(lowest)} to ${printMedian(highest)}: the highest is ${ratio.toFixed(2)} times the lowest. The patients of these trials may differ by as much.`,
        affected: idsOf(ordered.map(({ trial }) => trial)),
        measured: ratio,
        threshold: LARGEST_EXPECTED_RATIO,
      },
    ];
  });

/** The control's own record shows its own status: the filter on verified records tests the comparison, not its companions. */
function printMedian({ trial, record, months }: ControlMedian): string {
  return `${printMonths(months)} (${trial.acronym}${record.verified ? '' : ', unverified'})`;
}

function controlMediansByTreatment({ facts, options, ranked }: Weighed): Map<string, ControlMedian[]> {
  const armResults = new Map(facts.armResults.map((result) => [result.id, result]));
  const controls = ranked.flatMap(({ trial, arm, record }) => {
    switch (record.type) {
      case 'COMPARISON': {
        const matched = record.controlResultId === null ? undefined : armResults.get(record.controlResultId);
        return matched === undefined ? [] : [{ trial, record: matched }];
      }
      case 'ARM':
        return arm.role === 'ACTIVE_COMPARATOR' ? [{ trial, record }] : [];
      default:
        return record satisfies never;
    }
  });

  const byTreatment = new Map<string, Map<string, ControlMedian>>();
  for (const { trial, record } of controls) {
    const treatment = trial.arms.find(({ id }) => id === record.armId)?.treatmentId;
    const comparable =
      record.statistic === 'MEDIAN' &&
      record.assessorClass === options.assessor &&
      record.populationClass === options.population;
    if (treatment === undefined || !comparable || record.value === null) continue;
    const medians = byTreatment.get(treatment) ?? new Map<string, ControlMedian>();
    // two comparisons of one trial share its control
    byTreatment.set(treatment, medians.set(record.id, { trial, record, months: record.value }));
  }
  return new Map([...byTreatment].map(([treatment, medians]) => [treatment, [...medians.values()]]));
}
