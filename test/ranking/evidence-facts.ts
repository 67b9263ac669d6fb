import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ArmResultFact, ComparisonFact, type RankingFacts, type TrialFact } from '../../src/features/ranking/model.ts';
import { RegimenId, TreatmentNodeId } from '../../src/features/regimen/model.ts';
import {
  ArmId,
  ArmRole,
  LineOfTherapy,
  LineScope,
  PriorChemotherapy,
  RegionScope,
  TrialId,
} from '../../src/features/trial/model.ts';

const status = z
  .enum(['estimated', 'not-reached'])
  .transform((word) => (word === 'estimated' ? ('ESTIMATED' as const) : ('NOT_REACHED_OR_NOT_ESTIMABLE' as const)));
const code = z.string().transform((word) => word.toUpperCase().replaceAll(/[ -]/g, '_'));

const EvidenceTrial = z.object({
  id: z.string(),
  registry_key: z.string(),
  acronym: z.string(),
  cancer_type: z.string(),
  biomarker: z.string().nullish(),
  lines: z.array(LineOfTherapy),
  line_scope: LineScope,
  region_scope: RegionScope,
  alk_tki_naive: z.boolean().nullable(),
  prior_therapy_allowed: z
    .object({ chemotherapy: PriorChemotherapy.nullable(), alk_inhibitor: z.string().nullable() })
    .nullish(),
  crossover: z.object({ allowed: z.boolean().nullable(), percent_of_control: z.number().nullable() }).nullish(),
  baseline_cns_percent: z.record(z.string(), z.number()).nullish(),
  arms: z.array(
    z.object({
      id: z.string(),
      role: code.pipe(ArmRole),
      regimen: z.string(),
      drugs: z.array(z.string()),
      n: z.number().nullable(),
    }),
  ),
});
type EvidenceTrial = z.infer<typeof EvidenceTrial>;

const EvidenceResult = z.object({
  id: z.string(),
  type: z.enum(['arm', 'comparison']),
  trial: z.string(),
  pooled_trials: z.array(z.string()).nullish(),
  analysis: z.string(),
  analysis_id: z.string(),
  data_cutoff: z.string().nullable(),
  data_cutoff_verified: z.boolean(),
  endpoint: z.string(),
  assessor: z.string(),
  assessor_class: z.string(),
  response_criteria: z.string().nullish(),
  population: z.string(),
  population_class: z.string(),
  subgroup: z.object({ key: z.string(), value: z.string() }).nullable(),
  variant: z.string().nullish(),
  qualifier: z.string().nullish(),
  value: z.number().nullable(),
  value_status: status.optional(),
  ci: z
    .object({
      level: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      lower_status: status,
      upper_status: status,
    })
    .nullable(),
  median_follow_up_months: z.union([z.number(), z.record(z.string(), z.number().nullable())]).nullable(),
  median_follow_up_verified: z.boolean().nullable(),
  supersedes: z.string().nullable(),
  superseded_by: z.string().nullable(),
  source: z.string().nullable(),
  verified: z.boolean(),
  unverified_fields: z.array(z.string()),
  arm: z.string().optional(),
  statistic: code.optional(),
  unit: code.optional(),
  timepoint_months: z.number().nullable(),
  n: z.number().nullish(),
  events: z.number().nullish(),
  count: z.number().nullish(),
  measure: code.optional(),
  experimental_arm: z.string().optional(),
  comparator_arm: z.string().optional(),
  p_value: z.string().nullish(),
  statistically_significant: z.boolean().nullish(),
  stratified: z.boolean().nullish(),
  method: z.string().nullish(),
});
type EvidenceResult = z.infer<typeof EvidenceResult>;

const EvidenceTreatment = z.object({ id: z.string(), default: z.boolean(), regimens: z.array(z.string()) });
const EvidenceRegimen = z.object({ id: z.string() });

function readEvidence<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape>[] {
  const text = readFileSync(new URL(`../../seed/evidence/${file}.json`, import.meta.url), 'utf8');
  return z.array(shape).parse(JSON.parse(text));
}

/** The facts on one endpoint in ALK-positive NSCLC, first line, straight from the files that ship. */
export function readFirstLineAlkFacts(endpoint: string): RankingFacts {
  const trials = readEvidence('trials', EvidenceTrial).filter(isFirstLineAlk);
  const keys = new Map(trials.map(({ id, registry_key }) => [id, `trial:${registry_key}`]));
  const results = readEvidence('results', EvidenceResult).filter(
    (result) => keys.has(result.trial) && result.endpoint === endpoint && (result.pooled_trials ?? []).length === 0,
  );
  const defaults = readEvidence('treatment_nodes', EvidenceTreatment).filter((treatment) => treatment.default);
  const treatments = new Map(
    readEvidence('regimens', EvidenceRegimen).map(({ id }) => [
      id,
      TreatmentNodeId.parse(`treatment:${defaults.find(({ regimens }) => regimens.includes(id))?.id ?? 'none'}`),
    ]),
  );
  const common = (result: EvidenceResult) => ({
    id: `result:${result.id}`,
    trialId: keys.get(result.trial),
    pooledTrialIds: [],
    endpointId: `endpoint:${result.endpoint}`,
    analysisId: `analysis:${result.analysis_id}`,
    analysisName: result.analysis,
    cutoff: result.data_cutoff,
    cutoffVerified: result.data_cutoff_verified,
    assessorClass: result.assessor_class,
    assessorWord: result.assessor,
    responseCriteria: result.response_criteria ?? null,
    populationClass: result.population_class,
    populationLabel: result.population,
    subgroupKey: result.subgroup?.key ?? null,
    subgroupValue: result.subgroup?.value ?? null,
    variant: result.variant ?? null,
    qualifier: result.qualifier ?? null,
    value: result.value,
    ciLevel: result.ci?.level ?? null,
    ciLower: result.ci?.lower ?? null,
    ciLowerStatus: result.ci?.lower_status ?? null,
    ciUpper: result.ci?.upper ?? null,
    ciUpperStatus: result.ci?.upper_status ?? null,
    followUpVerified: result.median_follow_up_verified ?? false,
    supersedesId: result.supersedes === null ? null : `result:${result.supersedes}`,
    supersededById: result.superseded_by === null ? null : `result:${result.superseded_by}`,
    verified: result.verified,
    hasSource: result.source !== null,
    unverifiedFields: result.unverified_fields,
  });
  const followUpOf = ({ median_follow_up_months: months }: EvidenceResult, arm: string | undefined) =>
    typeof months === 'number' ? months : (months?.[arm ?? ''] ?? null);
  const matched = (comparison: EvidenceResult, arm: string | undefined) => {
    const match = results.find(
      (result) =>
        result.type === 'arm' &&
        result.statistic === 'MEDIAN' &&
        result.arm === arm &&
        (['analysis_id', 'endpoint', 'assessor', 'population'] as const).every(
          (key) => result[key] === comparison[key],
        ) &&
        (result.variant ?? null) === (comparison.variant ?? null),
    );
    return match === undefined ? null : `result:${match.id}`;
  };

  return {
    trials: trials.map((trial) => toTrialFact(trial, treatments)),
    armResults: results
      .filter(({ type }) => type === 'arm')
      .map((result) =>
        ArmResultFact.parse({
          ...common(result),
          type: 'ARM',
          armId: `arm:${result.arm ?? ''}`,
          statistic: result.statistic,
          status: result.value_status,
          unit: result.unit,
          landmarkMonths: result.timepoint_months,
          n: result.n ?? null,
          events: result.events ?? null,
          count: result.count ?? null,
          followUpMonths: followUpOf(result, result.arm),
        }),
      ),
    comparisons: results
      .filter(({ type }) => type === 'comparison')
      .map((result) =>
        ComparisonFact.parse({
          ...common(result),
          type: 'COMPARISON',
          measure: result.measure,
          status: 'ESTIMATED',
          unit: 'RATIO',
          experimentalArmId: `arm:${result.experimental_arm ?? ''}`,
          controlArmId: `arm:${result.comparator_arm ?? ''}`,
          experimentalResultId: matched(result, result.experimental_arm),
          controlResultId: matched(result, result.comparator_arm),
          pValue: result.p_value ?? null,
          statisticallySignificant: result.statistically_significant ?? null,
          stratified: result.stratified ?? null,
          method: result.method ?? null,
          experimentalFollowUpMonths: followUpOf(result, result.experimental_arm),
          controlFollowUpMonths: followUpOf(result, result.comparator_arm),
        }),
      ),
  };
}

function isFirstLineAlk(trial: EvidenceTrial): boolean {
  return (
    trial.cancer_type === 'nsclc' &&
    trial.biomarker === 'alk-fusion' &&
    (trial.lines.includes('FIRST_LINE') || trial.line_scope === 'ANY') &&
    trial.alk_tki_naive !== false &&
    !['CRIZOTINIB_ONLY', 'ANY'].includes(trial.prior_therapy_allowed?.alk_inhibitor ?? '')
  );
}

function toTrialFact(trial: EvidenceTrial, treatments: ReadonlyMap<string, TreatmentNodeId>): TrialFact {
  return {
    id: TrialId.parse(`trial:${trial.registry_key}`),
    acronym: trial.acronym,
    regionScope: trial.region_scope,
    lines: trial.lines,
    lineScope: trial.line_scope,
    priorChemotherapy: trial.prior_therapy_allowed?.chemotherapy ?? null,
    crossoverAllowed: trial.crossover?.allowed ?? null,
    crossoverPercent: trial.crossover?.percent_of_control ?? null,
    appliesBy: 'EXACT',
    arms: trial.arms.map((arm) => ({
      id: ArmId.parse(`arm:${arm.id}`),
      role: arm.role,
      regimenId: RegimenId.parse(`regimen:${arm.regimen}`),
      treatmentId: TreatmentNodeId.parse(treatments.get(arm.regimen)),
      drugIds: arm.drugs.map((drug) => `drug:${drug}`).sort(),
      baselineCnsPercent: trial.baseline_cns_percent?.[arm.id] ?? null,
      n: arm.n,
    })),
  };
}
