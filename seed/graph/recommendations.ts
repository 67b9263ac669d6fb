import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { bodySortKeyOf } from './guidelines.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';
import { code } from './vocabulary.ts';

export function writeRecommendations(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  const trialId = trialIdsOf(evidence);
  const bodies = new Map(evidence.sources.map((source) => [source.id, source.organisation]));
  for (const recommendation of evidence.recommendations) {
    const id = idOf.recommendation(recommendation.id);
    const { indication, evidence: grading, guideline } = recommendation;
    const supportingTrialIds = (recommendation.supporting_trials ?? []).map(trialId);
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
      bodySortKey: bodySortKeyOf(guideline === null ? null : bodies.get(guideline), recommendation.guideline_date),
      statusText: recommendation.status,
      status: recommendation.status_code,
      conditions: recommendation.conditions,
      cautionTexts: recommendation.cautions,
      cancerTypeId: idOf.cancerType(indication.cancer_type),
      biomarkerId: orNull(idOf.biomarker, indication.biomarker),
      drugIds: recommendation.drugs.map(idOf.drug),
      progressingOnIds: recommendation.progressing_on.map(idOf.drug),
      guidelineId: orNull(idOf.guideline, guideline),
      supersededById: orNull(idOf.guideline, recommendation.superseded_by),
      supportingTrialIds,
      ...provenance.properties(recommendation),
    });
    provenance.edges(id, recommendation);
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(indication.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, indication.biomarker));
    for (const drug of recommendation.drugs) content.edge('ABOUT_DRUG', id, idOf.drug(drug));
    for (const drug of recommendation.progressing_on) content.edge('AFTER_DRUG', id, idOf.drug(drug));
    for (const trial of supportingTrialIds) content.edge('SUPPORTED_BY', id, trial);
    content.edge('IN_GUIDELINE', id, orNull(idOf.guideline, guideline));
    content.edge('SUPERSEDED_BY', id, orNull(idOf.guideline, recommendation.superseded_by));
  }
}
