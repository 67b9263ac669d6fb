import { z } from 'zod';
import { relatedField, textField, valueField } from '../../graph/filter.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { CancerTypeId, relatedCancerType } from '../cancer-type/model.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { SourceId } from '../source/model.ts';

export const CautionId = z.string().startsWith('caution:').brand<'CautionId'>();
export type CautionId = z.infer<typeof CautionId>;

export const CautionSeverity = z.enum([
  'AVOID',
  'CAUTION',
  'CONSIDER',
  'CONTRAINDICATED',
  'DATA_QUALITY',
  'DOSE',
  'FALSE_PREMISE',
  'INTERPRETATION',
  'LIFE_THREATENING',
  'SERIOUS',
]);
export const CautionDirective = z.enum(['DO_NOT_USE', 'AVOID', 'CAUTION', 'CONSIDER', 'MONITOR']);
export const CautionSeriousness = z.enum(['LIFE_THREATENING', 'SERIOUS']);
export const CautionCategory = z.enum([
  'EFFICACY',
  'TOXICITY',
  'DRUG_INTERACTION',
  'DOSE',
  'SEQUENCING',
  'TESTING',
  'DATA_QUALITY',
  'INTERPRETATION',
  'FALSE_PREMISE',
]);

export const CautionFinding = z.object({
  finding: z.string(),
  verified: z.boolean(),
  sourceId: SourceId,
});
export type CautionFinding = z.infer<typeof CautionFinding>;

export const Caution = z.object({
  id: CautionId,
  title: z.string(),
  statement: z.string(),
  cancerTypeId: CancerTypeId,
  biomarkerId: BiomarkerId.nullable(),
  drugIds: z.array(DrugId),
  severity: CautionSeverity,
  directive: CautionDirective.nullable(),
  condition: z.string().nullable(),
  seriousness: CautionSeriousness.nullable(),
  category: CautionCategory,
  findings: z.array(CautionFinding),
  provenance: Provenance,
});
export type Caution = z.infer<typeof Caution>;

export const CAUTION_FILTER = {
  title: textField('title'),
  statement: textField('statement'),
  cancerType: relatedCancerType('FOR_CANCER_TYPE', 'cancerTypeId'),
  biomarker: relatedBiomarker('REQUIRES', 'biomarkerId'),
  drug: relatedDrug('ABOUT_DRUG'),
  severity: valueField('severity'),
  directive: valueField('directive'),
  condition: textField('condition'),
  seriousness: valueField('seriousness'),
  category: valueField('category'),
  ...PROVENANCE_FILTER,
};
export const relatedCaution = relatedField({ kind: 'caution', label: 'Caution', filter: CAUTION_FILTER });
