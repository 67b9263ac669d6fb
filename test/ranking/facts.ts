import { EndpointId } from '../../src/features/endpoint/model.ts';
import {
  ArmResultFact,
  ComparisonFact,
  type ArmFact,
  type RankingFacts,
  type RankingOptions,
  type TrialFact,
} from '../../src/features/ranking/model.ts';
import { RegimenId, TreatmentNodeId } from '../../src/features/regimen/model.ts';
import { AnalysisId, ResultId } from '../../src/features/result/model.ts';
import { ArmId, TrialId } from '../../src/features/trial/model.ts';

/**
 * A small world: trial A compares `new-a` with the reference `old`, and so on. Every builder makes a record that is ranked
 * and draws no warning of its own; a test changes only what it is about.
 */
export const REFERENCE = TreatmentNodeId.parse('treatment:old');

export function buildArm(id: string, treatment: string, changes: Partial<ArmFact> = {}): ArmFact {
  return {
    id: ArmId.parse(`arm:${id}`),
    role: 'EXPERIMENTAL',
    regimenId: RegimenId.parse(`regimen:${treatment}`),
    treatmentId: TreatmentNodeId.parse(`treatment:${treatment}`),
    drugIds: [`drug:${treatment}`],
    baselineCnsPercent: null,
    n: 100,
    ...changes,
  };
}

export function buildTrial(acronym: string, changes: Partial<TrialFact> = {}): TrialFact {
  const key = acronym.toLowerCase();
  return {
    id: TrialId.parse(`trial:${acronym}`),
    acronym,
    regionScope: 'GLOBAL',
    lines: ['FIRST_LINE'],
    lineScope: 'SPECIFIED',
    priorChemotherapy: 'NONE',
    crossoverAllowed: null,
    crossoverPercent: null,
    arms: [buildArm(`${key}-new`, `new-${key}`), buildArm(`${key}-old`, 'old', { role: 'ACTIVE_COMPARATOR' })],
    appliesBy: 'EXACT',
    ...changes,
  };
}

const record = (acronym: string, key: string) => ({
  id: ResultId.parse(`result:${key}`),
  trialId: TrialId.parse(`trial:${acronym}`),
  pooledTrialIds: [],
  endpointId: EndpointId.parse('endpoint:pfs'),
  analysisId: AnalysisId.parse(`analysis:${acronym}.primary`),
  analysisName: 'primary analysis',
  cutoff: null,
  cutoffVerified: false,
  assessorClass: 'INDEPENDENT' as const,
  assessorWord: 'IRC',
  responseCriteria: null,
  populationClass: 'ITT' as const,
  populationLabel: 'itt',
  subgroupKey: null,
  subgroupValue: null,
  variant: null,
  qualifier: null,
  ciLevel: 95,
  ciLower: 0.4,
  ciLowerStatus: 'ESTIMATED' as const,
  ciUpper: 0.6,
  ciUpperStatus: 'ESTIMATED' as const,
  followUpVerified: false,
  supersedesId: null,
  supersededById: null,
  verified: true,
  hasSource: true,
  unverifiedFields: [],
});

/** The new treatment against the old one; `name` tells several of one trial apart. */
export function buildComparison(acronym: string, changes: Partial<ComparisonFact> = {}, name = 'hr'): ComparisonFact {
  const key = acronym.toLowerCase();
  return ComparisonFact.parse({
    ...record(acronym, `${key}.${name}`),
    type: 'COMPARISON',
    measure: 'HAZARD_RATIO',
    value: 0.5,
    status: 'ESTIMATED',
    unit: 'RATIO',
    experimentalArmId: `arm:${key}-new`,
    controlArmId: `arm:${key}-old`,
    experimentalResultId: null,
    controlResultId: null,
    pValue: null,
    statisticallySignificant: null,
    stratified: null,
    method: null,
    experimentalFollowUpMonths: null,
    controlFollowUpMonths: null,
    followUpMonths: null,
    ...changes,
  });
}

/** The median of one arm of a trial: `new` or `old`. */
export function buildMedian(
  acronym: string,
  arm: 'new' | 'old',
  changes: Partial<ArmResultFact> = {},
  name = 'median',
): ArmResultFact {
  const key = acronym.toLowerCase();
  return ArmResultFact.parse({
    ...record(acronym, `${key}.${arm}.${name}`),
    ciLower: 10,
    ciUpper: 30,
    type: 'ARM',
    armId: `arm:${key}-${arm}`,
    statistic: 'MEDIAN',
    value: 20,
    status: 'ESTIMATED',
    unit: 'MONTHS',
    landmarkMonths: null,
    n: 100,
    events: null,
    count: null,
    followUpMonths: null,
    ...changes,
  });
}

/** The share of patients in one arm of a trial, `new` or `old`, who responded. */
export function buildShare(
  acronym: string,
  arm: 'new' | 'old',
  changes: Partial<ArmResultFact> = {},
  name = 'share',
): ArmResultFact {
  const share = { statistic: 'PROPORTION', unit: 'PERCENT', value: 70, ciLower: 60, ciUpper: 80 } as const;
  return buildMedian(acronym, arm, { ...share, responseCriteria: 'RECIST_1_1', ...changes }, name);
}

export const NO_INTERVAL = { ciLevel: null, ciLower: null, ciLowerStatus: null, ciUpper: null, ciUpperStatus: null };
export const NOT_REACHED = { value: null, status: 'NOT_REACHED_OR_NOT_ESTIMABLE' } as const;

/** Links records, oldest first, into one supersession chain. */
export function chain<Fact extends ArmResultFact | ComparisonFact>(...records: Fact[]): Fact[] {
  return records.map((each, index) => ({
    ...each,
    supersedesId: records[index - 1]?.id ?? null,
    supersededById: records[index + 1]?.id ?? null,
  }));
}

export function buildFacts(facts: Partial<RankingFacts>): RankingFacts {
  return { trials: [], armResults: [], comparisons: [], ...facts };
}

export function buildOptions(changes: Partial<RankingOptions> = {}): RankingOptions {
  return {
    assessor: 'INDEPENDENT',
    population: 'ITT',
    analysis: 'LATEST',
    verifiedOnly: true,
    line: 'FIRST_LINE',
    endpoint: { id: 'endpoint:pfs', abbreviation: 'PFS', higherIsBetter: true },
    reference: REFERENCE,
    pinned: new Set(),
    excludedTrials: new Set(),
    ...changes,
  };
}
