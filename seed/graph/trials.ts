import { invariant } from '../../src/shared/invariant.ts';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { doseTextOf } from './dose-text.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import { writeNames } from './names.ts';
import { knownFrom, type ProvenanceWriter } from './provenance.ts';
import { code } from './vocabulary.ts';

export function writeRegimens(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  const drugNames = new Map(evidence.drugs.map(({ id, inn }) => [id, inn]));
  const treatmentNodes = defaultTreatmentNodes(evidence);
  for (const regimen of evidence.regimens) {
    const id = idOf.regimen(regimen.id);
    const treatmentNode = treatmentNodes.get(regimen.id);
    invariant(treatmentNode, `The regimen ${regimen.id} is in no default treatment node.`);
    const drugs = regimen.components.flatMap(({ drug }) => (drug === null ? [] : [idOf.drug(drug)]));
    content.node('Regimen', id, {
      name: regimen.name,
      sortName: sortKeyOf(regimen.name),
      relation: regimen.relation,
      doseText: doseTextOf(regimen.components, drugNames),
      treatmentNodeId: idOf.treatmentNode(treatmentNode),
      treatmentNodeIds: evidence.treatmentNodes
        .filter((node) => node.regimens.includes(regimen.id))
        .toSorted((a, b) => Number(b.default) - Number(a.default))
        .map((node) => idOf.treatmentNode(node.id)),
      drugIds: drugs,
      ...provenance.properties(regimen),
    });
    writeNames(content, { id, name: regimen.name, aliases: [], identifiers: [] });
    provenance.edges(id, regimen);
    for (const drug of drugs) content.edge('CONTAINS', id, drug);
    content.include(id, { components: regimen.components.map(componentOf) });
  }
  for (const node of evidence.treatmentNodes) {
    const id = idOf.treatmentNode(node.id);
    content.node('TreatmentNode', id, {
      name: node.name,
      default: node.default,
      rationale: node.rationale,
      regimenIds: node.regimens.map(idOf.regimen),
    });
    writeNames(content, { id, name: node.name, aliases: [], identifiers: [] });
    for (const regimen of node.regimens) content.edge('JOINS', id, idOf.regimen(regimen));
    knownFrom(content, id, [node.source]);
  }
}

type Component = Evidence['regimens'][number]['components'][number];

const componentOf = (component: Component) => ({
  drugId: orNull(idOf.drug, component.drug),
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
  durationAmount: component.duration?.amount ?? null,
  durationUnit: component.duration ? code(component.duration.unit) : null,
});

/** The treatment that each regimen counts as unless asked otherwise. */
const defaultTreatmentNodes = ({ treatmentNodes }: Evidence): ReadonlyMap<string, string> =>
  new Map(
    treatmentNodes.filter((node) => node.default).flatMap((node) => node.regimens.map((regimen) => [regimen, node.id])),
  );

/** `registered`: the trials that a registry record speaks of too. */
export function writeTrials(
  content: GraphContent,
  evidence: Evidence,
  registered: ReadonlySet<string>,
  provenance: ProvenanceWriter,
): void {
  const trialId = trialIdsOf(evidence);
  const treatmentNodes = defaultTreatmentNodes(evidence);
  for (const trial of evidence.trials) {
    const id = trialId(trial.id);
    const drugs = [...new Set(trial.arms.flatMap((arm) => arm.drugs))].toSorted();
    content.node('Trial', id, {
      origins: registered.has(trial.id) ? ['CURATED', 'REGISTRY'] : ['CURATED'],
      acronym: trial.acronym,
      sortName: sortKeyOf(trial.acronym),
      title: trial.title,
      phase: trial.phase_code,
      phaseText: trial.phase,
      design: trial.design,
      masking: trial.masking_code,
      maskingText: trial.masking,
      randomisationRatio: trial.randomisation_ratio,
      stratificationFactors: trial.stratification ?? trial.stratification_unverified,
      stratificationVerified: (trial.stratification ?? null) !== null,
      population: trial.population,
      lines: trial.lines,
      lineScope: trial.line_scope,
      linesText: trial.line_of_therapy,
      alkTkiNaive: trial.alk_tki_naive,
      priorTherapy: trial.prior_therapy,
      priorChemotherapy: trial.prior_therapy_allowed.chemotherapy,
      priorAlkInhibitor: trial.prior_therapy_allowed.alk_inhibitor,
      priorTherapyVerified: trial.prior_therapy_allowed.verified,
      priorTherapyConfirmedByIds: pagesOf(trial.prior_therapy_allowed),
      priorTherapyNote: trial.prior_therapy_allowed.note,
      crossoverAllowed: trial.crossover.allowed,
      crossoverPercent: trial.crossover.percent_of_control,
      crossoverVerified: trial.crossover.verified,
      crossoverConfirmedByIds: pagesOf(trial.crossover),
      crossoverNote: trial.crossover.note,
      baselineCnsVerified: trial.baseline_cns_provenance.verified,
      baselineCnsConfirmedByIds: pagesOf(trial.baseline_cns_provenance),
      baselineCnsNote: trial.baseline_cns_provenance.note,
      cnsImaging: trial.cns_imaging,
      biomarkerTest: trial.biomarker_test,
      regionScope: trial.region_scope,
      regions: trial.regions,
      enrollment: trial.enrollment,
      firstPublishedN: trial.first_published_n,
      recruitmentPeriod: trial.recruitment_period,
      recruitmentStatus: trial.recruitment_status,
      startDate: trial.start_date,
      primaryCompletionDate: trial.primary_completion_date,
      sponsor: trial.sponsor,
      plannedInterims: trial.planned_interims,
      nonInferiorityMargin: trial.non_inferiority_margin,
      armsOverlap: trial.arms_overlap ?? false,
      unverifiedFields: trial.unverified_fields,
      note: trial.note,
      cancerTypeId: idOf.cancerType(trial.cancer_type),
      biomarkerId: orNull(idOf.biomarker, trial.biomarker),
      drugIds: drugs.map(idOf.drug),
      confirmedByIds: pagesOf(trial),
    });
    writeNames(content, {
      id,
      name: trial.acronym,
      aliases: [],
      identifiers: trial.registry_ids.map((number) => number.id),
    });
    content.edge('IN_CANCER_TYPE', id, idOf.cancerType(trial.cancer_type));
    content.edge('SELECTS_BY', id, orNull(idOf.biomarker, trial.biomarker));
    for (const drug of drugs) content.edge('STUDIES', id, idOf.drug(drug));
    knownFrom(content, id, trial.sources);
    writeReadings(content, id, trial);
    writePopulations(content, id, trial);
    content.include(id, {
      registryIds: trial.registry_ids.map((number) => ({
        registry: number.registry,
        number: number.id,
        verified: number.verified,
        confirmedByIds: pagesOf(number),
      })),
      primaryEndpoints: [trial.primary_endpoint].flat().map(({ endpoint, assessor }) => ({
        endpointId: orNull(idOf.endpoint, endpoint),
        assessor,
      })),
    });
    writeArms(content, id, trial, treatmentNodes);
    writeCohorts(content, id, trial, provenance);
  }
}

type TrialRecord = Evidence['trials'][number];

/** The pages on which a part of a trial was read, sorted. */
const pagesOf = ({ confirmed_by: pages }: { readonly confirmed_by?: readonly string[] | undefined }): string[] =>
  (pages ?? []).map(idOf.source).toSorted();

function writeReadings(content: GraphContent, trialId: string, trial: TrialRecord): void {
  for (const page of pagesOf(trial)) content.edge('CONFIRMED_BY', trialId, page);
  for (const page of pagesOf(trial.crossover)) content.edge('CROSSOVER_CONFIRMED_BY', trialId, page);
  for (const page of pagesOf(trial.prior_therapy_allowed)) content.edge('PRIOR_THERAPY_CONFIRMED_BY', trialId, page);
  for (const page of pagesOf(trial.baseline_cns_provenance)) content.edge('BASELINE_CNS_CONFIRMED_BY', trialId, page);
}

function writePopulations(content: GraphContent, trialId: string, trial: TrialRecord): void {
  const populations = Object.entries(trial.populations ?? {}).flatMap(([name, sizes]) =>
    Object.entries(sizes).map(([arm, n]) => ({ name, armId: idOf.arm(arm), n })),
  );
  for (const [position, population] of populations.entries()) {
    const id = `analysis-population:${trial.id}.${position}`;
    content.node('AnalysisPopulation', id, { position, trialId, ...population });
    content.edge('HAS_POPULATION', trialId, id);
    content.edge('COUNTED_IN', id, population.armId);
  }
}

function writeArms(
  content: GraphContent,
  trialId: string,
  trial: TrialRecord,
  treatmentNodes: ReadonlyMap<string, string>,
): void {
  for (const [position, arm] of trial.arms.entries()) {
    const id = idOf.arm(arm.id);
    content.node('Arm', id, {
      label: arm.label,
      role: code(arm.role),
      n: arm.n,
      drugRelation: code(arm.drug_relation),
      doseSchedule: arm.dose_schedule,
      baselineCnsPercent: trial.baseline_cns_percent?.[arm.id],
      crossoverAllowed: arm.crossover_allowed,
      note: arm.note,
      position,
      trialId,
      regimenId: idOf.regimen(arm.regimen),
      treatmentNodeId: orNull(idOf.treatmentNode, treatmentNodes.get(arm.regimen)),
      drugIds: arm.drugs.map(idOf.drug).toSorted(),
    });
    content.edge('HAS_ARM', trialId, id);
    content.edge('GIVES', id, idOf.regimen(arm.regimen));
  }
}

function writeCohorts(
  content: GraphContent,
  trialId: string,
  { cohorts = [] }: TrialRecord,
  provenance: ProvenanceWriter,
): void {
  for (const [position, cohort] of cohorts.entries()) {
    const id = idOf.cohort(cohort.id);
    content.node('Cohort', id, {
      position,
      label: cohort.label,
      n: cohort.n,
      alkTkiNaive: cohort.alk_tki_naive,
      trialId,
      armId: idOf.arm(cohort.of_arm),
      ...provenance.properties(cohort),
    });
    provenance.edges(id, cohort);
    content.edge('COHORT_OF', id, trialId);
    content.edge('PART_OF_ARM', id, idOf.arm(cohort.of_arm));
  }
}
