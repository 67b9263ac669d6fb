import { z } from 'zod';
import { project } from '../../graph/project.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { DrugId } from '../drug/model.ts';
import { Provenance, provenanceOf } from '../provenance/model.ts';
import { ArmId, TrialId } from '../trial/model.ts';

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

export const AdverseEventNode = project(AdverseEvent, (event) => ({ provenance: provenanceOf(event) }));
