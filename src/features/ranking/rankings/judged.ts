import type {
  ArmFact,
  ArmResultFact,
  ComparisonFact,
  NotRankedReason,
  NotRankedTherapy,
  RankedEntry,
  TrialFact,
} from '../model.ts';

export type ResultFact = ArmResultFact | ComparisonFact;

/** A therapy with the record that it is judged by. */
export type Judged<Record extends ResultFact = ResultFact> = {
  readonly trial: TrialFact;
  /** The arm of the therapy. */
  readonly arm: ArmFact;
  readonly record: Record;
  /** The newest record of the same chain, where that is another one; null where the newest or the earliest was wanted. */
  readonly newer: Record | null;
};

/** A judged therapy in its place. */
export type Ranked<Record extends ResultFact = ResultFact> = Judged<Record> &
  Pick<RankedEntry, 'rank' | 'notDistinguishableFrom'> &
  Partial<Pick<RankedEntry, 'networkEstimate'>>;

/** A therapy that is not ranked, with what the list of them is ordered by. */
export type Refused = NotRankedTherapy & { readonly acronym: string };

export function refuse(
  trial: TrialFact,
  arm: ArmFact,
  reasons: readonly NotRankedReason[],
  result: NotRankedTherapy['result'],
): Refused {
  return { regimen: arm.regimenId, trial: trial.id, arm: arm.id, reasons, result, acronym: trial.acronym };
}
