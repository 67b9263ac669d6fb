import type { AssessorClass, EfficacyResult } from '../../result/model.ts';
import type { Understood } from '../../term/model.ts';
import type { LineOfTherapy } from '../../trial/model.ts';
import type { FigureKind, Reading } from '../reading/model.ts';

/** A number that a claim gives. A `QuotedFigure` of a reading is one. */
export type ClaimedFigure = {
  /** COUNT: a number of patients. A DOSE is no result and is passed over. */
  readonly kind: FigureKind | 'COUNT';
  /** Null for NOT_REACHED. The first number of a fraction, the lower limit of an interval; null there: not reached. */
  readonly value: number | null;
  /** The second number of a fraction, the upper limit of an interval; null there: not reached. */
  readonly second: number | null;
  /** What kind of result it is, where the claim tells: a landmark rate is no response rate. */
  readonly statistic?: 'MEDIAN' | 'RATE' | 'PROPORTION' | 'COUNT' | 'HAZARD_RATIO' | 'RATE_DIFFERENCE' | undefined;
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

/** An arm that a claim names by more than its drugs. */
export type ClaimedArm = {
  /** Its words for it: a cohort, a letter or a dose. */
  readonly words: string;
  readonly trialId: string;
  /** The arms of the trial that it cannot be, though they give the same drugs. */
  readonly otherIds: readonly string[];
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
  /** Where it names an arm by more than its drugs. */
  readonly arm?: ClaimedArm | undefined;
  /** Any of these. */
  readonly endpointIds: readonly string[];
  readonly assessorClass: AssessorClass | null;
  /** A year, a month or a day: two agree as far as both are known. */
  readonly cutoff: string | null;
  /** The years by which it names an analysis, "the 4-year update": see `FigureCandidate.otherAnalysis`. */
  readonly analysisYears?: number | null | undefined;
  /** The claim's words for its patients, where it has any: see `FigureCandidate.otherPatients`. */
  readonly population?: string | null | undefined;
  /** The claim's words for the disease: see `FigureCandidate.otherDisease`. */
  readonly disease?: string | null | undefined;
  readonly figures: readonly ClaimedFigure[];
};

/** A result with what its own record does not hold. */
export type FigureCandidate = {
  readonly result: EfficacyResult;
  /** Of its trial. */
  readonly acronym: string;
  /** The key of the endpoint's id stands in where none is given. */
  readonly endpointName?: string | undefined;
  /** Of its arm, or of the experimental arm of a comparison. */
  readonly drugIds: readonly string[];
  /** The name of its arm, where its drugs do not tell it from another arm, or from the one that is claimed. */
  readonly armName?: string | undefined;
  /** Of the control arm of a comparison; empty for a result of one arm. */
  readonly controlDrugIds: readonly string[];
  /** Whether the analysis that the claim names has another record of the same quantity. */
  readonly otherAnalysis?: boolean | undefined;
  /** Whether it was measured in other patients than the claim names. */
  readonly otherPatients?: boolean | undefined;
  /** Whether it was measured in another disease than the claim names: then it says nothing of the claim. */
  readonly otherDisease?: boolean | undefined;
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
  /** Whether the claim does not say this part, where it should: then it is not wrong. */
  readonly isLeftOut?: boolean | undefined;
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

/** What a claim without figures says: that outcomes are better or worse, or their numbers higher or lower. */
export type ClaimedEffect = {
  readonly direction: 'BETTER' | 'WORSE' | 'HIGHER' | 'LOWER';
  /** "not superior". */
  readonly isDenied: boolean;
};

/** The patients that a claim speaks of, as far as it says. */
export type ClaimedPatients = {
  /** Its words for them, and for their disease; null where it has none. */
  readonly words: string | null;
  readonly disease: string | null;
  readonly line: LineOfTherapy | null;
  /** Whether they had a drug before. */
  readonly isPretreated: boolean;
  /** With or without metastases in the central nervous system. */
  readonly cns: 'WITH' | 'WITHOUT' | null;
  /** A class of population or the name of one; null where the claim names none. */
  readonly population: string | null;
  /** What the claim names, what contains it and what it contains; null where it names none. */
  readonly cancerTypeIds: readonly string[] | null;
  readonly biomarkerIds: readonly string[] | null;
};

/** A claim, understood: what is compared with the records. */
export type ClaimToCheck = {
  readonly sentence: string | null;
  readonly interpretation: Reading | null;
  readonly understood: readonly Understood[];
  readonly claimed: ClaimedResult;
  readonly effect: ClaimedEffect | null;
  /** Whether the claim calls the difference of its numbers statistically significant; null where it does not say. */
  readonly isSignificant: boolean | null;
  readonly patients: ClaimedPatients;
  /** Whether it says that it speaks of the latest data. */
  readonly isLatest: boolean;
  /** What a reader of the verdict must know of how the claim was read, in sentences. */
  readonly notes: readonly string[];
  /** What of it no result can decide, in words. */
  readonly undecided: string | null;
  /** Why it cannot be compared with results at all; null where it can. */
  readonly undecidable: string | null;
  /** Why nothing can be looked up for it; null where something can. */
  readonly missing: string | null;
};

export type ClaimCheckVerdict = FigureVerdict | 'NOT_DECIDABLE';

export type ClaimReport = {
  readonly checked: ClaimToCheck;
  readonly verdict: ClaimCheckVerdict;
  readonly reason: string | null;
  readonly mismatches: readonly Mismatch[];
  readonly facts: readonly EfficacyResult[];
  readonly nearest: readonly EfficacyResult[];
  /** The newest records of the same quantities as `facts`, where these were replaced. */
  readonly later: readonly EfficacyResult[];
  /** Whether each figure is in a fact that was read; null without facts. */
  readonly isVerified: boolean | null;
  readonly explanation: string;
};
