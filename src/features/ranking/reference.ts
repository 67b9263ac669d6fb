import { ambiguousComparator, ambiguousTerm, badUserInput } from '../../shared/errors.ts';
import { groupBy } from '../../shared/group-by.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { Loaders } from '../../server/loaders.ts';
import type { TreatmentNode, TreatmentNodeId } from '../regimen/model.ts';
import type { Understood } from '../term/model.ts';
import type { RankingFacts, TrialFact } from './model.ts';

const controlsOf = ({ arms }: TrialFact): TreatmentNodeId[] => [
  ...new Set(arms.filter(({ role }) => role !== 'EXPERIMENTAL').map(({ treatmentId }) => treatmentId)),
];

/** The treatment that most of the trials share as control; undefined where no trial has one. Errors: AMBIGUOUS_COMPARATOR. */
export async function sharedControl(facts: RankingFacts, loaders: Loaders): Promise<TreatmentNodeId | undefined> {
  const shared = groupBy(facts.trials.flatMap(controlsOf), (id) => id);
  const most = Math.max(0, ...[...shared.values()].map(({ length }) => length));
  const [first, ...ties] = [...shared].filter(([, { length }]) => length === most).map(([id]) => id);
  if (first !== undefined && ties.length > 0) {
    throw ambiguousComparator(candidates(await loadAll(loaders.treatmentNodeById, [first, ...ties].toSorted())));
  }
  return first;
}

/** The treatment that a comparator means: itself, or what the trials give of the drug. Errors: AMBIGUOUS_TERM, BAD_USER_INPUT. */
export async function comparatorOf(
  { argument, input, node }: Understood,
  facts: RankingFacts,
  loaders: Loaders,
): Promise<TreatmentNodeId> {
  const arms = facts.trials.flatMap((trial) => trial.arms);
  const given = arms.filter(({ treatmentId, drugIds }) =>
    node.kind === 'treatment' ? treatmentId === node.id : drugIds.length === 1 && drugIds[0] === node.id,
  );
  const [first, ...others] = [...new Set(given.map(({ treatmentId }) => treatmentId))];
  if (first === undefined) {
    const controls = [...new Set(facts.trials.flatMap(controlsOf))].toSorted();
    const names = (await loadAll(loaders.treatmentNodeById, controls)).map(({ id, name }) => `${name} (${id})`);
    throw badUserInput(
      argument,
      `"${input}" is given in none of these trials. Their controls are: ${names.join(', ')}.`,
    );
  }
  if (others.length > 0) {
    throw ambiguousTerm(
      argument,
      input,
      candidates(await loadAll(loaders.treatmentNodeById, [first, ...others].toSorted())),
    );
  }
  return first;
}

const candidates = (nodes: readonly TreatmentNode[]) => nodes.map(({ id, name }) => ({ id, kind: 'treatment', name }));
