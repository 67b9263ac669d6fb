import { z } from 'zod';
import type { TreatmentNodeId } from '../regimen/model.ts';
import type { AssessorClass, PopulationClass, ResultId } from '../result/model.ts';
import type { Understood } from '../term/model.ts';
import type { LineOfTherapy, TrialId } from '../trial/model.ts';
import type { Fit } from './fit.ts';

export const SynthesisMeasure = z.enum([
  'HAZARD_RATIO',
  'ODDS_RATIO',
  'RISK_RATIO',
  'RISK_DIFFERENCE',
  'MEAN_DIFFERENCE',
]);
export type SynthesisMeasure = z.infer<typeof SynthesisMeasure>;

/** Ratios are put together as natural logarithms and told as ratios; differences as they are. */
export const isRatio = (measure: SynthesisMeasure): boolean => measure.endsWith('_RATIO');

export type SynthesisModel = 'COMMON' | 'RANDOM';
export type SynthesisDirection = 'LOWER' | 'HIGHER';

/** A treatment of a synthesis, by its name. Its node is null where the caller gave the studies. */
export type SynthesisTreatment = { readonly name: string; readonly nodeId: TreatmentNodeId | null };

/** A study of a synthesis, by its name. Its trial is null where the caller gave the studies. */
export type SynthesisStudy = { readonly name: string; readonly trialId: TrialId | null };

/** What the statistics know a treatment by. */
export const keyOf = ({ nodeId, name }: SynthesisTreatment): string => nodeId ?? name;

/** An effect with its interval at 95 %, rounded for the API. Ratios are ratios; their standard error is that of the logarithm. */
export type SynthesisEstimate = {
  readonly text: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
  readonly pValue: number;
};

export type StandardErrorOrigin = 'INTERVAL' | 'COUNTS' | 'GIVEN';

export type SynthesisInput = {
  readonly study: SynthesisStudy;
  readonly treatment: SynthesisTreatment;
  readonly comparator: SynthesisTreatment;
  readonly effect: SynthesisEstimate;
  readonly standardErrorOrigin: StandardErrorOrigin;
  readonly resultId: ResultId | null;
  readonly armResultIds: readonly ResultId[];
  /** The newest result of the same chain, where another one entered. */
  readonly newerId: ResultId | null;
};

export const SynthesisExclusionReason = z.enum([
  'NO_RESULT',
  'NO_RESULT_BY_ASSESSOR',
  'NO_RESULT_IN_POPULATION',
  'UNVERIFIED',
  'UNVERIFIED_FIELD',
  'NO_SOURCE',
  'NO_INTERVAL',
  'NO_COUNTS',
  'SEVERAL_RECORDS',
  'ARMS_NOT_MATCHED',
  'MULTIARM_INCOMPLETE',
  'MULTIARM_INCONSISTENT',
  'SAME_TREATMENT',
  'SINGLE_ARM',
  'NO_INFORMATION',
  'EXCLUDED_BY_REQUEST',
]);
export type SynthesisExclusionReason = z.infer<typeof SynthesisExclusionReason>;

export type SynthesisExclusion = {
  readonly study: SynthesisStudy;
  readonly reasons: readonly SynthesisExclusionReason[];
  readonly resultId: ResultId | null;
};

export type EffectEvidence = 'DIRECT' | 'INDIRECT' | 'MIXED';

export type NetworkEffect = {
  readonly treatment: SynthesisTreatment;
  readonly comparator: SynthesisTreatment;
  readonly estimate: SynthesisEstimate;
  readonly evidence: EffectEvidence;
  readonly directStudies: readonly SynthesisStudy[];
  readonly distinguishable: boolean;
  readonly robust: boolean | null;
  readonly predictionInterval: { readonly level: number; readonly lower: number; readonly upper: number } | null;
};

/** Each two treatments of a league table once, the one that stands first against the other. */
export function pairsOf({ leagueTable: { rows } }: Pick<NetworkFindings, 'leagueTable'>): NetworkEffect[] {
  return rows.flatMap((row, index) => row.slice(index + 1)).filter((cell) => cell !== null);
}

export type NetworkNode = {
  readonly treatment: SynthesisTreatment;
  readonly studies: number;
  readonly patients: number | null;
  readonly component: number;
};

export type NetworkEdge = {
  readonly treatment: SynthesisTreatment;
  readonly comparator: SynthesisTreatment;
  readonly studies: readonly SynthesisStudy[];
};

export type EvidenceNetwork = {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  readonly designs: readonly {
    readonly treatments: readonly SynthesisTreatment[];
    readonly studies: readonly SynthesisStudy[];
  }[];
  readonly components: number;
};

export type LeagueTable = {
  readonly order: readonly SynthesisTreatment[];
  readonly rows: readonly (readonly (NetworkEffect | null)[])[];
};

export type QTest = { readonly q: number; readonly df: number; readonly pValue: number | null };

export type Heterogeneity = {
  readonly total: QTest;
  readonly withinDesigns: QTest;
  readonly betweenDesigns: QTest;
  readonly tauSquared: number | null;
  readonly iSquared: number | null;
  readonly iSquaredLower: number | null;
  readonly iSquaredUpper: number | null;
};

export type ConsistencyStatus = 'NO_DISAGREEMENT_FOUND' | 'DISAGREEMENT' | 'NOT_TESTABLE';

export type LocalInconsistency = {
  readonly treatment: SynthesisTreatment;
  readonly comparator: SynthesisTreatment;
  readonly status: ConsistencyStatus;
  readonly direct: SynthesisEstimate;
  readonly indirect: SynthesisEstimate | null;
  readonly directProportion: number;
  readonly pValue: number | null;
};

export type SynthesisRank = {
  readonly rank: number;
  readonly treatment: SynthesisTreatment;
  readonly effect: NetworkEffect | null;
  readonly pScore: number;
  readonly studies: number;
  readonly notDistinguishableFrom: readonly SynthesisTreatment[];
};

export type SynthesisRanking = { readonly entries: readonly SynthesisRank[]; readonly poth: number };

export type StudyContribution = { readonly study: SynthesisStudy; readonly share: number };

export type EffectContributions = {
  readonly treatment: SynthesisTreatment;
  readonly studies: readonly StudyContribution[];
};

export type SensitivityKind =
  'LEAVE_ONE_OUT' | 'OTHER_ASSESSOR' | 'OTHER_RESULT' | 'DOSES_MERGED' | 'WITHOUT_REGIONAL_TRIALS';

export type ChangedPair = {
  readonly treatment: SynthesisTreatment;
  readonly comparator: SynthesisTreatment;
  readonly distinguishable: boolean;
  readonly robust: boolean | null;
  readonly estimate: SynthesisEstimate;
};

export type SensitivityRun = {
  readonly kind: SensitivityKind;
  /** What was done otherwise, in words that go on from "the same". */
  readonly text: string;
  readonly study: SynthesisStudy | null;
  readonly resultId: ResultId | null;
  readonly estimates: readonly NetworkEffect[];
  readonly orderChanged: boolean;
  readonly changedPairs: readonly ChangedPair[];
};

export const SynthesisWarningCode = z.enum([
  'ORDER_ACROSS_TRIALS',
  'RANKING_UNCERTAIN',
  'RANKING_SENSITIVE',
  'LIMIT_WITHIN_ROUNDING',
  'P_SCORE_NOT_EFFECT',
  'CONTROL_ARM_SPREAD',
  'ASSESSOR_MIXED',
  'CUTOFF_MIXED',
  'MIXED_DOSE',
  'GEOGRAPHY_RESTRICTED_TRIAL',
  'PRIOR_THERAPY_MIXED',
  'LINE_OF_THERAPY_MIXED',
  'POPULATION_SUBSET',
  'BASELINE_CNS_IMBALANCE',
  'IMMATURE_ENDPOINT',
  'CROSSOVER_OS',
  'PH_NOT_ASSESSED',
  'SURROGATE_ENDPOINT',
  'CI_LEVEL_NON95',
  'CI_ASYMMETRIC',
  'SE_FROM_ROUNDED_CI',
  'CONTINUITY_CORRECTED',
  'COUNT_DERIVED',
  'STUDY_DROPPED',
  'MULTIARM_INCOMPLETE',
  'NEWER_RESULT_EXCLUDED',
  'UNVERIFIED_RANKED',
  'DISCONNECTED',
  'NO_CLOSED_LOOP',
  'SINGLE_TRIAL_COMPARISON',
  'INDIRECT_ONLY',
  'HETEROGENEITY_NOT_ESTIMABLE',
  'HETEROGENEITY_HIGH',
  'RANDOM_EFFECTS_UNSTABLE',
  'INCONSISTENCY',
  'POPULATION_BROADER',
  'POPULATION_NARROWER',
  'NO_EVIDENCE',
]);
export type SynthesisWarningCode = z.infer<typeof SynthesisWarningCode>;

export type SynthesisWarning = {
  readonly code: SynthesisWarningCode;
  readonly severity: 'INFO' | 'MEDIUM' | 'HIGH';
  readonly text: string;
  readonly studies: readonly SynthesisStudy[];
  readonly treatments: readonly SynthesisTreatment[];
  readonly measured: number | null;
  readonly threshold: number | null;
};

export type SynthesisApplied = {
  readonly measure: SynthesisMeasure;
  readonly model: SynthesisModel;
  readonly modelReason: string;
  readonly better: SynthesisDirection | null;
  /** Null where the caller gave the studies, as all below. */
  readonly assessor: AssessorClass | null;
  readonly population: PopulationClass | null;
  readonly analysis: 'LATEST' | 'EARLIEST' | null;
  readonly line: LineOfTherapy | null;
  readonly verifiedOnly: boolean | null;
  readonly mergeDoses: boolean | null;
};

/** What studies put together say, without the runs that test it. */
export type NetworkFindings = {
  readonly applied: SynthesisApplied;
  readonly reference: SynthesisTreatment | null;
  readonly inputs: readonly SynthesisInput[];
  readonly excluded: readonly SynthesisExclusion[];
  readonly network: EvidenceNetwork;
  readonly estimates: readonly NetworkEffect[];
  readonly leagueTable: LeagueTable;
  readonly heterogeneity: Heterogeneity | null;
  readonly inconsistency: { readonly global: ConsistencyStatus; readonly local: readonly LocalInconsistency[] };
  readonly ranking: SynthesisRanking | null;
  /** The fit that all of this is read from; null where nothing entered. */
  readonly fit: Fit | null;
};

/** Studies put together, with what to mind. */
export type Synthesis = NetworkFindings & {
  /** Null where there are too many studies to run it again without each. */
  readonly sensitivity: readonly SensitivityRun[] | null;
  readonly warnings: readonly SynthesisWarning[];
};

/** A synthesis as the API answers it. */
export type AnsweredSynthesis = Synthesis & { readonly understood: readonly Understood[] };

/** Two treatments against each other. */
export type TherapyComparison = {
  readonly a: SynthesisTreatment;
  readonly b: SynthesisTreatment;
  readonly headToHead: readonly ResultId[];
  readonly network: NetworkEffect | null;
  readonly contributions: readonly StudyContribution[];
  readonly warnings: readonly SynthesisWarning[];
  readonly synthesis: AnsweredSynthesis;
};
