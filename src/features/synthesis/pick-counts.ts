import { contrastsFromCounts, type ProportionMeasure } from '../../synthesis/counts.ts';
import type { ArmResultFact, RankingFacts, RankingOptions, TrialFact } from '../ranking/model.ts';
import { COUNTS_DEMANDS } from '../ranking/rankings/demands.ts';
import type { ResultId } from '../result/model.ts';
import type { Judged } from '../ranking/rankings/judged.ts';
import { pickResult } from '../ranking/rankings/pick-result.ts';
import type { Picked, PickedTrial } from './collected.ts';
import type { SynthesisExclusionReason } from './model.ts';
import { exclusionReasons, whyUnusable } from './usable.ts';

type Counted = {
  readonly judged: Judged<ArmResultFact>;
  readonly treatment: string;
  readonly events: number;
  readonly total: number;
  readonly derived: boolean;
};

/** The patients with an event in two arms of each trial or more, as a ranking by proportion picks the arms. */
export function pickCounts(
  facts: RankingFacts,
  options: RankingOptions,
  measure: ProportionMeasure,
  derivedCounts: boolean,
): Picked {
  const trials: PickedTrial[] = [];
  const excluded: Exclusion[] = [];
  for (const trial of facts.trials) {
    const { counted, left } = countArms(trial, facts, options, derivedCounts);
    excluded.push(...left);
    if (counted.length < 2) continue;
    if (!areMatched(counted)) {
      excluded.push({ trial, reasons: ['ARMS_NOT_MATCHED'], resultId: null });
      continue;
    }
    const { studies, corrected, dropped } = contrastsFromCounts([{ study: trial.id, arms: counted }], measure);
    const contrasts = studies.flatMap((study) => study.contrasts);
    const unusable = dropped.length > 0 ? 'NO_INFORMATION' : whyUnusable(trial.id, contrasts);
    if (unusable !== null) {
      excluded.push({ trial, reasons: [unusable], resultId: null });
      continue;
    }
    trials.push({
      trial,
      judged: counted.map(({ judged }) => judged),
      study: {
        key: trial.id,
        contrasts: contrasts.map((contrast) => {
          const behind = counted.filter(({ treatment }) =>
            [contrast.treatment, contrast.comparator].includes(treatment),
          );
          return {
            ...contrast,
            origin: 'COUNTS',
            printed: null,
            resultId: null,
            armResultIds: behind.map(({ judged }) => judged.record.id),
            newerId: behind.find(({ judged }) => judged.newer !== null)?.judged.newer?.id ?? null,
          };
        }),
        patients: new Map(counted.map(({ treatment, total }) => [treatment, total])),
        corrected: corrected.length > 0,
        derived: counted.some(({ derived }) => derived),
      },
    });
  }
  return { trials, excluded };
}

type Exclusion = Picked['excluded'][number];

/** The arms that can be counted, and why others cannot. */
function countArms(
  trial: TrialFact,
  facts: RankingFacts,
  options: RankingOptions,
  derivedCounts: boolean,
): { readonly counted: readonly Counted[]; readonly left: readonly Exclusion[] } {
  const leave = (reason: SynthesisExclusionReason) => ({
    counted: [],
    left: [{ trial, reasons: [reason], resultId: null }],
  });
  if (options.excludedTrials.has(trial.id)) return leave('EXCLUDED_BY_REQUEST');
  if (trial.arms.length < 2) return leave('SINGLE_ARM');
  const counted: Counted[] = [];
  const reasons = new Set<SynthesisExclusionReason>();
  const looked: ResultId[] = [];
  for (const arm of trial.arms) {
    const records = facts.armResults.filter(({ armId, statistic }) => armId === arm.id && statistic === 'PROPORTION');
    const choice = pickResult(records, options, COUNTS_DEMANDS);
    const counts = choice.picked && countsOf(choice.picked, derivedCounts);
    if (choice.picked !== null && counts !== null) {
      const judged = { trial, arm, record: choice.picked, newer: choice.newer };
      counted.push({ judged, treatment: arm.treatmentId, ...counts });
      continue;
    }
    const why = choice.picked === null ? exclusionReasons(choice.reasons) : (['NO_COUNTS'] as const);
    for (const reason of why) reasons.add(reason);
    const id = choice.picked === null ? choice.result : choice.picked.id;
    if (id !== null) looked.push(id);
  }
  return {
    counted,
    left: reasons.size === 0 ? [] : [{ trial, reasons: [...reasons], resultId: looked[0] ?? null }],
  };
}

/** Arms of one trial can be compared where they were counted alike, in one analysis. */
function areMatched(counted: readonly Counted[]): boolean {
  const howCounted = ({ judged: { record } }: Counted): string =>
    JSON.stringify([
      record.analysisId,
      record.assessorClass,
      record.populationClass,
      record.subgroupKey,
      record.subgroupValue,
      record.qualifier,
      record.landmarkMonths,
    ]);
  return new Set(counted.map(howCounted)).size === 1;
}

/** Only where it was asked for is a number of patients computed from a printed percentage. */
function countsOf(
  { n, count, value, unit }: ArmResultFact,
  derivedCounts: boolean,
): Pick<Counted, 'events' | 'total' | 'derived'> | null {
  if (n === null) return null;
  if (count !== null) return { events: count, total: n, derived: false };
  if (!derivedCounts || value === null || unit !== 'PERCENT') return null;
  return { events: Math.round((value / 100) * n), total: n, derived: true };
}
