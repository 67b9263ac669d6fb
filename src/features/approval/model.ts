import { z } from 'zod';
import { project } from '../../graph/project.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { BiomarkerId } from '../biomarker/model.ts';
import { CancerTypeId } from '../cancer-type/model.ts';
import { DrugId } from '../drug/model.ts';
import { Provenance, provenanceOf } from '../provenance/model.ts';
import { LineOfTherapy, LineScope } from '../trial/model.ts';

export const ApprovalId = z.string().startsWith('approval:').brand<'ApprovalId'>();
export type ApprovalId = z.infer<typeof ApprovalId>;

export const Agency = z.enum(['FDA', 'EMA', 'PMDA', 'NMPA']);
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
  kind: ApprovalKind,
  event: ApprovalEvent,
  setting: z.string(),
  lines: z.array(LineOfTherapy),
  lineScope: LineScope,
  drugIds: z.array(DrugId),
  afterDrugIds: z.array(DrugId),
  ageGroup: AgeGroup,
  convertedById: ApprovalId.nullable(),
  cancerTypeId: CancerTypeId,
  biomarkerId: BiomarkerId.nullable(),
  provenance: Provenance,
});
export type Approval = z.infer<typeof Approval>;

export const ApprovalNode = project(Approval, (approval) => ({ provenance: provenanceOf(approval) }));
