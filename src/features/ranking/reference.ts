import type { GraphQLError } from 'graphql';
import { ambiguousComparator, ambiguousTerm, badUserInput } from '../../shared/errors.ts';
import { groupBy } from '../../shared/group-by.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { Loaders } from '../../server/loaders.ts';
import type { TreatmentNode, TreatmentNodeId } from '../regimen/model.ts';
import type { Understood } from '../term/model.ts';
import { resolveTerm, understand } from '../term/resolve.ts';
import type { RankingFacts, TrialFact } from './model.ts';

const controlsOf = ({ arms }: TrialFact): TreatmentNodeId[] => [
  ...new Set(arms.filter(({ role }) => role !== 'EXPERIMENTAL').map(({ treatmentId }) => treatmentId)),
];

/**
 * The treatment that most of the trials share as control; undefined where no trial has one. Errors: AMBIGUOUS_COMPARATOR,
 * which asks for one as `argument`.
 */
export async function sharedControl(
  facts: RankingFacts,
  argument: 'by.comparator' | 'by.reference',
  loaders: Loaders,
): Promise<TreatmentNodeId | undefined> {
  const shared = groupBy(facts.trials.flatMap(controlsOf), (id) => id);
  const most = Math.max(0, ...[...shared.values()].map(({ length }) => length));
  const [first, ...ties] = [...shared].filter(([, { length }]) => length === most).map(([id]) => id);
  if (first !== undefined && ties.length > 0) {
    throw ambiguousComparator(
      argument,
      candidates(await loadAll(loaders.treatmentNodeById, [first, ...ties].toSorted())),
    );
  }
  return first;
}

/** The treatment that a comparator means: itself, or what the trials give of the drug. Errors: AMBIGUOUS_TERM, BAD_USER_INPUT. */
export async function comparatorOf(
  { argument, input, node }: Understood,
  facts: RankingFacts,
  loaders: Loaders,
): Promise<TreatmentNodeId> {
  const [first, ...others] = treatmentsMeant(node, facts);
  if (first === undefined) {
    const controls = await namesOf(facts.trials.flatMap(controlsOf), loaders);
    throw badUserInput(argument, `"${input}" is given in none of these trials. Their controls are: ${controls}.`);
  }
  if (others.length > 0) throw await severalMeant({ argument, input }, [first, ...others], loaders);
  return first;
}

/** What a person means by a treatment: itself, a drug, or a regimen that no treatment bears the name of. Errors: those of terms. */
export async function understandTreatment(argument: string, input: string, loaders: Loaders) {
  const byName = await resolveTerm(input, ['treatment', 'drug'], loaders);
  return understand(
    argument,
    input,
    byName.match === 'NONE' ? ['treatment', 'drug', 'regimen'] : ['treatment', 'drug'],
    loaders,
  );
}

/** What the trials give under that name: a treatment itself, that of a regimen, or each dose and schedule of a drug alone. */
export function treatmentsMeant(node: Understood['node'], facts: RankingFacts): TreatmentNodeId[] {
  const given = facts.trials
    .flatMap(({ arms }) => arms)
    .filter(({ treatmentId, regimenId, drugIds }) =>
      node.kind === 'drug'
        ? drugIds.length === 1 && drugIds[0] === node.id
        : [treatmentId, regimenId].some((id) => id === node.id),
    );
  return [...new Set(given.map(({ treatmentId }) => treatmentId))];
}

export async function namesOf(treatments: readonly TreatmentNodeId[], loaders: Loaders): Promise<string> {
  const nodes = await loadAll(loaders.treatmentNodeById, [...new Set(treatments)].toSorted());
  return nodes.map(({ id, name }) => `${name} (${id})`).join(', ');
}

export async function severalMeant(
  { argument, input }: Pick<Understood, 'argument' | 'input'>,
  treatments: readonly TreatmentNodeId[],
  loaders: Loaders,
): Promise<GraphQLError> {
  return ambiguousTerm(
    argument,
    input,
    candidates(await loadAll(loaders.treatmentNodeById, [...treatments].toSorted())),
  );
}

const candidates = (nodes: readonly TreatmentNode[]) => nodes.map(({ id, name }) => ({ id, kind: 'treatment', name }));
