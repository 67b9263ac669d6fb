import { z } from 'zod';
import { relatedField, textField, valueField } from '../../graph/filter.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { Source } from '../source/model.ts';

export const RegimenId = z.string().startsWith('regimen:').brand<'RegimenId'>();
export type RegimenId = z.infer<typeof RegimenId>;
export const TreatmentNodeId = z.string().startsWith('treatment:').brand<'TreatmentNodeId'>();
export type TreatmentNodeId = z.infer<typeof TreatmentNodeId>;

export const RegimenRelation = z.enum(['SINGLE', 'COMBINATION', 'SEQUENTIAL', 'ALTERNATIVES']);
export const Schedule = z.enum([
  'ONCE_DAILY',
  'TWICE_DAILY',
  'EVERY_2_WEEKS',
  'EVERY_3_WEEKS',
  'EVERY_4_WEEKS',
  'SINGLE_DOSE',
  'NOT_RECORDED',
]);

export const DurationUnit = z.enum(['DAYS', 'WEEKS', 'MONTHS']);

export const RegimenComponent = z.object({
  drugId: DrugId.nullable(),
  placebo: z.boolean(),
  phase: z.number().int().nullable(),
  alternativeGroup: z.string().nullable(),
  amount: z.number().nullable(),
  amountMax: z.number().nullable(),
  unit: z.string().nullable(),
  per: z.string().nullable(),
  route: z.string().nullable(),
  schedule: Schedule,
  scheduleText: z.string().nullable(),
  food: z.string().nullable(),
  maxCycles: z.number().int().nullable(),
  durationAmount: z.number().nullable(),
  durationUnit: DurationUnit.nullable(),
});
export type RegimenComponent = z.infer<typeof RegimenComponent>;

export const Regimen = z.object({
  id: RegimenId,
  name: z.string(),
  relation: RegimenRelation,
  doseText: z.string(),
  treatmentNodeId: TreatmentNodeId,
  /** The default one first. */
  treatmentNodeIds: z.array(TreatmentNodeId),
  components: z.array(RegimenComponent),
  provenance: Provenance,
});
export type Regimen = z.infer<typeof Regimen>;

export const REGIMEN_FILTER = {
  name: textField('name'),
  relation: valueField('relation'),
  drug: relatedDrug('CONTAINS'),
  ...PROVENANCE_FILTER,
};
export const relatedRegimen = relatedField({ kind: 'regimen', label: 'Regimen', filter: REGIMEN_FILTER });

export const TreatmentNode = z.object({
  id: TreatmentNodeId,
  name: z.string(),
  default: z.boolean(),
  rationale: z.string(),
  regimenIds: z.array(RegimenId),
  sources: z.array(Source),
});
export type TreatmentNode = z.infer<typeof TreatmentNode>;
