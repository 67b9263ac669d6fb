import type { QueryRankedTherapiesArgs } from '../../__generated__/resolvers.ts';
import { badUserInput, methodNotApplicable, pageTooLarge } from '../../shared/errors.ts';
import { invariant } from '../../shared/invariant.ts';
import { loadKnown } from '../../shared/load-all.ts';
import type { Loaders } from '../../server/loaders.ts';
import type { Endpoint } from '../endpoint/model.ts';
import type { AssessorClass } from '../result/model.ts';
import type { Understood } from '../term/model.ts';
import { understand } from '../term/resolve.ts';
import { PriorChemotherapy } from '../trial/model.ts';
import type { RankedTherapy, RankingFacts, RankingOptions, TrialFact } from './model.ts';
import { kinOf, type AskedPopulation } from './population.ts';
import { RANKINGS, rankMethodsFor } from './rankings/registry.ts';
import { comparatorOf, sharedControl } from './reference.ts';

/** A ranking is read whole or not at all, so it is bounded instead of paged. */
const MAX_ENTRIES = 200;

type Terms = {
  readonly cancerType: Understood;
  readonly biomarker: Understood | undefined;
  readonly endpoint: Understood;
  readonly comparator: Understood | undefined;
  readonly excludedTrials: readonly Understood[];
};

/** From terms to facts to a ranking. Errors: those of terms, AMBIGUOUS_COMPARATOR, METHOD_NOT_APPLICABLE, BAD_USER_INPUT. */
export async function rankTherapies(args: QueryRankedTherapiesArgs, loaders: Loaders) {
  const { by, line } = args;
  const terms = await understandTerms(args, loaders);
  const endpoint = await loadKnown<Endpoint>(loaders.endpointById, terms.endpoint.node.id);
  const ranking = RANKINGS[by.method];
  if (!ranking.appliesTo(endpoint)) throw methodNotApplicable(by.method, endpoint.name, rankMethodsFor(endpoint));

  const asked = await populationOf(terms, args.includeDescendants, loaders);
  const facts = await loaders.rankingFacts(asked, line, endpoint.id);
  const reference = await referenceOf(ranking.needsReference, terms.comparator, facts, loaders);
  const options: RankingOptions = {
    assessor: assessorOf(by.assessor, facts),
    population: by.population,
    analysis: by.analysis,
    verifiedOnly: args.restrict?.verifiedOnly ?? true,
    line,
    endpoint: {
      id: endpoint.id,
      abbreviation: endpoint.abbreviation,
      higherIsBetter: endpoint.betterDirection === 'HIGHER',
    },
    reference,
    pinned: pinnedOf(args.restrict?.pin ?? [], facts),
    excludedTrials: excludedBy(args.restrict, terms.excludedTrials, facts),
  };
  const outcome = ranking.rank(facts, options);
  if (outcome.entries.length > MAX_ENTRIES) throw pageTooLarge('rankedTherapies', outcome.entries.length, MAX_ENTRIES);
  const trials = new Map(facts.trials.map((trial) => [trial.id, trial]));
  return {
    understood: [terms.cancerType, terms.biomarker, terms.endpoint, terms.comparator, ...terms.excludedTrials].filter(
      (term) => term !== undefined,
    ),
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
          cancerTypeIds: [asked.cancerTypes.self, ...asked.cancerTypes.broader],
          biomarkerIds: asked.biomarkers ? [asked.biomarkers.self, ...asked.biomarkers.broader] : [],
        },
      };
    }),
  };
}

async function understandTerms(
  { cancerType, biomarker, by, restrict }: QueryRankedTherapiesArgs,
  loaders: Loaders,
): Promise<Terms> {
  const optional = (argument: string, input: string | null | undefined, kinds: readonly string[]) =>
    input === null || input === undefined ? undefined : understand(argument, input, kinds, loaders);
  const [cancer, marker, endpoint, comparator, excludedTrials] = await Promise.all([
    understand('cancerType', cancerType, ['cancer'], loaders),
    optional('biomarker', biomarker, ['biomarker']),
    understand('by.endpoint', by.endpoint, ['endpoint'], loaders),
    optional('by.comparator', by.comparator, ['treatment', 'drug']),
    Promise.all(
      (restrict?.excludeTrials ?? []).map((trial) => understand('restrict.excludeTrials', trial, ['trial'], loaders)),
    ),
  ]);
  return { cancerType: cancer, biomarker: marker, endpoint, comparator, excludedTrials };
}

async function populationOf(
  { cancerType, biomarker }: Terms,
  includeDescendants: boolean,
  loaders: Loaders,
): Promise<AskedPopulation> {
  const narrower = async (load: { load(id: string): Promise<{ id: string }[]> }, id: string): Promise<string[]> =>
    includeDescendants ? (await load.load(id)).map((node) => node.id) : [];
  const cancerTypeNode = await loadKnown(loaders.cancerTypeById, cancerType.node.id);
  const biomarkerNode = biomarker && (await loadKnown(loaders.biomarkerById, biomarker.node.id));
  return {
    cancerTypes: kinOf(
      cancerTypeNode.id,
      cancerTypeNode.ancestorIds,
      await narrower(loaders.cancerTypesByAncestorId, cancerTypeNode.id),
    ),
    biomarkers:
      biomarkerNode &&
      kinOf(
        biomarkerNode.id,
        biomarkerNode.ancestorIds,
        await narrower(loaders.biomarkersByAncestorId, biomarkerNode.id),
      ),
    includeDescendants,
  };
}

function referenceOf(needed: boolean, comparator: Understood | undefined, facts: RankingFacts, loaders: Loaders) {
  if (!needed) {
    if (comparator !== undefined)
      throw badUserInput('by.comparator', 'The method compares with no reference: leave out `by.comparator`.');
    return undefined;
  }
  return comparator === undefined ? sharedControl(facts, loaders) : comparatorOf(comparator, facts, loaders);
}

/** An endpoint such as overall survival has no assessor: all its results say so, and the argument is ignored. */
function assessorOf(
  asked: 'INDEPENDENT' | 'BICR' | 'INVESTIGATOR',
  { armResults, comparisons }: RankingFacts,
): AssessorClass {
  const results = [...armResults, ...comparisons];
  if (results.length > 0 && results.every(({ assessorClass }) => assessorClass === 'NOT_APPLICABLE'))
    return 'NOT_APPLICABLE';
  return asked === 'BICR' ? 'INDEPENDENT' : asked;
}

function pinnedOf(ids: readonly string[], { armResults, comparisons }: RankingFacts): ReadonlySet<string> {
  const known = new Set<string>([...armResults, ...comparisons].map(({ id }) => id));
  for (const id of ids) {
    if (!known.has(id)) throw badUserInput('restrict.pin', `"${id}" is no result of these trials for this endpoint.`);
  }
  return new Set(ids);
}

function excludedBy(
  restrict: QueryRankedTherapiesArgs['restrict'],
  named: readonly Understood[],
  { trials }: RankingFacts,
): ReadonlySet<string> {
  const excluded = (trial: TrialFact): boolean =>
    named.some(({ node }) => node.id === trial.id) ||
    (restrict?.regions ? !restrict.regions.includes(trial.regionScope) : false) ||
    (restrict?.priorChemotherapy ? !allowsNoMore(trial.priorChemotherapy, restrict.priorChemotherapy) : false);
  return new Set(trials.filter(excluded).map(({ id }) => id));
}

/** What is not known allows nothing to be said. */
function allowsNoMore(
  allowed: TrialFact['priorChemotherapy'],
  most: NonNullable<TrialFact['priorChemotherapy']>,
): boolean {
  return allowed !== null && PriorChemotherapy.options.indexOf(allowed) <= PriorChemotherapy.options.indexOf(most);
}
