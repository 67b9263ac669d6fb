import type { ClaimedFigure, ClaimedResult, FigureCandidate } from '../../src/features/answer/claims/model.ts';
import type { Provenance } from '../../src/features/provenance/model.ts';
import type { ArmResultFact, ComparisonFact } from '../../src/features/ranking/model.ts';
import { EndpointId } from '../../src/features/endpoint/model.ts';
import { AnalysisId } from '../../src/features/result/model.ts';
import { buildComparison, buildMedian, buildShare, NOT_REACHED } from '../ranking/facts.ts';

/** The world of the rankings as claims see it: trial A compares `new-a` with `old`, and so on. */

const provenanceOf = (verified: boolean): Provenance => ({
  status: verified ? 'READ_IN_SOURCE' : 'NOT_READ',
  verified,
  locator: null,
  unverifiedFields: [],
  note: null,
  source: null,
  confirmedBy: [],
  knowledgeLevel: 'KNOWLEDGE_ASSERTION',
  agentType: 'MANUAL_AGENT',
});

const drugOf = (armId: string): string => {
  const [trial = '', arm = ''] = armId.replace(/^arm:/u, '').split('-');
  return `drug:${arm === 'new' ? `new-${trial}` : arm}`;
};

export function candidate(
  fact: ArmResultFact | ComparisonFact,
  changes: Partial<FigureCandidate> = {},
): FigureCandidate {
  const result = { ...fact, provenance: provenanceOf(fact.verified) };
  const inArms =
    result.type === 'ARM'
      ? { drugIds: [drugOf(result.armId)], controlDrugIds: [] }
      : { drugIds: [drugOf(result.experimentalArmId)], controlDrugIds: [drugOf(result.controlArmId)] };
  return { result, acronym: fact.trialId.replace(/^trial:/u, ''), ...inArms, ...changes };
}

export const INVESTIGATOR = { assessorClass: 'INVESTIGATOR', assessorWord: 'investigator' } as const;
export const SUBGROUP = {
  populationClass: 'SUBGROUP',
  populationLabel: 'cns-metastases-at-baseline',
  subgroupKey: 'cns',
  subgroupValue: 'yes',
} as const;
export const later = (trial: string) => ({
  analysisId: AnalysisId.parse(`analysis:${trial}.final`),
  cutoff: '2019-06',
});

/** Trial A as ALEX was read twice: 25.7 v 10.4 with 0.50 by the committee, not reached v 11.1 with 0.47 by the investigators. */
export const TWO_ASSESSORS: readonly FigureCandidate[] = [
  candidate(buildMedian('A', 'new', { value: 25.7, ciLower: 19.9, ciUpper: null, ciUpperStatus: NOT_REACHED.status })),
  candidate(buildMedian('A', 'old', { value: 10.4, ciLower: 7.7, ciUpper: 14.6 })),
  candidate(buildComparison('A', { value: 0.5, ciLower: 0.36, ciUpper: 0.7, pValue: '<0.0001', cutoff: '2017-02-09' })),
  candidate(
    buildMedian(
      'A',
      'new',
      { ...INVESTIGATOR, ...NOT_REACHED, ciLower: 17.7, ciUpper: null, ciUpperStatus: NOT_REACHED.status },
      'inv',
    ),
  ),
  candidate(buildMedian('A', 'old', { ...INVESTIGATOR, value: 11.1, ciLower: 9.1, ciUpper: 13.1 }, 'inv')),
  candidate(
    buildComparison('A', { ...INVESTIGATOR, value: 0.47, ciLower: 0.34, ciUpper: 0.65, pValue: '<0.001' }, 'inv'),
  ),
];

/** Shares of trial A: 82.9 % and 75.5 % responded by the investigators. */
export const SHARES: readonly FigureCandidate[] = [
  candidate(
    buildShare('A', 'new', { ...ORR(), ...INVESTIGATOR, value: 82.9, ciLower: 76, ciUpper: 88.5, n: 152, count: 126 }),
  ),
  candidate(
    buildShare('A', 'old', {
      ...ORR(),
      ...INVESTIGATOR,
      value: 75.5,
      ciLower: 67.8,
      ciUpper: 82.1,
      n: 151,
      count: 114,
    }),
  ),
];

function ORR() {
  return { endpointId: EndpointId.parse('endpoint:orr') };
}
export const OF_RESPONSE = ORR();

export function figure(
  kind: ClaimedFigure['kind'],
  value: number | null = null,
  second: number | null = null,
  rest: Partial<ClaimedFigure> = {},
): ClaimedFigure {
  return { kind, value, second, ...rest };
}

/** A claim of these figures that leaves all else open but what a test says. */
export function claim(figures: readonly ClaimedFigure[], changes: Partial<ClaimedResult> = {}): ClaimedResult {
  return {
    trialIds: [],
    experimentalDrugIds: [],
    comparatorDrugIds: [],
    endpointIds: [],
    assessorClass: null,
    cutoff: null,
    figures,
    ...changes,
  };
}
