import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent, Properties, Value } from './content.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';

/*
 * The kinds whose queries come with the clinical answers. They are whole in the graph from the start, in the words of
 * their records: scalars and lists as properties, parts as nodes of their own, references as edges.
 */

export function writeGuidance(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  writeAssociations(content, evidence, provenance);
  writeActivity(content, evidence, provenance);
  writeRecommendations(content, evidence, provenance);
  writeCautions(content, evidence, provenance);
  writeClaims(content, evidence);
}

const camel = (key: string): string => key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The scalars and flat lists of a record, without those that are written as edges, parts or provenance. */
function plain(record: object, without: readonly string[] = []): Properties {
  const left = new Set([
    'id',
    'source',
    'confirmed_by',
    'verified',
    'locator',
    'unverified_fields',
    'note',
    ...without,
  ]);
  const properties: Record<string, Value | null> = {};
  const entries: [string, unknown][] = Object.entries(record);
  for (const [key, value] of entries) {
    if (left.has(key) || !(value === null || isValue(value))) continue;
    properties[camel(key)] = value;
  }
  return properties;
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
const isValue = (value: unknown): value is Value => isScalar(value) || (Array.isArray(value) && value.every(isScalar));

function writeAssociations(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  for (const association of evidence.biomarkerCancerAssociations) {
    const id = idOf.association(association.id);
    const { prevalence } = association;
    content.node('Association', id, {
      ...plain(association, ['biomarker', 'cancer_type', 'approved_drugs']),
      prevalencePoint: prevalence?.point,
      prevalenceLow: prevalence?.low,
      prevalenceHigh: prevalence?.high,
      prevalenceBasis: prevalence?.basis,
      prevalencePositive: prevalence?.n_positive,
      prevalenceTested: prevalence?.n_tested,
      ...provenance.properties(association),
    });
    provenance.edges(id, association);
    content.edge('OF_BIOMARKER', id, idOf.biomarker(association.biomarker));
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(association.cancer_type));
    for (const drug of association.approved_drugs) content.edge('APPROVED_DRUG', id, idOf.drug(drug));
    writeFindings(content, id, association.id, association.evidence ?? []);
  }
}

function writeFindings(
  content: GraphContent,
  ownerId: string,
  slug: string,
  findings: readonly { readonly source: string; readonly finding: string; readonly verified: boolean }[],
): void {
  for (const [position, finding] of findings.entries()) {
    const id = `finding:${slug}.${position}`;
    content.node('Finding', id, { ...plain(finding), verified: finding.verified, position });
    content.edge('HAS_FINDING', ownerId, id);
    content.edge('STATED_IN', id, idOf.source(finding.source));
  }
}

function writeActivity(content: GraphContent, { biomarkers }: Evidence, provenance: ProvenanceWriter): void {
  for (const biomarker of biomarkers) {
    const biomarkerId = idOf.biomarker(biomarker.id);
    for (const [position, activity] of (biomarker.tki_activity ?? []).entries()) {
      const id = `activity:${biomarker.id}.${position}`;
      content.node('DrugActivity', id, { ...plain(activity, ['drug']), position, ...provenance.properties(activity) });
      provenance.edges(id, activity);
      content.edge('ACTIVITY_AGAINST', id, biomarkerId);
      content.edge('OF_DRUG', id, idOf.drug(activity.drug));
    }
    for (const [position, frequency] of (biomarker.frequency_after ?? []).entries()) {
      const id = `frequency:${biomarker.id}.${position}`;
      content.node('FrequencyAfter', id, {
        ...plain(frequency, ['drugs']),
        position,
        ...provenance.properties(frequency),
      });
      provenance.edges(id, frequency);
      content.edge('FREQUENCY_OF', id, biomarkerId);
      for (const drug of frequency.drugs) content.edge('AFTER_DRUG', id, idOf.drug(drug));
    }
    if (biomarker.mechanism) {
      const id = `mechanism:${biomarker.id}`;
      content.node('ResistanceMechanism', id, {
        ...plain(biomarker.mechanism),
        ...provenance.properties(biomarker.mechanism),
      });
      provenance.edges(id, biomarker.mechanism);
      content.edge('MECHANISM_OF', id, biomarkerId);
    }
  }
}

function writeRecommendations(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  const trialId = trialIdsOf(evidence);
  for (const recommendation of evidence.recommendations) {
    const id = idOf.recommendation(recommendation.id);
    const { indication, evidence: grading } = recommendation;
    content.node('Recommendation', id, {
      ...plain(recommendation, ['drugs', 'progressing_on', 'guideline', 'superseded_by', 'supporting_trials']),
      stage: indication.stage,
      nccnCategory: grading.nccn_category,
      esmoLevel: grading.esmo_level,
      esmoGrade: grading.esmo_grade,
      certainty: grading.quality,
      gradedStrength: grading.strength,
      basis: grading.basis,
      gradingProvenance: grading.provenance,
      ...provenance.properties(recommendation),
    });
    provenance.edges(id, recommendation);
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(indication.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, indication.biomarker));
    for (const drug of recommendation.drugs) content.edge('RECOMMENDS', id, idOf.drug(drug));
    for (const drug of recommendation.progressing_on) content.edge('AFTER_DRUG', id, idOf.drug(drug));
    for (const trial of recommendation.supporting_trials ?? []) content.edge('SUPPORTED_BY', id, trialId(trial));
    content.edge('IN_GUIDELINE', id, orNull(idOf.source, recommendation.guideline));
    content.edge('SUPERSEDED_BY', id, orNull(idOf.source, recommendation.superseded_by));
  }
}

function writeCautions(content: GraphContent, { cautions }: Evidence, provenance: ProvenanceWriter): void {
  for (const caution of cautions) {
    const id = idOf.caution(caution.id);
    content.node('Caution', id, {
      ...plain(caution, ['cancer_type', 'biomarker', 'drugs']),
      ...provenance.properties(caution),
    });
    provenance.edges(id, caution);
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(caution.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, caution.biomarker));
    for (const drug of caution.drugs) content.edge('ABOUT_DRUG', id, idOf.drug(drug));
    writeFindings(content, id, caution.id, caution.evidence ?? []);
  }
}

function writeClaims(content: GraphContent, { articleClaims }: Evidence): void {
  for (const claim of articleClaims) {
    const id = idOf.claim(claim.id);
    const values = Object.entries(claim.primary_values);
    content.node('Claim', id, {
      ...plain(claim, ['result_ids', 'sources', 'citation']),
      citation: claim.citation === null ? null : String(claim.citation),
      valueNames: values.map(([name]) => name),
      values: values.map(([, value]) => String(value)),
    });
    for (const result of claim.result_ids) content.edge('SHOWN_BY', id, idOf.result(result));
    for (const source of claim.sources) content.edge('STATED_IN', id, idOf.source(source));
  }
}
