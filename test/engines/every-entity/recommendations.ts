import {
  enumOf,
  evidence,
  orNull,
  PROVENANCE,
  provenanceOf,
  reference,
  references,
  trialIdOf,
} from '../../support/evidence.ts';
import type { ListedKind } from './kind.ts';

export const RECOMMENDATIONS: ListedKind = [
  'recommendations',
  `id kind cancerType { id } biomarker { id } stage lineText lines lineScope progressingOn { id } progressionPattern
  drugs { id } drugRelation strengthText preference evidenceCategory
  grading { nccnCategory esmoLevel esmoGrade quality strength basis origin }
  esmoMcbs escat guideline { id } guidelineDate status statusText supersededBy { id } conditions cautionTexts
  supportingTrials { id } ${PROVENANCE}`,
  evidence.recommendations.map((recommendation) => ({
    id: `recommendation:${recommendation.id}`,
    kind: recommendation.kind,
    cancerType: reference('cancer', recommendation.indication.cancer_type),
    biomarker: reference('biomarker', recommendation.indication.biomarker),
    stage: recommendation.indication.stage,
    lineText: recommendation.line,
    lines: recommendation.line_code === null ? [] : [recommendation.line_code],
    lineScope: recommendation.line_scope,
    progressingOn: references('drug', recommendation.progressing_on),
    progressionPattern: recommendation.progression_pattern,
    drugs: references('drug', recommendation.drugs),
    drugRelation: enumOf(recommendation.drug_relation),
    strengthText: recommendation.strength,
    preference: recommendation.preference,
    evidenceCategory: recommendation.evidence_category,
    grading: {
      nccnCategory: recommendation.evidence.nccn_category,
      esmoLevel: recommendation.evidence.esmo_level,
      esmoGrade: recommendation.evidence.esmo_grade,
      quality: recommendation.evidence.quality,
      strength: recommendation.evidence.strength,
      basis: recommendation.evidence.basis,
      origin: recommendation.evidence.provenance,
    },
    esmoMcbs: orNull(recommendation.esmo_mcbs),
    escat: orNull(recommendation.escat),
    guideline: reference('guideline', recommendation.guideline),
    guidelineDate: recommendation.guideline_date,
    status: recommendation.status_code,
    statusText: recommendation.status,
    supersededBy: reference('guideline', recommendation.superseded_by),
    conditions: recommendation.conditions,
    cautionTexts: recommendation.cautions,
    supportingTrials: (recommendation.supporting_trials ?? []).map((trial) => ({ id: trialIdOf(trial) })),
    provenance: provenanceOf(recommendation),
  })),
];
