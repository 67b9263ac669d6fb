import { z } from 'zod';
import { dateField, lineField, relatedField, textField, valueField } from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { CancerTypeId, relatedCancerType } from '../cancer-type/model.ts';
import { DrugId, relatedDrug } from '../drug/model.ts';
import { LineOfTherapy } from '../trial/model.ts';

export const AlgorithmId = z.string().startsWith('algorithm:').brand<'AlgorithmId'>();
export type AlgorithmId = z.infer<typeof AlgorithmId>;
export const AlgorithmStepId = z.string().startsWith('algorithm-step:').brand<'AlgorithmStepId'>();
export const AlgorithmPathId = z.string().startsWith('algorithm-path:').brand<'AlgorithmPathId'>();

export const AlgorithmStatus = z.enum(['CURRENT', 'SUPERSEDED', 'UNKNOWN']);
export const AlgorithmStepType = z.enum(['QUESTION', 'ACTION', 'GAP']);
export const SupportLevel = z.enum(['VERIFIED', 'PARTLY_VERIFIED', 'UNVERIFIED', 'NONE']);

export const Algorithm = z.object({
  id: AlgorithmId,
  title: z.string(),
  cancerTypeId: CancerTypeId,
  biomarkerId: BiomarkerId.nullable(),
  stage: z.string(),
  versionDate: PartialDate,
  status: AlgorithmStatus,
  supersededById: AlgorithmId.nullable(),
  supersedesIds: z.array(AlgorithmId),
  startId: AlgorithmStepId,
  note: z.string().nullable(),
});
export type Algorithm = z.infer<typeof Algorithm>;

/** What a step or path rests on: records of several kinds, in the recorded order. */
const supported = { supportLevel: SupportLevel, supportIds: z.array(z.string()) };

export const AlgorithmStep = z.object({
  id: AlgorithmStepId,
  algorithmId: AlgorithmId,
  type: AlgorithmStepType,
  text: z.string(),
  drugIds: z.array(DrugId),
  line: LineOfTherapy.nullable(),
  ...supported,
});
export type AlgorithmStep = z.infer<typeof AlgorithmStep>;

export const AlgorithmPath = z.object({
  id: AlgorithmPathId,
  algorithmId: AlgorithmId,
  fromId: AlgorithmStepId,
  toId: AlgorithmStepId,
  condition: z.string(),
  conditionCode: z.string().nullable(),
  ...supported,
});
export type AlgorithmPath = z.infer<typeof AlgorithmPath>;

export const ALGORITHM_FILTER = {
  title: textField('title'),
  cancerType: relatedCancerType('FOR_CANCER_TYPE', 'cancerTypeId'),
  biomarker: relatedBiomarker('REQUIRES', 'biomarkerId'),
  drug: relatedDrug('NAMES_DRUG'),
  stage: textField('stage'),
  status: valueField('status'),
  versionDate: dateField('versionDate'),
};
const relatedAlgorithm = relatedField({ kind: 'algorithm', label: 'Algorithm', filter: ALGORITHM_FILTER });

export const ALGORITHM_STEP_FILTER = {
  algorithm: relatedAlgorithm('STEP_OF', 'algorithmId'),
  type: valueField('type'),
  text: textField('text'),
  drug: relatedDrug('NAMES_DRUG'),
  line: lineField,
  supportLevel: valueField('supportLevel'),
};
