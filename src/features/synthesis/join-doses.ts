import type { TreatmentNode, TreatmentNodeId } from '../regimen/model.ts';
import type { RankingFacts } from '../ranking/model.ts';

/** Which treatments become which. */
export type Joined = ReadonlyMap<string, TreatmentNodeId>;

/**
 * The treatments that the data can join: a node that is not used by default, where at least two of the treatments given
 * belong to it. The first such node by id takes a treatment that several would take.
 */
export function joinsOf(given: readonly TreatmentNode[], joining: readonly TreatmentNode[]): Joined {
  const joined = new Map<TreatmentNodeId, TreatmentNodeId>();
  for (const node of joining.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const members = given.filter(
      ({ id, regimenIds }) => !joined.has(id) && regimenIds.every((regimen) => node.regimenIds.includes(regimen)),
    );
    if (members.length >= 2) for (const { id } of members) joined.set(id, node.id);
  }
  return joined;
}

/** What a treatment is called where these are joined. */
export const joinedIn =
  (joined: Joined) =>
  <Id extends string>(id: Id): Id | TreatmentNodeId =>
    joined.get(id) ?? id;

/** The same facts, with joined treatments as one. */
export function withJoined(facts: RankingFacts, joined: Joined): RankingFacts {
  return {
    ...facts,
    trials: facts.trials.map((trial) => ({
      ...trial,
      arms: trial.arms.map((arm) => ({ ...arm, treatmentId: joinedIn(joined)(arm.treatmentId) })),
    })),
  };
}
