import type { ArmFact, ComparisonFact, RankingOptions, TrialFact } from '../model.ts';

/** A placebo is no therapy, though it may be the reference. */
export function armsWithTherapy(trial: TrialFact): ArmFact[] {
  return trial.arms.filter((arm) => arm.role !== 'PLACEBO');
}

/**
 * The arms of a trial that a ranking against a reference must account for: what the trial set out to study, and whatever
 * it compared with the reference. The reference itself stands beside the ranking, so where it is all that the trial
 * studied, its control is the therapy.
 */
export function therapiesBesideReference(
  trial: TrialFact,
  comparisons: readonly ComparisonFact[],
  reference: RankingOptions['reference'],
): ArmFact[] {
  const isReference = (arm: ArmFact) => arm.treatmentId === reference;
  const references = new Set(trial.arms.filter(isReference).map((arm) => arm.id));
  const studied = trial.arms.filter((arm) => arm.role === 'EXPERIMENTAL');
  const comparedWithReference = new Set(
    comparisons.flatMap(({ experimentalArmId, controlArmId }) => [
      ...(references.has(controlArmId) ? [experimentalArmId] : []),
      ...(references.has(experimentalArmId) ? [controlArmId] : []),
    ]),
  );
  return armsWithTherapy(trial).filter(
    (arm) =>
      !isReference(arm) &&
      (arm.role === 'EXPERIMENTAL' || studied.every(isReference) || comparedWithReference.has(arm.id)),
  );
}
