import type { ArmFact, ComparisonFact, Ranking, RankingOptions, TrialFact } from '../model.ts';
import { concludeRanking } from './conclude.ts';
import { HAZARD_RATIO_DEMANDS } from './demands.ts';
import { findIndistinguishable } from './distinguish.ts';
import { refuse, type Judged, type Refused } from './judged.ts';
import { pickResult } from './pick-result.ts';
import { shareRanks } from './share-ranks.ts';
import { therapiesBesideReference } from './therapies.ts';
import { rankingUncertain } from './warnings/ranking-uncertain.ts';
import { newerResultExcluded } from './warnings/newer-result-excluded.ts';
import { unverifiedRanked } from './warnings/unverified-ranked.ts';

/**
 * By each trial's own hazard ratio against the shared reference: lowest first, because below 1 favours the therapy for
 * every endpoint it fits. Nothing is pooled, and nothing inverted where the reference is the experimental arm.
 */
export const hazardRatio: Ranking = (facts, options) => {
  const outcomes = facts.trials.flatMap((trial) => {
    const comparisons = facts.comparisons.filter(
      (comparison) => comparison.trialId === trial.id && comparison.measure === 'HAZARD_RATIO',
    );
    return therapiesBesideReference(trial, comparisons, options.reference).flatMap((arm) =>
      judge(trial, arm, comparisons, options),
    );
  });
  const inOrder = shareRanks(
    outcomes.flatMap(({ judged }) => judged ?? []),
    ({ record }) => record.value,
  );
  const indistinguishable = findIndistinguishable(inOrder.map(({ record }) => record));
  return concludeRanking({
    facts,
    options,
    ranked: inOrder.map((therapy) => ({
      ...therapy,
      notDistinguishableFrom: indistinguishable.get(therapy.record.id) ?? null,
    })),
    notReached: [],
    refused: outcomes.flatMap(({ refused }) => refused ?? []),
    ownWarnings: [rankingUncertain, newerResultExcluded(HAZARD_RATIO_DEMANDS), unverifiedRanked(HAZARD_RATIO_DEMANDS)],
  });
};

type Outcome = { readonly judged?: Judged<ComparisonFact>; readonly refused?: Refused };

function judge(
  trial: TrialFact,
  arm: ArmFact,
  comparisons: readonly ComparisonFact[],
  options: RankingOptions,
): Outcome[] {
  if (options.excludedTrials.has(trial.id)) return [{ refused: refuse(trial, arm, ['EXCLUDED_BY_REQUEST'], null) }];

  const references = trial.arms.filter(({ treatmentId }) => treatmentId === options.reference).map(({ id }) => id);
  const ofTherapy = comparisons.filter(({ experimentalArmId }) => experimentalArmId === arm.id);
  const controls = references.filter((id) => ofTherapy.some(({ controlArmId }) => controlArmId === id));
  if (controls.length > 0) {
    return controls.map((control) => {
      const pair = ofTherapy.filter(({ controlArmId }) => controlArmId === control);
      const choice = pickResult(pair, options, HAZARD_RATIO_DEMANDS);
      return choice.picked === null
        ? { refused: refuse(trial, arm, choice.reasons, choice.result) }
        : { judged: { trial, arm, record: choice.picked, newer: choice.newer } };
    });
  }

  const againstTherapy = comparisons.filter(
    ({ experimentalArmId, controlArmId }) => controlArmId === arm.id && references.includes(experimentalArmId),
  );
  if (againstTherapy.length > 0) return [passOver(trial, arm, 'REFERENCE_ON_OTHER_SIDE', againstTherapy, options)];
  if (ofTherapy.length > 0) return [passOver(trial, arm, 'OTHER_COMPARATOR', ofTherapy, options)];
  return [{ refused: refuse(trial, arm, ['NO_RESULT'], null) }];
}

/** Not ranked because of what it was compared with; the comparison that there is comes along where it is a single one. */
function passOver(
  trial: TrialFact,
  arm: ArmFact,
  reason: 'OTHER_COMPARATOR' | 'REFERENCE_ON_OTHER_SIDE',
  comparisons: readonly ComparisonFact[],
  options: RankingOptions,
): Outcome {
  const { picked } = pickResult(comparisons, options, HAZARD_RATIO_DEMANDS);
  return { refused: refuse(trial, arm, [reason], picked?.id ?? null) };
}
