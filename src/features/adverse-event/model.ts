import { z } from 'zod';
import { dateField, numberField, textField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { ArmId, relatedArm, relatedTrial, TrialId } from '../trial/model.ts';

export const AdverseEventId = z.string().startsWith('adverse-event:').brand<'AdverseEventId'>();
export type AdverseEventId = z.infer<typeof AdverseEventId>;

const Percent = z.number().min(0).max(100);

export const AdverseEvent = z.object({
  id: AdverseEventId,
  term: z.string(),
  anyGradePercent: Percent.nullable(),
  grade3PlusPercent: Percent.nullable(),
  cutoff: PartialDate.nullable(),
  trialId: TrialId,
  armId: ArmId.nullable(),
  drugId: DrugId.nullable(),
  provenance: Provenance,
});
export type AdverseEvent = z.infer<typeof AdverseEvent>;

export const ADVERSE_EVENT_FILTER = {
  term: textField('term'),
  trial: relatedTrial('OF_TRIAL', 'trialId'),
  arm: relatedArm('IN_ARM', 'armId'),
  drug: relatedDrug('OF_DRUG', 'drugId'),
  anyGradePercent: numberField('anyGradePercent'),
  grade3PlusPercent: numberField('grade3PlusPercent'),
  cutoff: dateField('cutoff'),
  ...PROVENANCE_FILTER,
};
