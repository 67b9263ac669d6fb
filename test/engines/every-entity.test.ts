import { expect, it } from 'vitest';
import { curiesOf } from '../../seed/graph/curies.ts';
import { outcomesOf } from '../../seed/rules/parse-registry.ts';
import { describeOnEachEngine } from '../support/engines.ts';
import {
  byId,
  enumOf,
  evidence,
  orNull,
  PROVENANCE,
  provenanceOf,
  reference,
  references,
  registry,
  trialIdOf,
} from '../support/evidence.ts';
import { readAll } from '../support/pages.ts';
import { BIOMARKER_ASSOCIATIONS } from './every-entity/biomarker-associations.ts';
import { DOSES, DOSING, dosingOf } from './every-entity/doses.ts';
import type { Expected, ListedKind, NodesOfKind } from './every-entity/kind.ts';
import { GUIDELINES } from './every-entity/guidelines.ts';
import { LABEL_WARNINGS } from './every-entity/label-warnings.ts';
import { DRUG_ACTIVITIES, FREQUENCIES_AFTER, RESISTANCE_MECHANISMS } from './every-entity/resistance.ts';
import { CAUTIONS } from './every-entity/cautions.ts';
import { CLAIMS } from './every-entity/claims.ts';
import { RECOMMENDATIONS } from './every-entity/recommendations.ts';

/** Sources each once, by id. */
const sourcesOf = (slugs: readonly (string | null)[]) =>
  [...new Set(slugs.filter((slug) => slug !== null))].toSorted().map((slug) => ({ id: `source:${slug}` }));

/** What is above a record in its tree, nearest first. */
function ancestorsOf(records: readonly { id: string; parent?: string | null | undefined }[], id: string): string[] {
  const parent = records.find((record) => record.id === id)?.parent ?? null;
  return parent === null ? [] : [parent, ...ancestorsOf(records, parent)];
}

const isRegistered = ({ registry_key: key }: (typeof evidence.trials)[number]) =>
  registry.records.some(({ id }) => id === key);
/** The pages on which a part of a record was read, by id. */
const confirmedBy = (pages: readonly string[] = []) =>
  pages.toSorted().map((page) => ({
    source: { id: `source:${page}` },
    partRead: evidence.sources.find(({ id }) => id === page)?.part_read,
  }));

const CONFIRMED_BY = 'confirmedBy { source { id } partRead }';

const cohortsWhere = (isWanted: (cohort: Cohort) => boolean) =>
  evidence.trials.flatMap(({ cohorts = [] }) => cohorts.filter(isWanted)).map(({ id }) => ({ id: `cohort:${id}` }));
type Cohort = NonNullable<(typeof evidence.trials)[number]['cohorts']>[number];

const idsInArms = (trial: (typeof evidence.trials)[number]) => trial.arms.map((arm) => ({ id: `arm:${arm.id}` }));

/** In the order of the kinds, whatever the order of the file. */
function identifiersOf(ids: Readonly<Record<string, string | undefined>>, verified: boolean) {
  const KINDS_IN_ORDER = ['doi', 'pmid', 'pmcid', 'citation', 'registry_id', 'application_number', 'awmf'];
  expect(KINDS_IN_ORDER).toEqual(expect.arrayContaining(Object.keys(ids)));
  return KINDS_IN_ORDER.filter((kind) => kind in ids).map((kind) => ({
    kind: kind === 'registry_id' ? 'REGISTRY_NUMBER' : enumOf(kind),
    value: ids[kind],
    verified,
  }));
}

const trialEvents = evidence.adverseEvents.filter((event) => event.kind === 'trial-arm');

/** For every kind: the list, what is selected, and what the files say each node must be. */
const KINDS: readonly ListedKind[] = [
  BIOMARKER_ASSOCIATIONS,
  DRUG_ACTIVITIES,
  FREQUENCIES_AFTER,
  GUIDELINES,
  LABEL_WARNINGS,
  RECOMMENDATIONS,
  CAUTIONS,
  CLAIMS,
  [
    'trials',
    `id origins acronym title registryIds { registry number verified ${CONFIRMED_BY} } phase phaseText design masking maskingText
    randomisationRatio stratification { factors verified } population analysisPopulations { name arm { id } n }
    lines lineScope linesText alkTkiNaive priorTherapy
    priorTherapyAllowed { chemotherapy alkInhibitor verified ${CONFIRMED_BY} note }
    crossover { allowed percentOfControl verified ${CONFIRMED_BY} note } baselineCns { verified ${CONFIRMED_BY} note }
    cnsImaging biomarkerTest regionScope regions enrollment firstPublishedN recruitmentPeriod recruitmentStatus startDate
    primaryCompletionDate sponsor primaryEndpoints { endpoint { id } assessor } plannedInterims nonInferiorityMargin
    armsOverlap unverifiedFields note cancerType { id } biomarker { id } sources { id } ${CONFIRMED_BY} arms { id }
    cohorts { id }`,
    evidence.trials.map((trial) => ({
      id: trialIdOf(trial.id),
      origins: isRegistered(trial) ? ['CURATED', 'REGISTRY'] : ['CURATED'],
      acronym: trial.acronym,
      title: trial.title,
      registryIds: trial.registry_ids.map(({ registry, id: number, verified, confirmed_by: pages }) => ({
        registry,
        number,
        verified,
        confirmedBy: confirmedBy(pages),
      })),
      phase: trial.phase_code,
      phaseText: trial.phase,
      design: trial.design,
      masking: trial.masking_code,
      maskingText: trial.masking,
      randomisationRatio: trial.randomisation_ratio,
      stratification: trial.stratification
        ? { factors: trial.stratification, verified: true }
        : trial.stratification_unverified
          ? { factors: trial.stratification_unverified, verified: false }
          : null,
      population: trial.population,
      analysisPopulations: Object.entries(trial.populations ?? {}).flatMap(([name, sizes]) =>
        Object.entries(sizes).map(([arm, n]) => ({ name, arm: { id: `arm:${arm}` }, n })),
      ),
      lines: trial.lines,
      lineScope: trial.line_scope,
      linesText: trial.line_of_therapy,
      alkTkiNaive: trial.alk_tki_naive,
      priorTherapy: trial.prior_therapy,
      priorTherapyAllowed: {
        chemotherapy: trial.prior_therapy_allowed.chemotherapy,
        alkInhibitor: trial.prior_therapy_allowed.alk_inhibitor,
        verified: trial.prior_therapy_allowed.verified,
        confirmedBy: confirmedBy(trial.prior_therapy_allowed.confirmed_by),
        note: orNull(trial.prior_therapy_allowed.note),
      },
      crossover: {
        allowed: trial.crossover.allowed,
        percentOfControl: trial.crossover.percent_of_control,
        verified: trial.crossover.verified,
        confirmedBy: confirmedBy(trial.crossover.confirmed_by),
        note: orNull(trial.crossover.note),
      },
      baselineCns: {
        verified: trial.baseline_cns_provenance.verified,
        confirmedBy: confirmedBy(trial.baseline_cns_provenance.confirmed_by),
        note: orNull(trial.baseline_cns_provenance.note),
      },
      cnsImaging: orNull(trial.cns_imaging),
      biomarkerTest: trial.biomarker_test,
      regionScope: trial.region_scope,
      regions: trial.regions,
      enrollment: trial.enrollment,
      firstPublishedN: orNull(trial.first_published_n),
      recruitmentPeriod: orNull(trial.recruitment_period),
      recruitmentStatus: orNull(trial.recruitment_status),
      startDate: trial.start_date,
      primaryCompletionDate: trial.primary_completion_date,
      sponsor: trial.sponsor,
      primaryEndpoints: [trial.primary_endpoint].flat().map(({ endpoint, assessor }) => ({
        endpoint: reference('endpoint', endpoint),
        assessor,
      })),
      plannedInterims: orNull(trial.planned_interims),
      nonInferiorityMargin: orNull(trial.non_inferiority_margin),
      armsOverlap: trial.arms_overlap ?? false,
      unverifiedFields: trial.unverified_fields,
      note: orNull(trial.note),
      cancerType: reference('cancer', trial.cancer_type),
      biomarker: reference('biomarker', trial.biomarker),
      sources: sourcesOf(trial.sources),
      confirmedBy: confirmedBy(trial.confirmed_by),
      arms: idsInArms(trial),
      cohorts: cohortsWhere(({ id }) => (trial.cohorts ?? []).some((cohort) => cohort.id === id)),
    })),
  ],
  [
    'approvals',
    `id agency status withdrawnDate date labelDate kind event setting lines lineScope drugs { id } afterDrugs { id } ageGroup
    alkTkiNaive convertedBy { id } convertedFrom { id } cancerType { id } biomarker { id } ${PROVENANCE}`,
    evidence.approvals.map((approval) => ({
      id: `approval:${approval.id}`,
      agency: approval.agency,
      status: approval.approval_status,
      withdrawnDate: approval.withdrawn_date,
      date: approval.approval_date,
      labelDate: orNull(approval.label_date),
      kind: approval.approval_kind,
      event: approval.event,
      setting: approval.setting,
      lines: approval.lines,
      lineScope: approval.line_scope,
      drugs: references('drug', approval.drugs),
      afterDrugs: references('drug', approval.after_drugs),
      ageGroup: approval.age_group,
      alkTkiNaive: orNull(approval.alk_tki_naive),
      convertedBy: reference('approval', approval.converted_by),
      convertedFrom: references(
        'approval',
        evidence.approvals.filter((earlier) => earlier.converted_by === approval.id).map(({ id }) => id),
      ),
      cancerType: reference('cancer', approval.cancer_type),
      biomarker: reference('biomarker', approval.biomarker),
      provenance: provenanceOf(approval),
    })),
  ],
  [
    'adverseEvents',
    `id term anyGradePercent grade3PlusPercent cutoff trial { id } arm { id } drug { id } ${PROVENANCE}`,
    trialEvents.map((event) => ({
      id: `adverse-event:${event.id}`,
      term: event.event,
      anyGradePercent: event.any_grade_percent,
      grade3PlusPercent: event.grade3plus_percent,
      cutoff: event.data_cutoff,
      trial: { id: trialIdOf(event.trial) },
      arm: reference('arm', event.arm),
      drug: reference('drug', event.drug),
      provenance: provenanceOf(event),
    })),
  ],
  [
    'drugs',
    `id name tradeNames aliases otherNames { name kind source { id } } drugClass generation mechanism xrefs
    xrefSources { id } unverifiedXrefs targets { id } sources { id } note ${DOSING}`,
    evidence.drugs.map((drug) => ({
      id: `drug:${drug.id}`,
      name: drug.inn,
      tradeNames: drug.brand_names,
      aliases: drug.aliases,
      drugClass: drug.drug_class,
      generation: drug.generation,
      mechanism: drug.mechanism,
      otherNames: drug.alias_sources.map(({ alias, kind, source }) => ({
        name: alias,
        kind,
        source: reference('source', source),
      })),
      xrefs: curiesOf(drug.external_ids),
      xrefSources: references('source', drug.external_ids_confirmed_by),
      unverifiedXrefs: curiesOf(drug.unverified_external_ids ?? {}),
      note: orNull(drug.note),
      targets: references('gene', drug.targets),
      dosing: dosingOf(drug),
      sources: sourcesOf([
        ...drug.dose_confirmed_by,
        ...drug.external_ids_confirmed_by,
        ...drug.alias_sources.map(({ source }) => source),
      ]),
    })),
  ],
  [
    'sources',
    `id kind title firstAuthor publisher organisation agency verified journal year citation version date url pmid doi
    identifiers { kind value verified } partRead note`,
    evidence.sources.map((source) => ({
      id: `source:${source.id}`,
      kind: enumOf(source.kind),
      title: source.title,
      firstAuthor: orNull(source.first_author),
      publisher: source.publisher ?? source.organisation ?? source.agency ?? null,
      organisation: orNull(source.organisation),
      agency: orNull(source.agency),
      verified: orNull(source.verified),
      journal: orNull(source.journal),
      year: orNull(source.year),
      citation: orNull(source.citation),
      version: orNull(source.version),
      date: orNull(source.date),
      url: orNull(source.url),
      pmid: orNull(source.ids?.pmid),
      doi: orNull(source.ids?.doi),
      identifiers: [...identifiersOf(source.ids ?? {}, true), ...identifiersOf(source.unverified_ids ?? {}, false)],
      partRead: source.part_read,
      note: orNull(source.note),
    })),
  ],
  [
    'regimens',
    `id name relation treatmentNode { id } treatmentNodes { id } ${PROVENANCE}
    components {
      drug { id } placebo phase alternativeGroup amount amountMax unit per route schedule scheduleText food maxCycles
      duration { amount unit }
    }`,
    evidence.regimens.map((regimen) => ({
      id: `regimen:${regimen.id}`,
      name: regimen.name,
      relation: regimen.relation,
      treatmentNode: reference(
        'treatment',
        evidence.treatmentNodes.find((node) => node.default && node.regimens.includes(regimen.id))?.id,
      ),
      treatmentNodes: references(
        'treatment',
        evidence.treatmentNodes
          .filter((node) => node.regimens.includes(regimen.id))
          .toSorted((a, b) => Number(b.default) - Number(a.default))
          .map(({ id }) => id),
      ),
      provenance: provenanceOf(regimen),
      components: regimen.components.map((component) => ({
        drug: reference('drug', component.drug),
        placebo: component.placebo,
        phase: component.phase,
        alternativeGroup: component.alternative_group,
        amount: component.amount,
        amountMax: component.amount_max,
        unit: component.unit,
        per: component.per,
        route: component.route,
        schedule: component.schedule,
        scheduleText: component.schedule_text,
        food: component.food,
        maxCycles: component.max_cycles,
        duration: component.duration && {
          amount: component.duration.amount,
          unit: enumOf(component.duration.unit),
        },
      })),
    })),
  ],
  [
    'cancerTypes',
    'id name aliases xrefs parent { id } ancestors { id } children { id } isSet excludes { id } verified sources { id } note',
    evidence.cancerTypes.map((cancerType) => ({
      id: `cancer:${cancerType.id}`,
      name: cancerType.name,
      aliases: cancerType.aliases,
      xrefs: curiesOf(cancerType.external_ids),
      parent: reference('cancer', cancerType.parent),
      ancestors: references('cancer', ancestorsOf(evidence.cancerTypes, cancerType.id)),
      children: references(
        'cancer',
        evidence.cancerTypes.filter(({ parent }) => parent === cancerType.id).map(({ id }) => id),
      ),
      isSet: cancerType.is_set ?? false,
      excludes: references('cancer', cancerType.excludes ?? []),
      verified: cancerType.verified,
      sources: sourcesOf(cancerType.confirmed_by),
      note: orNull(cancerType.note),
    })),
  ],
  [
    'biomarkers',
    `id name aliases kind alterationClass variants parent { id } ancestors { id } children { id } genes { id } verified
    sources { id } note`,
    evidence.biomarkers.map((biomarker) => ({
      id: `biomarker:${biomarker.id}`,
      name: biomarker.name,
      aliases: biomarker.aliases,
      kind: enumOf(biomarker.kind),
      alterationClass: biomarker.alteration_class,
      variants: biomarker.variants ?? [],
      parent: reference('biomarker', biomarker.parent),
      ancestors: references('biomarker', ancestorsOf(evidence.biomarkers, biomarker.id)),
      children: references(
        'biomarker',
        evidence.biomarkers.filter(({ parent }) => parent === biomarker.id).map(({ id }) => id),
      ),
      genes: references('gene', biomarker.genes),
      verified: biomarker.verified,
      sources: sourcesOf(biomarker.confirmed_by),
      note: orNull(biomarker.note),
    })),
  ],
  [
    'genes',
    'id symbol name aliases xrefs verified sources { id }',
    evidence.genes.map((gene) => ({
      id: `gene:${gene.id}`,
      symbol: gene.symbol,
      name: gene.name,
      aliases: gene.aliases,
      xrefs: curiesOf({ hgnc: gene.hgnc, ncbi_gene: gene.ncbi_gene, ensembl: gene.ensembl }),
      verified: gene.verified,
      sources: sourcesOf(gene.confirmed_by),
    })),
  ],
  [
    'endpoints',
    'id name abbreviation type unit betterDirection definition',
    evidence.endpoints.map((endpoint) => ({
      id: `endpoint:${endpoint.id}`,
      name: endpoint.name,
      abbreviation: endpoint.abbreviation,
      type: enumOf(endpoint.type),
      unit: endpoint.unit,
      betterDirection: enumOf(endpoint.direction_better),
      definition: endpoint.definition,
    })),
  ],
];

/** Kinds without a list at the root. */
const UNLISTED: readonly NodesOfKind[] = [DOSES, RESISTANCE_MECHANISMS];

/** Children come by name; which of them there are is what counts here. */
function withSortedChildren<Node extends Expected>(node: Node): Node {
  return 'children' in node ? { ...node, children: byId(node.children as Expected[]) } : node;
}

describeOnEachEngine('every record of the files in, every node out', (given) => {
  it.each(KINDS)('%s', async (field, select, expected) => {
    // trials that only a registry tells of are in no file of the evidence
    const curated = field === 'trials' ? { filterType: 'TrialFilter', filter: { origin: { eq: 'CURATED' } } } : {};
    const found = byId(await readAll<Expected>(given, { field, select, pageSize: 30, ...curated })).map(
      withSortedChildren,
    );
    const wanted = byId(expected).map(withSortedChildren);
    expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    for (const [index, node] of wanted.entries()) expect(found[index]).toEqual(node);
  });

  it('arms', async () => {
    const ids = evidence.trials.flatMap((trial) => trial.arms.map((arm) => `arm:${arm.id}`));
    const found: unknown[] = [];
    for (let start = 0; start < ids.length; start += 100) {
      const { data } = await given.ask<{ nodes: unknown[] }>(
        `query Arms($ids: [ID!]!) {
          nodes(ids: $ids) {
            ... on Arm {
              id label role n drugRelation doseSchedule baselineCnsPercent crossoverAllowed note cohorts { id }
              trial { id } regimen { id }
            }
          }
        }`,
        { ids: ids.slice(start, start + 100) },
      );
      found.push(...data.nodes);
    }
    expect(found).toEqual(
      evidence.trials.flatMap((trial) =>
        trial.arms.map((arm) => ({
          id: `arm:${arm.id}`,
          label: arm.label,
          role: enumOf(arm.role),
          n: arm.n,
          drugRelation: enumOf(arm.drug_relation),
          doseSchedule: arm.dose_schedule,
          baselineCnsPercent: orNull(trial.baseline_cns_percent?.[arm.id]),
          crossoverAllowed: arm.crossover_allowed,
          note: orNull(arm.note),
          cohorts: cohortsWhere((cohort) => cohort.of_arm === arm.id),
          trial: { id: trialIdOf(trial.id) },
          regimen: reference('regimen', arm.regimen),
        })),
      ),
    );
  });

  it('treatment nodes', async () => {
    const { data } = await given.ask<{ nodes: unknown[] }>(
      `query Treatments($ids: [ID!]!) {
        nodes(ids: $ids) { ... on TreatmentNode { id name default rationale regimens { id } sources { id } } }
      }`,
      { ids: evidence.treatmentNodes.map(({ id }) => `treatment:${id}`) },
    );
    expect(data.nodes).toEqual(
      evidence.treatmentNodes.map((node) => ({
        id: `treatment:${node.id}`,
        name: node.name,
        default: node.default,
        rationale: node.rationale,
        regimens: references('regimen', node.regimens),
        sources: sourcesOf([node.source]),
      })),
    );
  });

  it.each(UNLISTED)('%s', async (type, select, expected) => {
    expect(expected.length).toBeLessThanOrEqual(100);
    const { data, errors } = await given.ask<{ nodes: unknown[] }>(
      `query ById($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${select} } } }`,
      { ids: expected.map(({ id }) => id) },
    );
    expect(errors).toEqual([]);
    expect(data.nodes).toEqual(expected);
  });

  it('counts of each kind as `meta` tells them', async () => {
    const { data } = await given.ask<{
      meta: { release: { counts: { kind: string; origin: string; count: number }[] } };
    }>('{ meta { release { counts { kind origin count } } } }');
    const countsOf = (wanted: string) =>
      Object.fromEntries(
        data.meta.release.counts.filter(({ origin }) => origin === wanted).map(({ kind, count }) => [kind, count]),
      );
    expect(countsOf('REGISTRY')).toEqual({
      trial: registry.records.length,
      'registry-record': registry.records.length,
      'posted-outcome': registry.records.flatMap(({ study }) => outcomesOf(study)).length,
    });
    expect(countsOf('CURATED')).toMatchObject({
      trial: evidence.trials.length,
      arm: evidence.trials.flatMap(({ arms }) => arms).length,
      result: evidence.results.length,
      'adverse-event': trialEvents.length,
      drug: evidence.drugs.length,
      source: evidence.sources.length,
      guideline: evidence.sources.filter(({ kind }) => kind === 'guideline').length,
      recommendation: evidence.recommendations.length,
      'plain-text': evidence.plainLanguage.length,
    });
  });

  it('cohorts', async () => {
    const cohorts = evidence.trials.flatMap((trial) => (trial.cohorts ?? []).map((cohort) => ({ trial, cohort })));
    const { data } = await given.ask<{ nodes: unknown[] }>(
      `query Cohorts($ids: [ID!]!) {
        nodes(ids: $ids) { ... on Cohort { id label n alkTkiNaive arm { id } trial { id } ${PROVENANCE} } }
      }`,
      { ids: cohorts.map(({ cohort }) => `cohort:${cohort.id}`) },
    );
    expect(cohorts.length).toBeGreaterThan(0);
    expect(data.nodes).toEqual(
      cohorts.map(({ trial, cohort }) => ({
        id: `cohort:${cohort.id}`,
        label: cohort.label,
        n: cohort.n,
        alkTkiNaive: cohort.alk_tki_naive,
        arm: reference('arm', cohort.of_arm),
        trial: { id: trialIdOf(trial.id) },
        provenance: provenanceOf(cohort),
      })),
    );
  });

  it('the release, as it describes itself', async () => {
    const { data } = await given.ask<{ meta: { sources: unknown[] } }>(
      `{ meta {
        disclaimer release { version date }
        sources { name description version licence licenceUrl licenceNote retrieved attribution }
      } }`,
    );
    const { version, date, title, description, licence, licence_url, licence_note, attribution, disclaimer } =
      evidence.release;
    // the sets of registries follow
    expect({ meta: { ...data.meta, sources: data.meta.sources.slice(0, 1) } }).toEqual({
      meta: {
        disclaimer,
        release: { version, date },
        sources: [
          {
            name: title,
            description,
            version,
            licence,
            licenceUrl: licence_url,
            licenceNote: licence_note,
            retrieved: date,
            attribution,
          },
        ],
      },
    });
  });
});
