import { groupBy } from '../../shared/group-by.ts';
import { readReportedRatio } from '../../synthesis/reported-ratio.ts';
import { pairKey } from '../../synthesis/study.ts';
import type { ComparisonFact, RankingFacts, RankingOptions, TrialFact } from '../ranking/model.ts';
import { HAZARD_RATIO_DEMANDS } from '../ranking/rankings/demands.ts';
import type { Judged } from '../ranking/rankings/judged.ts';
import { pickResult } from '../ranking/rankings/pick-result.ts';
import type { CollectedContrast, Picked, PickedTrial } from './collected.ts';
import { decimalsOf } from './decimals.ts';
import type { SynthesisExclusionReason } from './model.ts';
import { exclusionReasons, whyUnusable } from './usable.ts';

/** One hazard ratio for every two arms that each trial compared, as a ranking by hazard ratio picks it. */
export function pickHazardRatios(facts: RankingFacts, options: RankingOptions): Picked {
  const outcomes = facts.trials.map((trial) => pickTrial(trial, facts, options));
  return {
    trials: outcomes.flatMap(({ picked }) => picked ?? []),
    excluded: outcomes.flatMap(({ excluded }) => excluded),
  };
}

type Outcome = { readonly picked: PickedTrial | null; readonly excluded: Picked['excluded'] };

function pickTrial(trial: TrialFact, facts: RankingFacts, options: RankingOptions): Outcome {
  const refuse = (...reasons: readonly SynthesisExclusionReason[]): Outcome => ({
    picked: null,
    excluded: [{ trial, reasons, resultId: null }],
  });
  if (options.excludedTrials.has(trial.id)) return refuse('EXCLUDED_BY_REQUEST');
  if (trial.arms.length < 2) return refuse('SINGLE_ARM');
  const comparisons = facts.comparisons.filter(
    ({ trialId, measure }) => trialId === trial.id && measure === 'HAZARD_RATIO',
  );
  if (comparisons.length === 0) return refuse('NO_RESULT');

  const contrasts: CollectedContrast[] = [];
  const judged: Judged<ComparisonFact>[] = [];
  const excluded: Picked['excluded'][number][] = [];
  const pairs = groupBy(comparisons, (one) => pairKey(one.experimentalArmId, one.controlArmId));
  for (const records of pairs.values()) {
    const choice = pickResult(records, options, HAZARD_RATIO_DEMANDS);
    if (choice.picked === null) {
      excluded.push({ trial, reasons: exclusionReasons(choice.reasons), resultId: choice.result });
      continue;
    }
    const { picked: record, newer } = choice;
    const contrast = contrastOf(trial, record, newer);
    if (contrast === null) {
      excluded.push({ trial, reasons: ['NO_INTERVAL'], resultId: record.id });
      continue;
    }
    contrasts.push(contrast);
    const arm = trial.arms.find(({ id }) => id === record.experimentalArmId);
    if (arm !== undefined) judged.push({ trial, arm, record, newer });
  }
  if (contrasts.length === 0) return { picked: null, excluded };

  const unusable = whyUnusable(trial.id, contrasts);
  if (unusable !== null)
    return { picked: null, excluded: [...excluded, { trial, reasons: [unusable], resultId: null }] };
  const patients = new Map(trial.arms.map(({ treatmentId, n }) => [treatmentId, n]));
  return {
    picked: { trial, judged, study: { key: trial.id, contrasts, patients, corrected: false, derived: false } },
    excluded,
  };
}

function contrastOf(trial: TrialFact, record: ComparisonFact, newer: ComparisonFact | null): CollectedContrast | null {
  const { value: ratio, ciLevel: level, ciLower: lower, ciUpper: upper } = record;
  const treatmentOf = (armId: string): string => trial.arms.find(({ id }) => id === armId)?.treatmentId ?? '';
  const read = readReportedRatio(
    { ratio, interval: { level, lower, upper }, standardError: null, pValue: null, events: null },
    ['INTERVAL'],
  );
  if (!('estimate' in read) || level === null || lower === null || upper === null) return null;
  return {
    treatment: treatmentOf(record.experimentalArmId),
    comparator: treatmentOf(record.controlArmId),
    estimate: read.estimate,
    standardError: read.standardError,
    origin: 'INTERVAL',
    printed: { ratio, lower, upper, level, decimals: decimalsOf([ratio, lower, upper]) },
    resultId: record.id,
    armResultIds: [],
    newerId: newer?.id ?? null,
  };
}
