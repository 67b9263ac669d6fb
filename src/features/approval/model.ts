import { z } from 'zod';
import { dateField, lineField, valueField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { CancerTypeId, relatedCancerType } from '../cancer-type/model.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { Agency } from '../source/model.ts';
import { LineOfTherapy, LineScope } from '../trial/model.ts';

export const ApprovalId = z.string().startsWith('approval:').brand<'ApprovalId'>();
export type ApprovalId = z.infer<typeof ApprovalId>;

export const ApprovalStatus = z.enum(['APPROVED', 'WITHDRAWN']);
export const ApprovalKind = z.enum(['ACCELERATED', 'REGULAR', 'CONDITIONAL', 'NOT_RECORDED']);
export const ApprovalEvent = z.enum(['ORIGINAL', 'CONVERSION', 'LINE_EXTENSION', 'INDICATION_EXTENSION']);

export const AgeGroup = z.enum([
  'ADULT',
  'PAEDIATRIC',
  'PAEDIATRIC_AND_YOUNG_ADULT',
  'ADULT_AND_PAEDIATRIC',
  'NOT_STATED',
]);

export const Approval = z.object({
  id: ApprovalId,
  agency: Agency,
  status: ApprovalStatus,
  withdrawnDate: PartialDate.nullable(),
  date: PartialDate,
  /** Of the label's wording, where that is not the approval. */
  labelDate: PartialDate.nullable(),
  kind: ApprovalKind,
  event: ApprovalEvent,
  setting: z.string(),
  lines: z.array(LineOfTherapy),
  lineScope: LineScope,
  drugIds: z.array(DrugId),
  afterDrugIds: z.array(DrugId),
  ageGroup: AgeGroup,
  alkTkiNaive: z.boolean().nullable(),
  convertedById: ApprovalId.nullable(),
  convertedFromIds: z.array(ApprovalId),
  cancerTypeId: CancerTypeId,
  biomarkerId: BiomarkerId.nullable(),
  provenance: Provenance,
});
export type Approval = z.infer<typeof Approval>;

export const APPROVAL_FILTER = {
  agency: valueField('agency'),
  status: valueField('status'),
  kind: valueField('kind'),
  event: valueField('event'),
  date: dateField('date'),
  line: lineField,
  ageGroup: valueField('ageGroup'),
  drug: relatedDrug('APPROVES'),
  afterDrug: relatedDrug('AFTER_DRUG'),
  cancerType: relatedCancerType('FOR_CANCER_TYPE', 'cancerTypeId'),
  biomarker: relatedBiomarker('REQUIRES', 'biomarkerId'),
  ...PROVENANCE_FILTER,
};
