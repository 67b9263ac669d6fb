import type { QuerySynthesisArgs } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import { treatmentsOf } from '../../synthesis/study.ts';
import { gatherEvidence } from '../ranking/evidence.ts';
import type { RankingFacts, RankingOptions } from '../ranking/model.ts';
import { comparatorOf, sharedControl } from '../ranking/reference.ts';
import type { TreatmentNode, TreatmentNodeId } from '../regimen/model.ts';
import type { Picked } from './collected.ts';
import type { Settings } from './fit.ts';
import { joinedIn, joinsOf, withJoined, type Joined } from './join-doses.ts';
import type { AnsweredSynthesis } from './model.ts';
import { pickCounts } from './pick-counts.ts';
import { pickHazardRatios } from './pick-hazard-ratios.ts';
import { putTogether } from './put-together.ts';
import { assertFits, betterOf, PROPORTION_MEASURES } from './settings.ts';
import type { Base } from './variations.ts';

/** A synthesis, and what it was made from. */
export type Synthesised = {
  readonly synthesis: AnsweredSynthesis;
  readonly options: RankingOptions;
  /** All trials of the setting. */
  readonly facts: RankingFacts;
  /** The trials that entered, with the arms that did. */
  readonly entering: RankingFacts;
  /** Which treatments are one here. */
  readonly joined: Joined;
};

/** Which of the treatments that entered is the reference where none is named. */
export type Preferred = (entering: RankingFacts, joined: Joined) => Promise<TreatmentNodeId | undefined>;

/**
 * The trials of a setting put together. Where neither the caller names a reference nor `preferred`, it is the shared
 * control. Errors: those of terms, AMBIGUOUS_COMPARATOR, METHOD_NOT_APPLICABLE, BAD_USER_INPUT.
 */
export async function synthesise(
  args: QuerySynthesisArgs,
  loaders: Loaders,
  preferred?: Preferred,
): Promise<Synthesised> {
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
  const pick: Base['pick'] = (facts, how) =>
    counts === undefined ? pickHazardRatios(facts, how) : pickCounts(facts, how, counts, by.derivedCounts);

  const apart = pick(evidence.facts, options);
  const { nodes, joins } = await treatmentsIn(evidence.facts, apart, loaders);
  const joined: Joined = by.mergeDoses ? joins : new Map();
  const facts = withJoined(evidence.facts, joined);
  const picked = by.mergeDoses ? pick(facts, options) : apart;
  const entering = { ...facts, trials: picked.trials.map(enteringArms) };

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
    reference: await reference(),
  };
  const synthesis = putTogether({
    facts,
    options,
    picked,
    pick,
    joins: by.mergeDoses ? new Map() : joins,
    joined,
    settings,
    endpoint,
    nameOf: (id) => nodes.get(id)?.name ?? id,
  });
  return { synthesis: { ...synthesis, understood: evidence.understood }, options, facts, entering, joined };

  async function reference(): Promise<TreatmentNodeId | undefined> {
    if (picked.trials.length === 0) return undefined;
    if (evidence.comparator === undefined)
      return (await preferred?.(entering, joined)) ?? sharedControl(entering, 'by.reference', loaders);
    const { node } = evidence.comparator;
    const asJoined = { ...evidence.comparator, node: { ...node, id: joinedIn(joined)(node.id) } };
    return comparatorOf(asJoined, entering, loaders);
  }
}

/** The trial with the arms whose results entered. */
function enteringArms({ trial, study }: Picked['trials'][number]): RankingFacts['trials'][number] {
  const entered = new Set(treatmentsOf({ study: study.key, contrasts: study.contrasts }));
  return { ...trial, arms: trial.arms.filter(({ treatmentId }) => entered.has(treatmentId)) };
}

/** The treatments of all trials by id, and which of those that entered the data can join. */
async function treatmentsIn(
  facts: RankingFacts,
  { trials }: Picked,
  loaders: Loaders,
): Promise<{ nodes: ReadonlyMap<TreatmentNodeId, TreatmentNode>; joins: Joined }> {
  const arms = facts.trials.flatMap((trial) => trial.arms);
  const regimens = await loadAll(loaders.regimenById, [...new Set(arms.map(({ regimenId }) => regimenId))]);
  const ids = new Set(regimens.flatMap(({ treatmentNodeIds }) => treatmentNodeIds));
  const nodes = await loadAll(loaders.treatmentNodeById, [...ids]);
  const entered = new Set(trials.flatMap((one) => enteringArms(one).arms.map(({ treatmentId }) => treatmentId)));
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    joins: joinsOf(
      nodes.filter(({ id }) => entered.has(id)),
      nodes.filter((node) => !node.default),
    ),
  };
}
