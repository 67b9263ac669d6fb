import { contrastsFromCounts, type ProportionMeasure } from '../../synthesis/counts.ts';
import type { ArmResultFact, RankingFacts, RankingOptions, TrialFact } from '../ranking/model.ts';
import { COUNTS_DEMANDS } from '../ranking/rankings/demands.ts';
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

/** The patients with an event in every two arms of each trial or more, as a ranking by proportion picks the arms. */
export function pickCounts(
  facts: RankingFacts,
  options: RankingOptions,
  measure: ProportionMeasure,
  derivedCounts: boolean,
): Picked {
  const trials: PickedTrial[] = [];
  const excluded: Picked['excluded'][number][] = [];
  for (const trial of facts.trials) {
    const outcome = pickTrial(trial, facts, options, derivedCounts);
    if ('reasons' in outcome) {
      excluded.push({ trial, reasons: outcome.reasons, resultId: null });
      continue;
    }
    const { studies, corrected, dropped } = contrastsFromCounts([{ study: trial.id, arms: outcome.counted }], measure);
    const contrasts = studies.flatMap((study) => study.contrasts);
    const unusable = dropped.length > 0 ? 'NO_INFORMATION' : whyUnusable(trial.id, contrasts);
    if (unusable !== null) {
      excluded.push({ trial, reasons: [unusable], resultId: null });
      continue;
    }
    const recordOf = (treatment: string) => outcome.counted.find((arm) => arm.treatment === treatment)?.judged;
    trials.push({
      trial,
      judged: outcome.counted.map(({ judged }) => judged),
      study: {
        key: trial.id,
        contrasts: contrasts.map((contrast) => {
          const arms = [recordOf(contrast.treatment), recordOf(contrast.comparator)].filter((one) => one !== undefined);
          return {
            ...contrast,
            origin: 'COUNTS',
            printed: null,
            resultId: null,
            armResultIds: arms.map(({ record }) => record.id),
            newerId: arms.find(({ newer }) => newer !== null)?.newer?.id ?? null,
          };
        }),
        patients: new Map(outcome.counted.map(({ treatment, total }) => [treatment, total])),
        corrected: corrected.length > 0,
        derived: outcome.counted.some(({ derived }) => derived),
      },
    });
  }
  return { trials, excluded };
}

function pickTrial(
  trial: TrialFact,
  facts: RankingFacts,
  options: RankingOptions,
  derivedCounts: boolean,
): { readonly counted: readonly Counted[] } | { readonly reasons: readonly SynthesisExclusionReason[] } {
  if (options.excludedTrials.has(trial.id)) return { reasons: ['EXCLUDED_BY_REQUEST'] };
  if (trial.arms.length < 2) return { reasons: ['SINGLE_ARM'] };
  const counted: Counted[] = [];
  const reasons = new Set<SynthesisExclusionReason>();
  for (const arm of trial.arms) {
    const records = facts.armResults.filter(({ armId, statistic }) => armId === arm.id && statistic === 'PROPORTION');
    const choice = pickResult(records, options, COUNTS_DEMANDS);
    if (choice.picked === null) {
      for (const reason of exclusionReasons(choice.reasons)) reasons.add(reason);
      continue;
    }
    const { picked: record, newer } = choice;
    const counts = countsOf(record, derivedCounts);
    if (counts === null) reasons.add('NO_COUNTS');
    else counted.push({ judged: { trial, arm, record, newer }, treatment: arm.treatmentId, ...counts });
  }
  return counted.length < 2 ? { reasons: [...reasons] } : { counted };
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
