import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';
import { code, publisherOf } from './vocabulary.ts';

export function writeRecommendations(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  const trialId = trialIdsOf(evidence);
  const bodies = new Map(evidence.sources.map((source) => [source.id, publisherOf(source)]));
  for (const recommendation of evidence.recommendations) {
    const id = idOf.recommendation(recommendation.id);
    const { indication, evidence: grading, guideline } = recommendation;
    const supportingTrialIds = (recommendation.supporting_trials ?? []).map(trialId);
    const body = guideline === null ? null : bodies.get(guideline);
    content.node('Recommendation', id, {
      kind: recommendation.kind,
      stage: indication.stage,
      lineText: recommendation.line,
      lines: recommendation.line_code === null ? [] : [recommendation.line_code],
      lineScope: recommendation.line_scope,
      progressionPattern: recommendation.progression_pattern,
      drugRelation: code(recommendation.drug_relation),
      strengthText: recommendation.strength,
      preference: recommendation.preference,
      evidenceCategory: recommendation.evidence_category,
      nccnCategory: grading.nccn_category,
      esmoLevel: grading.esmo_level,
      esmoGrade: grading.esmo_grade,
      evidenceQuality: grading.quality,
      strength: grading.strength,
      basis: grading.basis,
      gradingOrigin: grading.provenance,
      esmoMcbs: recommendation.esmo_mcbs,
      escat: recommendation.escat,
      guidelineDate: recommendation.guideline_date,
      // a body's statements stand together, the oldest first and the undated last
      bodySortKey: body ? `${sortKeyOf(body)} ${recommendation.guideline_date ?? '~'}` : null,
      statusText: recommendation.status,
      status: recommendation.status_code,
      conditions: recommendation.conditions,
      cautionTexts: recommendation.cautions,
      cancerTypeId: idOf.cancerType(indication.cancer_type),
      biomarkerId: orNull(idOf.biomarker, indication.biomarker),
      drugIds: recommendation.drugs.map(idOf.drug),
      progressingOnIds: recommendation.progressing_on.map(idOf.drug),
      guidelineId: orNull(idOf.source, guideline),
      supersededById: orNull(idOf.source, recommendation.superseded_by),
      supportingTrialIds,
      ...provenance.properties(recommendation),
    });
    provenance.edges(id, recommendation);
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(indication.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, indication.biomarker));
    for (const drug of recommendation.drugs) content.edge('ABOUT_DRUG', id, idOf.drug(drug));
    for (const drug of recommendation.progressing_on) content.edge('AFTER_DRUG', id, idOf.drug(drug));
    for (const trial of supportingTrialIds) content.edge('SUPPORTED_BY', id, trial);
    content.edge('IN_GUIDELINE', id, orNull(idOf.source, guideline));
    content.edge('SUPERSEDED_BY', id, orNull(idOf.source, recommendation.superseded_by));
  }
}
