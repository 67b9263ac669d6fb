import { z } from 'zod';
import { numberField, valueField } from '../../graph/filter.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';

export const DrugActivityId = z.string().startsWith('activity:').brand<'DrugActivityId'>();
export type DrugActivityId = z.infer<typeof DrugActivityId>;
export const FrequencyAfterId = z.string().startsWith('frequency:').brand<'FrequencyAfterId'>();
export type FrequencyAfterId = z.infer<typeof FrequencyAfterId>;
export const ResistanceMechanismId = z.string().startsWith('mechanism:').brand<'ResistanceMechanismId'>();
export type ResistanceMechanismId = z.infer<typeof ResistanceMechanismId>;

export const ResponseSignificance = z.enum(['SENSITIVITY', 'REDUCED_SENSITIVITY', 'RESISTANCE']);
export const ActivityEvidenceType = z.enum(['REVIEW_TABLE', 'PATIENT', 'PRECLINICAL']);
export const ResistanceMechanismType = z.enum(['OFF_TARGET']);

/** One statement of one source; others may contradict it. */
export const DrugActivity = z.object({
  id: DrugActivityId,
  biomarkerId: BiomarkerId,
  drugId: DrugId,
  effect: z.string(),
  significance: ResponseSignificance,
  evidence: z.string(),
  evidenceType: ActivityEvidenceType,
  civicEvidenceId: z.number().int().positive().nullable(),
  provenance: Provenance,
});
export type DrugActivity = z.infer<typeof DrugActivity>;

export const DRUG_ACTIVITY_FILTER = {
  biomarker: relatedBiomarker('ACTIVITY_IN', 'biomarkerId'),
  drug: relatedDrug('OF_DRUG', 'drugId'),
  significance: valueField('significance'),
  evidenceType: valueField('evidenceType'),
  ...PROVENANCE_FILTER,
};

export const FrequencyAfter = z.object({
  id: FrequencyAfterId,
  biomarkerId: BiomarkerId,
  /** In words: a drug or a class. */
  after: z.string(),
  drugIds: z.array(DrugId),
  percent: z.number().min(0).max(100),
  basis: z.string(),
  provenance: Provenance,
});
export type FrequencyAfter = z.infer<typeof FrequencyAfter>;

export const FREQUENCY_AFTER_FILTER = {
  biomarker: relatedBiomarker('FREQUENCY_OF', 'biomarkerId'),
  drug: relatedDrug('AFTER_DRUG'),
  percent: numberField('percent'),
  ...PROVENANCE_FILTER,
};

export const ResistanceMechanism = z.object({
  id: ResistanceMechanismId,
  biomarkerId: BiomarkerId,
  type: ResistanceMechanismType,
  treatmentIdea: z.string().nullable(),
  provenance: Provenance,
});
export type ResistanceMechanism = z.infer<typeof ResistanceMechanism>;
