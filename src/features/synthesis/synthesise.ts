import type { QuerySynthesisArgs } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import { pairKey } from '../../synthesis/study.ts';
import { gatherEvidence } from '../ranking/evidence.ts';
import type { ComparisonFact, RankingFacts, RankingOptions } from '../ranking/model.ts';
import { HAZARD_RATIO_DEMANDS, whyUnfit } from '../ranking/rankings/demands.ts';
import { printRatio } from '../ranking/rankings/printed.ts';
import { comparatorOf, sharedControl } from '../ranking/reference.ts';
import type { TreatmentNode, TreatmentNodeId } from '../regimen/model.ts';
import { collectedFrom, type Picked } from './collected.ts';
import { findingsOf, type Settings } from './findings.ts';
import { joinsOf, withJoined, type Joined } from './join-doses.ts';
import type { Synthesis } from './model.ts';
import { pickCounts } from './pick-counts.ts';
import { pickHazardRatios } from './pick-hazard-ratios.ts';
import { leaveOneOut, runOf, type Variation } from './sensitivity.ts';
import { assertFits, betterOf, PROPORTION_MEASURES } from './settings.ts';
import { warningsOf } from './warnings/every.ts';

/** How results are picked, whatever the facts and options. */
type Pick = (facts: RankingFacts, options: RankingOptions) => Picked;

/** The trials of a setting put together. Errors: those of terms, AMBIGUOUS_COMPARATOR, METHOD_NOT_APPLICABLE, BAD_USER_INPUT. */
export async function synthesise(args: QuerySynthesisArgs, loaders: Loaders) {
  const { by } = args;
  const evidence = await gatherEvidence(
    {
      ...args,
      biomarker: args.biomarker,
      restrict: args.restrict,
      comparator: { argument: 'by.reference', input: by.reference },
    },
    loaders,
  );
  const { endpoint, options } = evidence;
  assertFits(by.measure, endpoint);
  const counts = PROPORTION_MEASURES[by.measure];
  const pick: Pick = (facts, how) =>
    counts === undefined ? pickHazardRatios(facts, how) : pickCounts(facts, how, counts, by.derivedCounts);

  const apart = pick(evidence.facts, options);
  const { nodes, joins } = await treatmentsOf(apart, loaders);
  const joined: Joined = by.mergeDoses ? joins : new Map();
  const facts = withJoined(evidence.facts, joined);
  const picked = joined.size === 0 ? apart : pick(facts, options);
  const entering: RankingFacts = { ...facts, trials: picked.trials.map(({ trial }) => trial) };
  const reference = evidence.comparator
    ? await comparatorOf(evidence.comparator, entering, loaders)
    : await sharedControl(entering, loaders);

  const settings: Settings = {
    measure: by.measure,
    model: by.model,
    better: betterOf(by.measure, endpoint),
    assessor: options.assessor,
    population: options.population,
    analysis: options.analysis,
    line: options.line,
    verifiedOnly: options.verifiedOnly,
    mergeDoses: by.mergeDoses,
    reference,
  };
  const nameOf = (id: TreatmentNodeId): string => nodes.get(id)?.name ?? id;
  const collect = (one: Picked) => collectedFrom(one, nameOf);
  const collected = collect(picked);
  const findings = findingsOf(collected, settings);
  const runs = [
    ...(leaveOneOut(collected, settings) ?? []),
    ...variations({ facts, options, picked, pick, joins, settings }).map(({ picked: other, ...rest }) => ({
      ...rest,
      collected: collect(other),
    })),
  ].map((variation) => runOf(findings, variation));
  const graph = { facts, options, trials: picked.trials, endpoint, joined };
  return {
    understood: evidence.understood,
    facts,
    entering,
    options,
    ...findings,
    sensitivity: runs,
    warnings: warningsOf({ findings, collected, runs, graph }),
  } satisfies Synthesis & Record<string, unknown>;
}

/** The treatments that entered with what the data can join them to, by id. */
async function treatmentsOf(
  { trials }: Picked,
  loaders: Loaders,
): Promise<{ nodes: ReadonlyMap<TreatmentNodeId, TreatmentNode>; joins: Joined }> {
  const arms = trials.flatMap(({ trial }) => trial.arms);
  const regimens = await loadAll(loaders.regimenById, [...new Set(arms.map(({ regimenId }) => regimenId))]);
  const ids = new Set(regimens.flatMap(({ treatmentNodeIds }) => treatmentNodeIds));
  const nodes = await loadAll(loaders.treatmentNodeById, [...ids]);
  const entered = new Set(
    trials.flatMap(({ study }) => study.contrasts.flatMap(({ treatment, comparator }) => [treatment, comparator])),
  );
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    joins: joinsOf(
      nodes.filter(({ id }) => entered.has(id)),
      nodes.filter((node) => !node.default),
    ),
  };
}

type Base = {
  readonly facts: RankingFacts;
  readonly options: RankingOptions;
  readonly picked: Picked;
  readonly pick: Pick;
  readonly joins: Joined;
  readonly settings: Settings;
};

type PickedVariation = Omit<Variation, 'collected'> & { readonly picked: Picked };

/** What else could have been picked by another rule. */
function variations(base: Base): PickedVariation[] {
  return [...otherResults(base), ...otherAssessor(base), ...joinedDoses(base), ...withoutRegionalTrials(base)];
}

const same = (key: string): string => key;

/** One trial with another hazard ratio of the same assessor and population: an earlier one, or a variant. */
function otherResults({ facts, options, picked, pick, settings }: Base): PickedVariation[] {
  return picked.trials.flatMap(({ trial, judged }) =>
    judged.flatMap(({ record }) => {
      if (record.type !== 'COMPARISON') return [];
      const pair = pairKey(record.experimentalArmId, record.controlArmId);
      const others = facts.comparisons.filter(
        (other) =>
          other.id !== record.id &&
          other.trialId === trial.id &&
          other.measure === record.measure &&
          other.assessorClass === record.assessorClass &&
          other.populationClass === record.populationClass &&
          other.subgroupKey === null &&
          pairKey(other.experimentalArmId, other.controlArmId) === pair &&
          whyUnfit(other, options, HAZARD_RATIO_DEMANDS).length === 0,
      );
      return others.flatMap((other): PickedVariation[] => {
        const pinned = new Set([...options.pinned, other.id].filter((id) => id !== record.id));
        const again = pick({ ...facts, trials: [trial] }, { ...options, pinned });
        if (again.trials.length === 0) return [];
        const trials = picked.trials.map((one) => (one.trial.id === trial.id ? (again.trials[0] ?? one) : one));
        return [
          {
            kind: 'OTHER_RESULT',
            text: `with the result ${printRatio(other.value)} of ${trial.acronym} (${wordsOf(other)})`,
            study: { name: trial.acronym, trialId: trial.id },
            resultId: other.id,
            picked: { ...picked, trials },
            settings,
            nameIn: same,
          },
        ];
      });
    }),
  );
}

/** What tells a record from others of its trial. */
function wordsOf({ variant, cutoff, analysisName }: ComparisonFact): string {
  return [variant, cutoff === null ? analysisName : `cut-off ${cutoff}`].filter((word) => word !== null).join(', ');
}

function otherAssessor({ facts, options, pick, settings }: Base): PickedVariation[] {
  if (options.assessor === 'NOT_APPLICABLE') return [];
  const assessor = options.assessor === 'INDEPENDENT' ? 'INVESTIGATOR' : 'INDEPENDENT';
  const picked = pick(facts, { ...options, assessor, pinned: new Set() });
  if (picked.trials.length === 0) return [];
  const text = assessor === 'INVESTIGATOR' ? "by the investigators' assessment" : 'by independent review';
  return [
    {
      kind: 'OTHER_ASSESSOR',
      text,
      study: null,
      resultId: null,
      picked,
      settings: { ...settings, assessor },
      nameIn: same,
    },
  ];
}

function joinedDoses({ facts, options, pick, joins, settings }: Base): PickedVariation[] {
  if (joins.size === 0 || settings.mergeDoses === true) return [];
  const nameIn = (key: string): string => [...joins].find(([from]) => from === key)?.[1] ?? key;
  return [
    {
      kind: 'DOSES_MERGED',
      text: 'with doses joined',
      study: null,
      resultId: null,
      picked: pick(withJoined(facts, joins), options),
      settings: {
        ...settings,
        mergeDoses: true,
        reference: settings.reference === undefined ? undefined : nameIn(settings.reference),
      },
      nameIn,
    },
  ];
}

function withoutRegionalTrials({ picked, settings }: Base): PickedVariation[] {
  const trials = picked.trials.filter(
    ({ trial: { regionScope } }) => regionScope === 'GLOBAL' || regionScope === 'NOT_RECORDED',
  );
  if (trials.length === picked.trials.length || trials.length === 0) return [];
  return [
    {
      kind: 'WITHOUT_REGIONAL_TRIALS',
      text: 'without trials that were confined to a region',
      study: null,
      resultId: null,
      picked: { ...picked, trials },
      settings,
      nameIn: same,
    },
  ];
}
