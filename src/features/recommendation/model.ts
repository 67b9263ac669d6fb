import { z } from 'zod';
import { dateField, lineField, numberField, textField, valueField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { CancerTypeId, relatedCancerType } from '../cancer-type/model.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { GuidelineId, relatedGuideline } from '../guideline/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { DrugRelation, LineOfTherapy, LineScope, relatedTrial, TrialId } from '../trial/model.ts';

export const RecommendationId = z.string().startsWith('recommendation:').brand<'RecommendationId'>();
export type RecommendationId = z.infer<typeof RecommendationId>;

/** Only the first is a guideline's own statement. */
export const RecommendationKind = z.enum([
  'GUIDELINE_STATEMENT',
  'LABEL_INDICATION',
  'TRIAL_EVIDENCE',
  'SCORE',
  'ABSENCE',
  'ARTICLE_STATEMENT',
]);
export const Preference = z.enum([
  'PREFERRED',
  'OTHER_RECOMMENDED',
  'USEFUL_IN_CERTAIN_CIRCUMSTANCES',
  'RECOMMENDED_UNSPECIFIED',
  'NOT_RECOMMENDED',
  'NONE',
  'UNKNOWN',
]);
export const RecommendationStatus = z.enum(['CURRENT', 'SUPERSEDED', 'UNKNOWN']);
export const ProgressionPattern = z.enum(['LIMITED', 'CNS', 'SYSTEMIC_MULTIPLE', 'UNSPECIFIED']);
export const NccnCategory = z.enum(['CATEGORY_1', 'CATEGORY_2A', 'CATEGORY_2B', 'CATEGORY_3']);
export const EsmoLevel = z.enum(['I', 'II', 'III', 'IV', 'V']);
export const EsmoGrade = z.enum(['A', 'B', 'C', 'D', 'E']);
export const EvidenceQuality = z.enum(['HIGH', 'MODERATE_TO_HIGH', 'MODERATE', 'INTERMEDIATE', 'LOW', 'VERY_LOW']);
export const RecommendationStrength = z.enum(['STRONG', 'MODERATE', 'WEAK']);
export const RecommendationBasis = z.enum(['EVIDENCE_BASED', 'INFORMAL_CONSENSUS']);
export const GradingOrigin = z.enum(['READ', 'STATED_BY_REVIEWED_ARTICLE', 'MEMORY']);

export const Recommendation = z.object({
  id: RecommendationId,
  kind: RecommendationKind,
  cancerTypeId: CancerTypeId,
  biomarkerId: BiomarkerId.nullable(),
  stage: z.string(),
  lineText: z.string(),
  lines: z.array(LineOfTherapy),
  lineScope: LineScope,
  progressingOnIds: z.array(DrugId),
  progressionPattern: ProgressionPattern.nullable(),
  drugIds: z.array(DrugId),
  drugRelation: DrugRelation,
  strengthText: z.string(),
  preference: Preference,
  evidenceCategory: z.string().nullable(),
  nccnCategory: NccnCategory.nullable(),
  esmoLevel: EsmoLevel.nullable(),
  esmoGrade: EsmoGrade.nullable(),
  evidenceQuality: EvidenceQuality.nullable(),
  strength: RecommendationStrength.nullable(),
  basis: RecommendationBasis.nullable(),
  gradingOrigin: GradingOrigin.nullable(),
  esmoMcbs: z.number().int().min(1).max(5).nullable(),
  escat: z.string().nullable(),
  guidelineId: GuidelineId.nullable(),
  guidelineDate: PartialDate.nullable(),
  statusText: z.string(),
  status: RecommendationStatus,
  supersededById: GuidelineId.nullable(),
  conditions: z.array(z.string()),
  cautionTexts: z.array(z.string()),
  supportingTrialIds: z.array(TrialId),
  provenance: Provenance,
});
export type Recommendation = z.infer<typeof Recommendation>;

export const RECOMMENDATION_FILTER = {
  kind: valueField('kind'),
  cancerType: relatedCancerType('FOR_CANCER_TYPE', 'cancerTypeId'),
  biomarker: relatedBiomarker('REQUIRES', 'biomarkerId'),
  stage: textField('stage'),
  line: lineField,
  afterDrug: relatedDrug('AFTER_DRUG'),
  progressionPattern: valueField('progressionPattern'),
  drug: relatedDrug('ABOUT_DRUG'),
  drugRelation: valueField('drugRelation'),
  preference: valueField('preference'),
  evidenceCategory: textField('evidenceCategory'),
  nccnCategory: valueField('nccnCategory'),
  esmoLevel: valueField('esmoLevel'),
  esmoGrade: valueField('esmoGrade'),
  evidenceQuality: valueField('evidenceQuality'),
  strength: valueField('strength'),
  basis: valueField('basis'),
  gradingOrigin: valueField('gradingOrigin'),
  esmoMcbs: numberField('esmoMcbs'),
  escat: textField('escat'),
  guideline: relatedGuideline('IN_GUIDELINE', 'guidelineId'),
  guidelineDate: dateField('guidelineDate'),
  status: valueField('status'),
  supersededBy: relatedGuideline('SUPERSEDED_BY', 'supersededById'),
  supportingTrial: relatedTrial('SUPPORTED_BY'),
  ...PROVENANCE_FILTER,
};
