import { z } from 'zod';
import { textField } from '../../graph/filter.ts';
import { NamedValue } from '../../shared/named-values.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';

export const LabelWarningId = z.string().startsWith('label-warning:').brand<'LabelWarningId'>();
export type LabelWarningId = z.infer<typeof LabelWarningId>;

export const LabelWarning = z.object({
  id: LabelWarningId,
  term: z.string(),
  frequency: z.array(NamedValue),
  population: z.string().nullable(),
  onset: z.string().nullable(),
  monitoring: z.string().nullable(),
  action: z.string(),
  drugId: DrugId,
  provenance: Provenance,
});
export type LabelWarning = z.infer<typeof LabelWarning>;

export const LABEL_WARNING_FILTER = {
  term: textField('term'),
  drug: relatedDrug('OF_DRUG', 'drugId'),
  ...PROVENANCE_FILTER,
};
