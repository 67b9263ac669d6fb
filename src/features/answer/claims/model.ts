import type { AssessorClass, EfficacyResult } from '../../result/model.ts';
import type { FigureKind } from '../reading/model.ts';

/** A number that a claim gives. A `QuotedFigure` of a reading is one. */
export type ClaimedFigure = {
  /** COUNT: a number of patients. A DOSE is no result and is passed over. */
  readonly kind: FigureKind | 'COUNT';
  /** Null for NOT_REACHED. The first number of a fraction, the lower limit of an interval; null there: not reached. */
  readonly value: number | null;
  /** The second number of a fraction, the upper limit of an interval; null there: not reached. */
  readonly second: number | null;
  /** The decimals it was printed with: 24.0 is not 24.4 rounded. */
  readonly decimals?: number | null | undefined;
  /** The level of an interval in percent, where the claim gives it. */
  readonly level?: number | null | undefined;
  /** Whether a p value is said to be below the number; unknown counts as yes. */
  readonly below?: boolean | undefined;
  /** The landmark of a rate. */
  readonly landmarkMonths?: number | null | undefined;
  /** The drugs of the arm it is said of, where the claim tells. */
  readonly drugIds?: readonly string[] | undefined;
  /** The arm it is said of, where the claim tells that and not its drugs. */
  readonly side?: 'EXPERIMENTAL' | 'CONTROL' | undefined;
  /** The endpoints it is said of, where the claim speaks of several. */
  readonly endpointIds?: readonly string[] | undefined;
};

/** What a claim says of results. What it leaves open (an empty list, null) matches anything. */
export type ClaimedResult = {
  /** Any of these. */
  readonly trialIds: readonly string[];
  /** All drugs of one arm, and all of the arm it is compared with. */
  readonly experimentalDrugIds: readonly string[];
  readonly comparatorDrugIds: readonly string[];
  /** Which of these two lists are a class instead: an arm then fits that gives nothing but drugs of it. */
  readonly classes?: readonly ('EXPERIMENTAL' | 'COMPARATOR')[] | undefined;
  /** Any of these. */
  readonly endpointIds: readonly string[];
  readonly assessorClass: AssessorClass | null;
  /** A year, a month or a day: two agree as far as both are known. */
  readonly cutoff: string | null;
  /** The claim's words for its patients, where it has any: see `FigureCandidate.otherPatients`. */
  readonly population?: string | null | undefined;
  readonly figures: readonly ClaimedFigure[];
};

/** A result with what its own record does not hold. */
export type FigureCandidate = {
  readonly result: EfficacyResult;
  readonly acronym: string;
  /** Of its arm, or of the experimental arm of a comparison. */
  readonly drugIds: readonly string[];
  /** Of the control arm of a comparison; empty for a result of one arm. */
  readonly controlDrugIds: readonly string[];
  /** Whether it was measured in other patients than the claim names. */
  readonly otherPatients?: boolean | undefined;
};

export type FigureVerdict = 'SUPPORTED' | 'SUPPORTED_WITH_MISMATCH' | 'CONTRADICTED' | 'NOT_ESTABLISHED';

export type MismatchField =
  | 'ASSESSOR'
  | 'TRIAL'
  | 'DRUG'
  | 'COMPARATOR'
  | 'ENDPOINT'
  | 'CUTOFF'
  | 'INTERVAL'
  | 'LEVEL'
  | 'VALUE'
  | 'ROUNDING'
  | 'POPULATION'
  | 'VARIANT'
  | 'P_VALUE'
  | 'SIGNIFICANCE'
  | 'CROSS_TRIAL_MIX'
  | 'LATER_DATA';

/** One part of a claim that does not fit. Every figure in it is the claim's, or one of `facts` and `nearest`. */
export type Mismatch = {
  readonly field: MismatchField;
  readonly claimed: string;
  /** What is recorded instead; null where nothing is. */
  readonly recorded: string | null;
  readonly text: string;
};

export type FigureMatch = {
  readonly verdict: FigureVerdict;
  readonly mismatches: readonly Mismatch[];
  /** The results that have the claimed figures, best first. Unverified ones are among them: see their provenance. */
  readonly facts: readonly EfficacyResult[];
  /** What is recorded in place of what does not fit, or beside it, best first. Empty for a claim that fits. */
  readonly nearest: readonly EfficacyResult[];
};
