import { z } from 'zod';
import type { RegimenId, TreatmentNodeId } from '../regimen/model.ts';
import type { SynthesisEstimate } from '../synthesis/model.ts';
import { ArmResult, Comparison, type EfficacyResult } from '../result/model.ts';
import type { Arm, LineOfTherapy, Trial } from '../trial/model.ts';

export const RankMethod = z.enum(['MEDIAN', 'HAZARD_RATIO', 'NETWORK', 'PROPORTION']);
export type RankMethod = z.infer<typeof RankMethod>;

/** How the population of the evidence relates to the one asked about. */
export type AppliesBy = 'EXACT' | 'BROADER' | 'NARROWER';

/** What a ranking reads of an arm: the arm, and the treatment its regimen counts as. */
export type ArmFact = Pick<Arm, 'id' | 'role' | 'regimenId' | 'baselineCnsPercent' | 'n'> & {
  readonly treatmentId: TreatmentNodeId;
  /** The drugs of the arm, sorted: entries of one drug in different doses are told by it. */
  readonly drugIds: readonly string[];
};

/** What a ranking reads of a trial that studied the line in the population asked about. */
export type TrialFact = Pick<
  Trial,
  | 'id'
  | 'acronym'
  | 'regionScope'
  | 'lines'
  | 'lineScope'
  | 'priorChemotherapy'
  | 'crossoverAllowed'
  | 'crossoverPercent'
> & {
  readonly arms: readonly ArmFact[];
  readonly appliesBy: AppliesBy;
};

/** What a ranking must know of a record's provenance. */
const read = { verified: z.boolean(), hasSource: z.boolean(), unverifiedFields: z.array(z.string()) };

export const ArmResultFact = ArmResult.omit({ provenance: true }).extend(read);
export type ArmResultFact = z.infer<typeof ArmResultFact>;
export const ComparisonFact = Comparison.omit({ provenance: true }).extend(read);
export type ComparisonFact = z.infer<typeof ComparisonFact>;

export type RankingFacts = {
  /** By id. */
  readonly trials: readonly TrialFact[];
  /** All results of these trials for the endpoint, of whatever assessor, population and analysis; none that pools trials. */
  readonly armResults: readonly ArmResultFact[];
  readonly comparisons: readonly ComparisonFact[];
};

export type RankingOptions = {
  readonly assessor: 'INDEPENDENT' | 'INVESTIGATOR' | 'NOT_APPLICABLE';
  readonly population: 'ITT' | 'MITT' | 'SAFETY' | 'RESPONSE_EVALUABLE' | 'CNS_MEASURABLE';
  readonly analysis: 'LATEST' | 'EARLIEST';
  readonly verifiedOnly: boolean;
  readonly line: LineOfTherapy;
  readonly endpoint: { readonly id: string; readonly abbreviation: string; readonly higherIsBetter: boolean };
  /** The treatment that hazard ratios are against; undefined for methods without a reference. */
  readonly reference: TreatmentNodeId | undefined;
  /** Results to use instead of the one that would be picked for their trial and arms. */
  readonly pinned: ReadonlySet<string>;
  /** Trials left out by the request; their therapies are listed as not ranked. */
  readonly excludedTrials: ReadonlySet<string>;
};

export type RankedEntry = {
  readonly rank: number;
  readonly result: EfficacyResult['id'];
  readonly kind: 'ARM' | 'COMPARISON';
  readonly trial: Trial['id'];
  /** The arm of the therapy. */
  readonly arm: Arm['id'];
  readonly regimen: RegimenId;
  /** Null where it could not be tested, which does not say that the entries differ. */
  readonly notDistinguishableFrom: readonly EfficacyResult['id'][] | null;
  /** What a network says of its treatment against the reference; null for methods that put nothing together. */
  readonly networkEstimate: SynthesisEstimate | null;
  readonly warnings: readonly WarningCode[];
};

/** An entry with what the API shows beside it. */
export type RankedTherapy = RankedEntry & {
  readonly appliesBy: AppliesBy;
  readonly drugIds: readonly string[];
  /** The population asked about: approvals that hold for it name one of these, or no biomarker at all. */
  readonly approvedFor: { readonly cancerTypeIds: readonly string[]; readonly biomarkerIds: readonly string[] };
};

export const NotRankedReason = z.enum([
  'NO_RESULT',
  'NO_RESULT_BY_ASSESSOR',
  'NO_RESULT_IN_POPULATION',
  'OTHER_COMPARATOR',
  'REFERENCE_ON_OTHER_SIDE',
  'NOT_REACHED',
  'UNVERIFIED',
  'UNVERIFIED_FIELD',
  'NO_SOURCE',
  'NO_INTERVAL',
  'SEVERAL_RECORDS',
  'SAME_TREATMENT',
  'MULTIARM_INCOMPLETE',
  'DISCONNECTED',
  'EXCLUDED_BY_REQUEST',
]);
export type NotRankedReason = z.infer<typeof NotRankedReason>;

export type NotRankedTherapy = {
  readonly regimen: RegimenId;
  readonly trial: Trial['id'];
  readonly arm: Arm['id'];
  readonly reasons: readonly NotRankedReason[];
  readonly result: EfficacyResult['id'] | null;
};

export const WarningCode = z.enum([
  'ORDER_ACROSS_TRIALS',
  'MEDIAN_CROSS_TRIAL',
  'MEDIAN_NOT_REACHED',
  'PROPORTION_CROSS_TRIAL',
  'QUALIFIER_MIXED',
  'DENOMINATOR_MIXED',
  'RESPONSE_CRITERIA_MIXED',
  'CONTROL_ARM_SPREAD',
  'MIXED_DOSE',
  'GEOGRAPHY_RESTRICTED_TRIAL',
  'PRIOR_THERAPY_MIXED',
  'LINE_OF_THERAPY_MIXED',
  'BASELINE_CNS_IMBALANCE',
  'CI_LEVEL_NON95',
  'NEWER_RESULT_EXCLUDED',
  'CUTOFF_MIXED',
  'CROSSOVER_OS',
  'POPULATION_BROADER',
  'POPULATION_NARROWER',
  'RANKING_UNCERTAIN',
  'UNVERIFIED_RANKED',
  'NO_EVIDENCE',
]);
export type WarningCode = z.infer<typeof WarningCode>;

export type RankingWarning = {
  readonly code: WarningCode;
  readonly severity: 'INFO' | 'MEDIUM' | 'HIGH';
  readonly text: string;
  /** Ids of the results, trials or regimens it touches, sorted. */
  readonly affected: readonly string[];
  readonly measured: number | null;
  readonly threshold: number | null;
};

export type RankingOutcome = {
  readonly entries: readonly RankedEntry[];
  readonly notRanked: readonly NotRankedTherapy[];
  readonly warnings: readonly RankingWarning[];
};

/** A ranking: facts and options in; entries, the not ranked with their reasons, and warnings out. */
export type Ranking = (facts: RankingFacts, options: RankingOptions) => RankingOutcome;
