import { z } from 'zod';
import { valueField } from '../../graph/filter.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { CancerTypeId, relatedCancerType } from '../cancer-type/model.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { Provenance, PROVENANCE_FILTER } from '../provenance/model.ts';
import { SourceId } from '../source/model.ts';

export const BiomarkerAssociationId = z.string().startsWith('association:').brand<'BiomarkerAssociationId'>();
export type BiomarkerAssociationId = z.infer<typeof BiomarkerAssociationId>;

export const BiomarkerRelevance = z.enum([
  'ESTABLISHED_ACTIONABLE',
  'EMERGING',
  'INVESTIGATIONAL',
  'DETECTED_NOT_ACTIONABLE',
  'NOT_DETECTED',
  'NO_DATA',
]);

const Percent = z.number().min(0).max(100);
const Count = z.number().int().min(0);

export const AssociationFinding = z.object({
  finding: z.string(),
  positive: Count,
  tested: Count,
  verified: z.boolean(),
  sourceId: SourceId,
});
export type AssociationFinding = z.infer<typeof AssociationFinding>;
export const BiomarkerAssociation = z.object({
  id: BiomarkerAssociationId,
  biomarkerId: BiomarkerId,
  cancerTypeId: CancerTypeId,
  relevance: BiomarkerRelevance,
  establishedActionable: z.boolean().nullable(),
  actionability: z.string(),
  prevalencePoint: Percent.nullable(),
  prevalenceLow: Percent.nullable(),
  prevalenceHigh: Percent.nullable(),
  prevalencePositive: Count.nullable(),
  prevalenceTested: Count.nullable(),
  /** Null where no prevalence is recorded: it always says what it rests on. */
  prevalenceBasis: z.string().nullable(),
  findings: z.array(AssociationFinding),
  approvedDrugIds: z.array(DrugId),
  provenance: Provenance,
});
export type BiomarkerAssociation = z.infer<typeof BiomarkerAssociation>;

export const BIOMARKER_ASSOCIATION_FILTER = {
  biomarker: relatedBiomarker('OF_BIOMARKER', 'biomarkerId'),
  cancerType: relatedCancerType('IN_CANCER_TYPE', 'cancerTypeId'),
  relevance: valueField('relevance'),
  establishedActionable: valueField('establishedActionable'),
  approvedDrug: relatedDrug('HAS_APPROVED_DRUG'),
  ...PROVENANCE_FILTER,
};
