import { collectedFrom, type PickedTrial } from '../../synthesis/collected.ts';
import { findingsOf } from '../../synthesis/findings.ts';
import { keyOf, type SynthesisExclusionReason } from '../../synthesis/model.ts';
import { pickHazardRatios } from '../../synthesis/pick-hazard-ratios.ts';
import { NotRankedReason, type ComparisonFact, type Ranking, type RankingOptions } from '../model.ts';
import { concludeRanking } from './conclude.ts';
import { HAZARD_RATIO_DEMANDS } from './demands.ts';
import { refuse, type Judged, type Refused } from './judged.ts';
import { shareRanks } from './share-ranks.ts';
import { armsWithTherapy } from './therapies.ts';
import { newerResultExcluded } from './warnings/newer-result-excluded.ts';
import { rankingUncertain } from './warnings/ranking-uncertain.ts';
import { unverifiedRanked } from './warnings/unverified-ranked.ts';

/**
 * By the estimate of a network meta-analysis against the reference, with one effect for each comparison. An entry is a
 * therapy of a trial, beside the trial's own result; therapies that are one treatment share its estimate and its rank.
 */
export const network: Ranking = (facts, options) => {
  const picked = pickHazardRatios(facts, options);
  const findings = findingsOf(
    collectedFrom(picked, (treatment) => treatment),
    { ...options, measure: 'HAZARD_RATIO', model: 'COMMON', better: 'LOWER', mergeDoses: false },
  );
  const estimates = new Map(findings.estimates.map(({ treatment, estimate }) => [keyOf(treatment), estimate]));
  const alike = new Map(
    findings.ranking?.entries.map(({ treatment, notDistinguishableFrom }) => [
      keyOf(treatment),
      new Set(notDistinguishableFrom.map(keyOf)),
    ]),
  );
  const entered = picked.trials.flatMap((trial) => therapiesOf(trial, options.reference));
  const inOrder = shareRanks(
    entered.flatMap((therapy) => {
      const networkEstimate = estimates.get(therapy.arm.treatmentId);
      return networkEstimate === undefined ? [] : [{ ...therapy, networkEstimate }];
    }),
    ({ networkEstimate }) => networkEstimate.value,
  );
  return concludeRanking({
    facts,
    options,
    ranked: inOrder.map((therapy) => ({
      ...therapy,
      notDistinguishableFrom: inOrder
        .filter(({ arm }) => alike.get(therapy.arm.treatmentId)?.has(arm.treatmentId))
        .map(({ record }) => record.id),
    })),
    notReached: [],
    refused: [
      ...entered
        .filter(({ arm }) => !estimates.has(arm.treatmentId))
        .map(({ trial, arm, record }) => refuse(trial, arm, ['DISCONNECTED'], record.id)),
      ...facts.trials.flatMap((trial): Refused[] => {
        // several results of one trial may have been looked at
        const looked = picked.excluded.filter((one) => one.trial.id === trial.id);
        const found = new Set(looked.flatMap(({ reasons }) => reasons.map(asNotRanked)));
        const reasons = NotRankedReason.options.filter((reason) => found.has(reason));
        const result = looked.find(({ resultId }) => resultId !== null)?.resultId ?? null;
        return armsWithTherapy(trial)
          .filter(
            ({ id, treatmentId }) => treatmentId !== options.reference && !entered.some(({ arm }) => arm.id === id),
          )
          .map((arm) => refuse(trial, arm, reasons, result));
      }),
    ],
    ownWarnings: [rankingUncertain, newerResultExcluded(HAZARD_RATIO_DEMANDS), unverifiedRanked(HAZARD_RATIO_DEMANDS)],
  });
};

/** The therapies that a trial compared, each with the result that tells most of it: the one against the reference. */
function therapiesOf({ trial, judged }: PickedTrial, reference: RankingOptions['reference']): Judged<ComparisonFact>[] {
  const isReference = (armId: string): boolean =>
    trial.arms.some(({ id, treatmentId }) => id === armId && treatmentId === reference);
  const comparisons = judged.filter((one): one is Judged<ComparisonFact> => one.record.type === 'COMPARISON');
  return armsWithTherapy(trial).flatMap((arm) => {
    if (isReference(arm.id)) return [];
    const own = comparisons.filter(({ record }) => [record.experimentalArmId, record.controlArmId].includes(arm.id));
    const told =
      own.find(({ record }) => isReference(record.experimentalArmId) || isReference(record.controlArmId)) ?? own[0];
    return told === undefined ? [] : [{ ...told, arm }];
  });
}

/** A ranking has no word for what only a synthesis of counts meets. */
function asNotRanked(reason: SynthesisExclusionReason): NotRankedReason {
  switch (reason) {
    case 'MULTIARM_INCONSISTENT':
      return 'MULTIARM_INCOMPLETE';
    case 'SINGLE_ARM':
    case 'NO_COUNTS':
    case 'ARMS_NOT_MATCHED':
    case 'NO_INFORMATION':
      return 'NO_RESULT';
    default:
      return reason;
  }
}
