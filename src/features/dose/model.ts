import { z } from 'zod';
import { DrugId } from '../drug/model.ts';
import { ReadOnPages } from '../provenance/model.ts';

export const DoseId = z.string().startsWith('dose:').brand<'DoseId'>();
export type DoseId = z.infer<typeof DoseId>;

export const DoseKind = z.enum(['STANDARD', 'REGION', 'ORGAN_IMPAIRMENT', 'POPULATION', 'INDICATION']);

export const Dose = z.object({
  id: DoseId,
  drugId: DrugId,
  kind: DoseKind,
  appliesTo: z.string().nullable(),
  amount: z.number().positive().nullable(),
  amountText: z.string(),
  unit: z.string(),
  route: z.string(),
  schedule: z.string(),
  note: z.string().nullable(),
  provenance: ReadOnPages,
});
export type Dose = z.infer<typeof Dose>;

export const Dosing = z.object({
  drugId: DrugId,
  standardId: DoseId.nullable(),
  regionalIds: z.array(DoseId),
  reductions: z.array(z.string()),
  foodTiming: z.string().nullable(),
  provenance: ReadOnPages,
});
export type Dosing = z.infer<typeof Dosing>;
