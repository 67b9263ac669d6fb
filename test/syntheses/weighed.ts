import type { QuerySynthesizeArgs, StudyInput } from '../../src/__generated__/resolvers.ts';
import type { RankingFacts, RankingOptions } from '../../src/features/ranking/model.ts';
import { TreatmentNodeId } from '../../src/features/regimen/model.ts';
import { synthesiseGiven } from '../../src/features/synthesis/given-studies.ts';
import type { Joined } from '../../src/features/synthesis/join-doses.ts';
import { withJoined } from '../../src/features/synthesis/join-doses.ts';
import type { Synthesis, SynthesisMeasure, SynthesisModel } from '../../src/features/synthesis/model.ts';
import { pickCounts } from '../../src/features/synthesis/pick-counts.ts';
import { pickHazardRatios } from '../../src/features/synthesis/pick-hazard-ratios.ts';
import { putTogether } from '../../src/features/synthesis/put-together.ts';
import { PROPORTION_MEASURES } from '../../src/features/synthesis/settings.ts';
import type { Base } from '../../src/features/synthesis/variations.ts';
import { buildFacts, buildOptions, REFERENCE } from '../ranking/facts.ts';

/** What a synthesis of facts that were built by hand is asked with. */
export type Asked = {
  readonly options?: Partial<RankingOptions>;
  readonly measure?: SynthesisMeasure;
  readonly model?: SynthesisModel;
  readonly derivedCounts?: boolean;
  /** Treatments that are one. */
  readonly joined?: Joined;
};

/** Facts that were built by hand, put together. */
export function weigh(
  given: Partial<RankingFacts>,
  {
    options: changes,
    measure = 'HAZARD_RATIO',
    model = 'COMMON',
    derivedCounts = false,
    joined = new Map(),
  }: Asked = {},
): Synthesis {
  const options = buildOptions(changes);
  const counts = PROPORTION_MEASURES[measure];
  const pick: Base['pick'] = (facts, how) =>
    counts === undefined ? pickHazardRatios(facts, how) : pickCounts(facts, how, counts, derivedCounts);
  const facts = withJoined(buildFacts(given), joined);
  const { assessor, population, analysis, line, verifiedOnly, endpoint } = options;
  return putTogether({
    facts,
    options,
    picked: pick(facts, options),
    pick,
    joins: new Map(),
    joined,
    settings: {
      measure,
      model,
      better: counts === undefined ? 'LOWER' : 'HIGHER',
      assessor,
      population,
      analysis,
      line,
      verifiedOnly,
      mergeDoses: joined.size > 0,
      reference: REFERENCE,
    },
    endpoint: { name: 'the endpoint', abbreviation: endpoint.abbreviation },
    nameOf: (treatment) => treatment.replace('treatment:', ''),
  });
}

/** Studies of a caller put together: odds ratios, of which lower ones are better. */
export function synthesize(
  studies: StudyInput[],
  asked: Partial<Omit<QuerySynthesizeArgs, 'studies'>> = {},
): Synthesis {
  return synthesiseGiven({
    measure: 'ODDS_RATIO',
    better: 'LOWER',
    reference: 'control',
    model: 'COMMON',
    ...asked,
    studies,
  });
}

/** A study of one comparison with `control`, or with another treatment. */
export function studyOf(
  name: string,
  treatment: string,
  estimate: number,
  { standardError = 0.2, comparator = 'control' }: { standardError?: number; comparator?: string } = {},
): StudyInput {
  return { name, comparisons: [{ treatment, comparator, estimate, standardError }] };
}

/** One that was printed with an interval. */
export function printedStudy(
  name: string,
  treatment: string,
  [estimate, lower, upper]: readonly [number, number, number],
  level = 95,
): StudyInput {
  return { name, comparisons: [{ treatment, comparator: 'control', estimate, interval: { level, lower, upper } }] };
}

/** One that counted events: `treatment` and `control`, each with events of patients. */
export function countedStudy(name: string, ...arms: readonly (readonly [string, number, number])[]): StudyInput {
  return { name, arms: arms.map(([treatment, events, total]) => ({ treatment, events, total })) };
}

export const treatment = (name: string): TreatmentNodeId => TreatmentNodeId.parse(`treatment:${name}`);
