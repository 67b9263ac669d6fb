import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import { GraphQLError } from 'graphql';
import type { AdverseEvent } from '../adverse-event/model.ts';
import type { Algorithm, AlgorithmPath, AlgorithmStep } from '../algorithm/model.ts';
import type { Approval } from '../approval/model.ts';
import type { Biomarker } from '../biomarker/model.ts';
import type { BiomarkerAssociation } from '../biomarker-association/model.ts';
import type { Caution } from '../caution/model.ts';
import type { Dose, Dosing } from '../dose/model.ts';
import type { Endpoint } from '../endpoint/model.ts';
import type { Guideline } from '../guideline/model.ts';
import type { LabelWarning } from '../label-warning/model.ts';
import { loadNodes } from '../node/entities.ts';
import { rankTherapies } from '../ranking/rank.ts';
import type { Recommendation } from '../recommendation/model.ts';
import type { DrugActivity, ResistanceMechanism } from '../resistance/model.ts';
import type { ArmResult, Comparison, EfficacyResult } from '../result/model.ts';
import type { Basis } from './premises/model.ts';
import type { StudiedTrial } from './queries.ts';
import type { Scope } from './model.ts';

/** A comparison of a trial with the matched results of its two arms, by whoever assessed it. */
export type ComparedTrial = {
  readonly trial: StudiedTrial;
  readonly drugIds: readonly string[];
  readonly comparison: Comparison;
  readonly experimental: ArmResult | null;
  readonly control: ArmResult | null;
};

/** What the graph holds of one setting: of it and what contains it, not of what is narrower. */
export type ScopeFacts = {
  readonly scope: Scope;
  readonly recommendations: readonly Recommendation[];
  /** Statements about narrower cancer types. They place no treatment here, but tell what was once said of a part. */
  readonly narrower: readonly Recommendation[];
  readonly guidelines: ReadonlyMap<string, Guideline>;
  readonly cautions: readonly Caution[];
  readonly approvals: readonly Approval[];
  readonly associations: readonly BiomarkerAssociation[];
  readonly algorithms: readonly Algorithm[];
  readonly steps: ReadonlyMap<string, readonly AlgorithmStep[]>;
  readonly paths: ReadonlyMap<string, readonly AlgorithmPath[]>;
  /** The records that steps rest on. */
  readonly supports: ReadonlyMap<string, Basis>;
  readonly biomarkerNames: ReadonlyMap<string, string>;
  readonly cancerNames: ReadonlyMap<string, string>;
  readonly endpointNames: ReadonlyMap<string, string>;
  readonly trials: ReadonlyMap<string, StudiedTrial>;
  readonly results: ReadonlyMap<string, EfficacyResult>;
  /** The first-line ranking by independent review, and what the investigators found at the same cut-offs. */
  readonly compared: readonly ComparedTrial[];
  readonly endpoint: Endpoint | null;
  /** Resistance mutations of the gene of its biomarker, and what is known of drugs against them. */
  readonly mutations: readonly Biomarker[];
  readonly activities: readonly DrugActivity[];
  readonly mechanisms: readonly ResistanceMechanism[];
  readonly drugNames: ReadonlyMap<string, string>;
};

export async function scopeFacts(scope: Scope, loaders: Loaders): Promise<ScopeFacts> {
  const cancers = [scope.cancerType.id, ...scope.cancerType.ancestorIds];
  const markers: readonly (string | null)[] =
    scope.biomarker === null ? [null] : [scope.biomarker.id, ...scope.biomarker.ancestorIds];
  const applies = (one: { biomarkerId: string | null }): boolean => markers.includes(one.biomarkerId);
  const [recommendations, cautions, approvals, associations, algorithms, trials, mutations] = await Promise.all([
    loaders.recommendationsInCancerTypes(cancers),
    loaders.cautionsInCancerTypes(cancers),
    loaders.approvalsInCancerTypes(cancers),
    loaders.associationsInCancerTypes(cancers),
    loaders.algorithmsInCancerTypes(cancers),
    loaders.studiedTrialsInCancerTypes(cancers),
    loaders.biomarkersOfGenes(scope.biomarker?.geneIds ?? []),
  ]);
  const narrowerTypes = await loaders.cancerTypesByAncestorId.load(scope.cancerType.id);
  const narrower = (await loaders.recommendationsInCancerTypes(narrowerTypes.map(({ id }) => id))).filter(applies);
  const here = {
    recommendations: recommendations.filter(applies),
    narrower,
    cautions: cautions.filter((one) => applies(one) && one.category !== 'FALSE_PREMISE'),
    approvals: approvals.filter(applies),
    associations: associations.filter(applies),
    algorithms: algorithms.filter(applies),
    trials: trials.filter(
      (trial) =>
        markers.includes(trial.biomarkerId) && (trial.lines.includes('FIRST_LINE') || trial.lineScope === 'ANY'),
    ),
  };
  const acquired = mutations.filter(({ kind }) => kind === 'RESISTANCE_MUTATION' || kind === 'COMPOUND_MUTATION');
  const [guidelines, steps, paths, results, activities, mechanisms, ranking] = await Promise.all([
    loadAll(loaders.guidelineById, [
      ...new Set(
        [...here.recommendations, ...narrower]
          .flatMap(({ guidelineId, supersededById }) => [guidelineId, supersededById])
          .filter((id) => id !== null),
      ),
    ]),
    Promise.all(here.algorithms.map(({ id }) => loaders.stepsByAlgorithmId.load(id))),
    Promise.all(here.algorithms.map(({ id }) => loaders.pathsByAlgorithmId.load(id))),
    loaders.resultsOfTrials(here.trials.map(({ id }) => id)),
    loaders.activitiesInBiomarkers(acquired.map(({ id }) => id)),
    loaders.mechanismsOfBiomarkers(mutations.map(({ id }) => id)),
    ranked(scope, here.trials, loaders),
  ]);
  const byId = <Node extends { readonly id: string }>(nodes: readonly Node[]): Map<string, Node> =>
    new Map(nodes.map((node) => [node.id, node]));
  const resultById = byId(results);
  const [supports, biomarkers, cancerTypes, endpoints] = await Promise.all([
    loadNodes(loaders, [...new Set(steps.flat().flatMap(({ supportIds }) => supportIds))]),
    loadAll(loaders.biomarkerById, [...new Set(here.associations.map(({ biomarkerId }) => biomarkerId))]),
    loadAll(loaders.cancerTypeById, [...new Set(here.associations.map(({ cancerTypeId }) => cancerTypeId))]),
    loadAll(loaders.endpointById, [...new Set(results.map(({ endpointId }) => endpointId))]),
  ]);
  const names = (nodes: readonly { readonly id: string; readonly name: string }[]): Map<string, string> =>
    new Map(nodes.map(({ id, name }) => [id, name]));
  const drugs = await loadAll(loaders.drugById, [
    ...new Set([
      ...[...here.recommendations, ...narrower].flatMap((one) => [...one.drugIds, ...one.progressingOnIds]),
      ...here.cautions.flatMap((one) => one.drugIds),
      ...here.approvals.flatMap((one) => one.drugIds),
      ...here.trials.flatMap(({ arms }) => arms.flatMap((arm) => arm.drugIds)),
      ...activities.map(({ drugId }) => drugId),
    ]),
  ]);
  return {
    scope,
    ...here,
    guidelines: byId(guidelines),
    steps: new Map(here.algorithms.map(({ id }, index) => [id, steps[index] ?? []])),
    paths: new Map(here.algorithms.map(({ id }, index) => [id, paths[index] ?? []])),
    supports: byId(supports),
    biomarkerNames: names(biomarkers),
    cancerNames: names(cancerTypes),
    endpointNames: names(endpoints),
    trials: byId(here.trials),
    results: resultById,
    endpoint: ranking.endpoint,
    compared: comparedTrials(ranking.resultIds, byId(here.trials), resultById),
    mutations: acquired,
    activities,
    mechanisms,
    drugNames: new Map(drugs.map(({ id, name }) => [id, name])),
  };
}

/** First-line trials by the hazard ratio of the endpoint that most of them have as their first. */
async function ranked(
  { cancerType, biomarker }: Scope,
  trials: readonly StudiedTrial[],
  loaders: Loaders,
): Promise<{ endpoint: Endpoint | null; resultIds: readonly string[] }> {
  const counts = new Map<string, number>();
  for (const { primaryEndpoints } of trials) {
    for (const { endpointId } of primaryEndpoints) {
      if (endpointId !== null) counts.set(endpointId, (counts.get(endpointId) ?? 0) + 1);
    }
  }
  const [endpointId] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
  if (endpointId === undefined) return { endpoint: null, resultIds: [] };
  const endpoint = await loaders.endpointById.load(endpointId);
  try {
    const { entries } = await rankTherapies(
      {
        cancerType: cancerType.id,
        biomarker: biomarker?.id ?? null,
        line: 'FIRST_LINE',
        includeDescendants: false,
        by: {
          endpoint: endpointId,
          method: 'HAZARD_RATIO',
          assessor: 'INDEPENDENT',
          population: 'ITT',
          analysis: 'LATEST',
        },
      },
      loaders,
    );
    return { endpoint, resultIds: entries.map(({ result }) => result) };
  } catch (error) {
    // trials without one control in common have no ranking; that is no fault of the question
    if (
      error instanceof GraphQLError &&
      ['AMBIGUOUS_COMPARATOR', 'METHOD_NOT_APPLICABLE'].includes(String(error.extensions['code']))
    ) {
      return { endpoint, resultIds: [] };
    }
    throw error;
  }
}

/** Each ranked comparison, then what other assessors found in the same analysis. */
function comparedTrials(
  resultIds: readonly string[],
  trials: ReadonlyMap<string, StudiedTrial>,
  results: ReadonlyMap<string, EfficacyResult>,
): ComparedTrial[] {
  const comparisons = [...results.values()].filter(
    (one): one is Comparison => one.type === 'COMPARISON' && one.provenance.verified,
  );
  const armResult = (id: string | null): ArmResult | null => {
    const found = id === null ? undefined : results.get(id);
    return found?.type === 'ARM' ? found : null;
  };
  return resultIds.flatMap((id) => {
    const ranked = comparisons.find((one) => one.id === id);
    const trial = trials.get(ranked?.trialId ?? '');
    const arm = trial?.arms.find((one) => one.id === ranked?.experimentalArmId);
    if (ranked === undefined || trial === undefined || arm === undefined) return [];
    const sameAnalysis = comparisons.filter(
      (one) =>
        one.id !== ranked.id &&
        one.analysisId === ranked.analysisId &&
        one.endpointId === ranked.endpointId &&
        one.populationLabel === ranked.populationLabel &&
        one.experimentalArmId === ranked.experimentalArmId &&
        one.controlArmId === ranked.controlArmId &&
        one.measure === ranked.measure &&
        one.variant === ranked.variant &&
        one.assessorClass !== ranked.assessorClass,
    );
    return [ranked, ...sameAnalysis].map((comparison) => ({
      trial,
      drugIds: arm.drugIds,
      comparison,
      experimental: armResult(comparison.experimentalResultId),
      control: armResult(comparison.controlResultId),
    }));
  });
}

/** What the graph holds of some drugs, whatever the setting. */
export type DrugFacts = {
  readonly names: ReadonlyMap<string, string>;
  readonly dosings: ReadonlyMap<string, Dosing>;
  readonly doses: ReadonlyMap<string, Dose>;
  readonly warnings: readonly LabelWarning[];
  readonly events: readonly AdverseEvent[];
  /** The acronyms of the trials of the events. */
  readonly trialNames: ReadonlyMap<string, string>;
};

export async function drugFacts(drugIds: readonly string[], withEvents: boolean, loaders: Loaders): Promise<DrugFacts> {
  const [drugs, dosings, warnings, events] = await Promise.all([
    loadAll(loaders.drugById, drugIds),
    Promise.all(drugIds.map((id) => loaders.dosingByDrugId.load(id))),
    loaders.labelWarningsOfDrugs(drugIds),
    withEvents ? loaders.adverseEventsOfDrugs(drugIds) : Promise.resolve([]),
  ]);
  const trials = await loadAll(loaders.trialById, [...new Set(events.map(({ trialId }) => trialId))]);
  const known = dosings.filter((dosing) => dosing !== null);
  const doses = await loadAll(
    loaders.doseById,
    known.flatMap(({ standardId, regionalIds }) => [...(standardId === null ? [] : [standardId]), ...regionalIds]),
  );
  return {
    names: new Map(drugs.map(({ id, name }) => [id, name])),
    dosings: new Map(known.map((dosing) => [dosing.drugId, dosing])),
    doses: new Map(doses.map((dose) => [dose.id, dose])),
    warnings,
    events,
    trialNames: new Map(trials.map(({ id, acronym }) => [id, acronym])),
  };
}
