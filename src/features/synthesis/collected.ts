import { invariant } from '../../shared/invariant.ts';
import type { Judged } from '../ranking/rankings/judged.ts';
import type { TreatmentNodeId } from '../regimen/model.ts';
import type { ResultId } from '../result/model.ts';
import type { Contrast } from '../../synthesis/study.ts';
import type {
  StandardErrorOrigin,
  SynthesisExclusion,
  SynthesisExclusionReason,
  SynthesisStudy,
  SynthesisTreatment,
} from './model.ts';
import type { TrialFact } from '../ranking/model.ts';

/** A ratio with its limits as printed: each number is known to half a unit of its last decimal. */
export type PrintedRatio = {
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly decimals: number;
};

/** One comparison as it enters, with what it was read from. */
export type CollectedContrast = Contrast & {
  readonly origin: StandardErrorOrigin;
  readonly printed: PrintedRatio | null;
  readonly resultId: ResultId | null;
  readonly armResultIds: readonly ResultId[];
  readonly newerId: ResultId | null;
};

/** A study as it enters. Its key, and those of its treatments, are what the statistics know them by. */
export type CollectedStudy = {
  readonly key: string;
  readonly contrasts: readonly CollectedContrast[];
  /** Patients by treatment; null where that is not recorded. */
  readonly patients: ReadonlyMap<string, number | null>;
  /** Half an event was added to each arm, because one had none or nothing else. */
  readonly corrected: boolean;
  /** A number of patients was computed from a printed percentage. */
  readonly derived: boolean;
};

/** What is put together, from the graph or from the caller. */
export type Collected = {
  readonly studies: readonly CollectedStudy[];
  readonly excluded: readonly SynthesisExclusion[];
  readonly treatmentByKey: ReadonlyMap<string, SynthesisTreatment>;
  readonly studyByKey: ReadonlyMap<string, SynthesisStudy>;
};

/** What a key of these maps stands for. */
export function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  invariant(value !== undefined, `"${key}" is no study or treatment of this synthesis.`);
  return value;
}

/** A trial whose results were picked, with the records that warnings are decided on. */
export type PickedTrial = {
  readonly trial: TrialFact;
  readonly study: CollectedStudy;
  readonly judged: readonly Judged[];
};

/** Results of the graph, picked by rule. */
export type Picked = {
  readonly trials: readonly PickedTrial[];
  readonly excluded: readonly {
    readonly trial: TrialFact;
    readonly reasons: readonly SynthesisExclusionReason[];
    readonly resultId: ResultId | null;
  }[];
};

/** What was picked, with the names of its treatments. */
export function collectedFrom({ trials, excluded }: Picked, nameOf: (treatment: TreatmentNodeId) => string): Collected {
  const studyOf = ({ acronym, id }: TrialFact): SynthesisStudy => ({ name: acronym, trialId: id });
  const treatments = trials.flatMap(({ trial }) => trial.arms.map(({ treatmentId }) => treatmentId));
  return {
    studies: trials.map(({ study }) => study),
    excluded: excluded.map(({ trial, ...rest }) => ({ study: studyOf(trial), ...rest })),
    treatmentByKey: new Map(treatments.map((id) => [id, { name: nameOf(id), nodeId: id }])),
    studyByKey: new Map(trials.map(({ trial }) => [trial.id, studyOf(trial)])),
  };
}
