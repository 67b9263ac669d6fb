import type { QueryRankedTherapiesArgs } from '../../__generated__/resolvers.ts';
import { badUserInput, methodNotApplicable, pageTooLarge } from '../../shared/errors.ts';
import { invariant } from '../../shared/invariant.ts';
import type { Loaders } from '../../server/loaders.ts';
import type { Understood } from '../term/model.ts';
import { gatherEvidence } from './evidence.ts';
import type { RankedTherapy, RankingFacts } from './model.ts';
import { RANKINGS, rankMethodsFor } from './rankings/registry.ts';
import { comparatorOf, sharedControl } from './reference.ts';

/** A ranking is read whole or not at all, so it is bounded instead of paged. */
const MAX_ENTRIES = 200;

/** From terms to facts to a ranking. Errors: those of terms, AMBIGUOUS_COMPARATOR, METHOD_NOT_APPLICABLE, BAD_USER_INPUT. */
export async function rankTherapies(args: QueryRankedTherapiesArgs, loaders: Loaders) {
  const { by } = args;
  const { understood, comparator, endpoint, facts, population, ...evidence } = await gatherEvidence(
    {
      ...args,
      biomarker: args.biomarker,
      restrict: args.restrict,
      comparator: { argument: 'by.comparator', input: by.comparator },
    },
    loaders,
  );
  const ranking = RANKINGS[by.method];
  if (!ranking.appliesTo(endpoint)) {
    throw methodNotApplicable('by.method', by.method, endpoint.name, rankMethodsFor(endpoint));
  }
  const reference = await referenceOf(ranking.needsReference, comparator, facts, loaders);
  const options = { ...evidence.options, reference };
  const outcome = ranking.rank(facts, options);
  if (outcome.entries.length > MAX_ENTRIES) throw pageTooLarge('rankedTherapies', outcome.entries.length, MAX_ENTRIES);
  const trials = new Map(facts.trials.map((trial) => [trial.id, trial]));
  return {
    understood,
    options,
    method: by.method,
    reference,
    ...outcome,
    entries: outcome.entries.map((entry): RankedTherapy => {
      const trial = trials.get(entry.trial);
      const arm = trial?.arms.find(({ id }) => id === entry.arm);
      invariant(trial && arm, `${entry.result} is ranked for an arm that is not among the facts.`);
      return {
        ...entry,
        appliesBy: trial.appliesBy,
        drugIds: arm.drugIds,
        approvedFor: {
          cancerTypeIds: [population.cancerTypes.self, ...population.cancerTypes.broader],
          biomarkerIds: population.biomarkers ? [population.biomarkers.self, ...population.biomarkers.broader] : [],
        },
      };
    }),
  };
}

function referenceOf(needed: boolean, comparator: Understood | undefined, facts: RankingFacts, loaders: Loaders) {
  if (!needed) {
    if (comparator !== undefined)
      throw badUserInput('by.comparator', 'The method compares with no reference: leave out `by.comparator`.');
    return undefined;
  }
  return comparator === undefined
    ? sharedControl(facts, 'by.comparator', loaders)
    : comparatorOf(comparator, facts, loaders);
}
