import type { RankRestriction } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { badUserInput, quoted } from '../../shared/errors.ts';
import { loadKnown } from '../../shared/load-all.ts';
import type { Endpoint } from '../endpoint/model.ts';
import type { AssessorClass } from '../result/model.ts';
import type { Understood } from '../term/model.ts';
import { understand } from '../term/resolve.ts';
import { PriorChemotherapy, type LineOfTherapy } from '../trial/model.ts';
import type { RankingFacts, RankingOptions, TrialFact } from './model.ts';
import { kinOf, type AskedPopulation } from './population.ts';
import { understandTreatment } from './reference.ts';

/** Which trials and results are weighed, in the words of the caller. */
export type EvidenceRequest = {
  readonly cancerType: string;
  readonly biomarker: string | null | undefined;
  readonly line: LineOfTherapy;
  readonly includeDescendants: boolean;
  readonly by: {
    readonly endpoint: string;
    readonly assessor: 'INDEPENDENT' | 'BICR' | 'INVESTIGATOR';
    readonly population: RankingOptions['population'];
    readonly analysis: RankingOptions['analysis'];
  };
  readonly restrict: RankRestriction | null | undefined;
  /** What others are compared with, and the argument that says so. */
  readonly comparator: { readonly argument: string; readonly input: string | null | undefined };
};

/** What was asked for, found in the graph: the start of every ranking and synthesis. */
export type Evidence = {
  /** In the order of the arguments. */
  readonly understood: readonly Understood[];
  /** A treatment or a drug; undefined where none is named. */
  readonly comparator: Understood | undefined;
  readonly endpoint: Endpoint;
  readonly population: AskedPopulation;
  readonly facts: RankingFacts;
  /** How the results of each trial are picked. No reference yet. */
  readonly options: RankingOptions;
};

/** From terms to facts. Errors: those of terms, BAD_USER_INPUT for a pinned result that is none of these trials. */
export async function gatherEvidence(request: EvidenceRequest, loaders: Loaders): Promise<Evidence> {
  const { by, line, restrict, includeDescendants } = request;
  const [cancerType, biomarker, endpointTerm, comparator, excluded] = await Promise.all([
    understand('cancerType', request.cancerType, ['cancer'], loaders),
    request.biomarker === null || request.biomarker === undefined
      ? undefined
      : understand('biomarker', request.biomarker, ['biomarker'], loaders),
    understand('by.endpoint', by.endpoint, ['endpoint'], loaders),
    request.comparator.input === null || request.comparator.input === undefined
      ? undefined
      : understandTreatment(request.comparator.argument, request.comparator.input, loaders),
    Promise.all(
      (restrict?.excludeTrials ?? []).map((trial) => understand('restrict.excludeTrials', trial, ['trial'], loaders)),
    ),
  ]);
  const endpoint = await loadKnown<Endpoint>(loaders.endpointById, endpointTerm.node.id);
  const population = await populationOf(cancerType, biomarker, includeDescendants, loaders);
  const facts = await loaders.rankingFacts(population, line, endpoint.id);
  return {
    understood: [cancerType, biomarker, endpointTerm, comparator, ...excluded].filter((term) => term !== undefined),
    comparator,
    endpoint,
    population,
    facts,
    options: {
      assessor: assessorOf(by.assessor, facts),
      population: by.population,
      analysis: by.analysis,
      verifiedOnly: restrict?.verifiedOnly ?? true,
      line,
      endpoint: {
        id: endpoint.id,
        abbreviation: endpoint.abbreviation,
        higherIsBetter: endpoint.betterDirection === 'HIGHER',
      },
      reference: undefined,
      pinned: pinnedOf(restrict?.pin ?? [], facts),
      excludedTrials: excludedBy(restrict, excluded, facts),
    },
  };
}

async function populationOf(
  cancerType: Understood,
  biomarker: Understood | undefined,
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
    if (!known.has(id))
      throw badUserInput('restrict.pin', `${quoted(id)} is no result of these trials for this endpoint.`);
  }
  return new Set(ids);
}

function excludedBy(
  restrict: RankRestriction | null | undefined,
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
