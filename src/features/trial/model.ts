import { z } from 'zod';
import {
  dateField,
  lineField,
  memberField,
  numberField,
  relatedField,
  textField,
  valueField,
} from '../../graph/filter.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { BiomarkerId, relatedBiomarker } from '../biomarker/model.ts';
import { CancerTypeId, relatedCancerType } from '../cancer-type/model.ts';
import { relatedDrug } from '../drug/model.ts';
import { EndpointId } from '../endpoint/model.ts';
import { RegimenId, relatedRegimen } from '../regimen/model.ts';
import { Origin, Provenance } from '../provenance/model.ts';
import { Source, SourceId } from '../source/model.ts';

/** The key is the registry number, of any registry: NCT02075840, JapicCTI-132316, CTRI/2016/09/007234. */
export const TrialId = z.string().startsWith('trial:').brand<'TrialId'>();
export type TrialId = z.infer<typeof TrialId>;
export const ArmId = z.string().startsWith('arm:').brand<'ArmId'>();
export type ArmId = z.infer<typeof ArmId>;
export const CohortId = z.string().startsWith('cohort:').brand<'CohortId'>();
export type CohortId = z.infer<typeof CohortId>;

export const LineOfTherapy = z.enum([
  'FIRST_LINE',
  'SECOND_LINE',
  'THIRD_LINE',
  'LATER_LINE',
  'SUBSEQUENT_UNSPECIFIED',
  'ADJUVANT',
]);
export type LineOfTherapy = z.infer<typeof LineOfTherapy>;
export const LineScope = z.enum(['SPECIFIED', 'ANY', 'NOT_RECORDED']);
export const TrialPhase = z.enum(['PHASE1', 'PHASE1_PHASE2', 'PHASE2', 'PHASE3']);
export type TrialPhase = z.infer<typeof TrialPhase>;
export const Masking = z.enum(['NONE', 'SINGLE', 'DOUBLE', 'TRIPLE', 'QUADRUPLE', 'NOT_REPORTED']);
export const RegionScope = z.enum([
  'GLOBAL',
  'ASIA',
  'JAPAN',
  'CHINA',
  'NORTH_AMERICA',
  'EUROPE_AND_ASIA',
  'NOT_RECORDED',
]);
export const ArmRole = z.enum(['EXPERIMENTAL', 'ACTIVE_COMPARATOR', 'PLACEBO']);
export const DrugRelation = z.enum(['SINGLE', 'COMBINATION', 'ALTERNATIVES', 'MIXED', 'NONE']);
export const PriorChemotherapy = z.enum(['NONE', 'ONE_LINE', 'ANY']);
export const PriorAlkInhibitor = z.enum(['NONE', 'CRIZOTINIB_ONLY', 'ANY']);

const RegistryNumber = z.object({
  registry: z.string(),
  number: z.string(),
  verified: z.boolean(),
  confirmedByIds: z.array(SourceId),
});
export type RegistryNumber = z.infer<typeof RegistryNumber>;
const PrimaryEndpoint = z.object({
  endpointId: EndpointId.nullable(),
  assessor: z.string().nullable(),
});
export type PrimaryEndpoint = z.infer<typeof PrimaryEndpoint>;

export const Trial = z.object({
  id: TrialId,
  origins: z.array(Origin),
  acronym: z.string(),
  title: z.string(),
  registryIds: z.array(RegistryNumber),
  phase: TrialPhase.nullable(),
  phaseText: z.string().nullable(),
  design: z.string().nullable(),
  masking: Masking,
  maskingText: z.string().nullable(),
  randomisationRatio: z.string().nullable(),
  stratificationFactors: z.string().nullable(),
  stratificationVerified: z.boolean(),
  population: z.string().nullable(),
  lines: z.array(LineOfTherapy),
  lineScope: LineScope,
  linesText: z.string().nullable(),
  alkTkiNaive: z.boolean().nullable(),
  priorTherapy: z.string().nullable(),
  priorChemotherapy: PriorChemotherapy.nullable(),
  priorAlkInhibitor: PriorAlkInhibitor.nullable(),
  priorTherapyVerified: z.boolean(),
  priorTherapyConfirmedByIds: z.array(SourceId),
  priorTherapyNote: z.string().nullable(),
  crossoverAllowed: z.boolean().nullable(),
  crossoverPercent: z.number().nullable(),
  crossoverVerified: z.boolean(),
  crossoverConfirmedByIds: z.array(SourceId),
  crossoverNote: z.string().nullable(),
  baselineCnsVerified: z.boolean(),
  baselineCnsConfirmedByIds: z.array(SourceId),
  baselineCnsNote: z.string().nullable(),
  cnsImaging: z.string().nullable(),
  biomarkerTest: z.string().nullable(),
  regionScope: RegionScope,
  regions: z.array(z.string()),
  enrollment: z.number().int().nullable(),
  firstPublishedN: z.string().nullable(),
  recruitmentPeriod: z.string().nullable(),
  recruitmentStatus: z.string().nullable(),
  startDate: PartialDate.nullable(),
  primaryCompletionDate: PartialDate.nullable(),
  sponsor: z.string().nullable(),
  primaryEndpoints: z.array(PrimaryEndpoint),
  plannedInterims: z.string().nullable(),
  nonInferiorityMargin: z.string().nullable(),
  armsOverlap: z.boolean(),
  unverifiedFields: z.array(z.string()),
  note: z.string().nullable(),
  cancerTypeId: CancerTypeId.nullable(),
  biomarkerId: BiomarkerId.nullable(),
  sources: z.array(Source),
  confirmedByIds: z.array(SourceId),
});
export type Trial = z.infer<typeof Trial>;

export const Arm = z.object({
  id: ArmId,
  label: z.string(),
  role: ArmRole,
  n: z.number().int().nullable(),
  drugRelation: DrugRelation,
  doseSchedule: z.string().nullable(),
  baselineCnsPercent: z.number().nullable(),
  crossoverAllowed: z.boolean().nullable(),
  note: z.string().nullable(),
  /** The order in which the trial lists its arms. */
  position: z.number().int(),
  trialId: TrialId,
  regimenId: RegimenId,
});
export type Arm = z.infer<typeof Arm>;

/** What a named population holds of one arm. */
export const AnalysisPopulation = z.object({ name: z.string(), trialId: TrialId, armId: ArmId, n: z.number().int() });
export type AnalysisPopulation = z.infer<typeof AnalysisPopulation>;

export const Cohort = z.object({
  id: CohortId,
  label: z.string(),
  n: z.number().int(),
  alkTkiNaive: z.boolean().nullable(),
  trialId: TrialId,
  armId: ArmId,
  provenance: Provenance,
});
export type Cohort = z.infer<typeof Cohort>;

const ARM_FILTER = {
  label: textField('label'),
  role: valueField('role'),
  n: numberField('n'),
  regimen: relatedRegimen('GIVES', 'regimenId'),
};
export const relatedArm = relatedField({ kind: 'arm', label: 'Arm', filter: ARM_FILTER });

export const TRIAL_FILTER = {
  origin: memberField('origins'),
  acronym: textField('acronym'),
  title: textField('title'),
  cancerType: relatedCancerType('IN_CANCER_TYPE', 'cancerTypeId'),
  biomarker: relatedBiomarker('SELECTS_BY', 'biomarkerId'),
  drug: relatedDrug('STUDIES'),
  arm: relatedArm('HAS_ARM'),
  line: lineField,
  phase: valueField('phase'),
  masking: valueField('masking'),
  regionScope: valueField('regionScope'),
  enrollment: numberField('enrollment'),
  startDate: dateField('startDate'),
  alkTkiNaive: valueField('alkTkiNaive'),
};
export const relatedTrial = relatedField({ kind: 'trial', label: 'Trial', filter: TRIAL_FILTER });
