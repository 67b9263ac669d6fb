import type { Evidence } from '../schemas/evidence.ts';
import type { ArmResultRecord, ComparisonResultRecord, ResultRecord } from '../schemas/results.ts';
import type { GraphContent, Properties } from './content.ts';
import { idOf, orNull, trialIdsOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';
import { code } from './vocabulary.ts';

export function writeResults(content: GraphContent, evidence: Evidence, provenance: ProvenanceWriter): void {
  const trialId = trialIdsOf(evidence);
  const matching = matchingArmResults(evidence.results);
  for (const [analysis, record] of new Map(evidence.results.map((result) => [result.analysis_id, result]))) {
    const id = idOf.analysis(analysis);
    content.node('Analysis', id, {
      name: record.analysis,
      cutoff: record.data_cutoff,
      cutoffVerified: record.data_cutoff_verified,
      trialId: trialId(record.trial),
    });
    content.edge('ANALYSIS_OF', id, trialId(record.trial));
  }
  for (const result of evidence.results) {
    const id = idOf.result(result.id);
    content.node('Result', id, {
      ...commonProperties(result, trialId),
      ...(result.type === 'arm' ? armProperties(result) : comparisonProperties(result, matching)),
      ...provenance.properties({ ...result, note: null }),
    });
    provenance.edges(id, result);
    for (const trial of result.pooled_trials ?? [result.trial]) content.edge('OF_TRIAL', id, trialId(trial));
    content.edge('MEASURES', id, idOf.endpoint(result.endpoint));
    content.edge('FROM_ANALYSIS', id, idOf.analysis(result.analysis_id));
    content.edge('SUPERSEDES', id, orNull(idOf.result, result.supersedes));
    if (result.type === 'arm') {
      content.edge('IN_ARM', id, idOf.arm(result.arm));
    } else {
      content.edge('EXPERIMENTAL_ARM', id, idOf.arm(result.experimental_arm));
      content.edge('CONTROL_ARM', id, idOf.arm(result.comparator_arm));
    }
  }
}

const status = (word: 'estimated' | 'not-reached'): string =>
  word === 'estimated' ? 'ESTIMATED' : 'NOT_REACHED_OR_NOT_ESTIMABLE';

function commonProperties(result: ResultRecord, trialId: (slug: string) => string): Properties {
  const { ci } = result;
  return {
    trialId: trialId(result.trial),
    pooledTrialIds: (result.pooled_trials ?? []).map(trialId),
    pooled: (result.pooled_trials ?? null) !== null,
    endpointId: idOf.endpoint(result.endpoint),
    analysisId: idOf.analysis(result.analysis_id),
    analysisName: result.analysis,
    cutoff: result.data_cutoff,
    cutoffVerified: result.data_cutoff_verified,
    assessorClass: result.assessor_class,
    assessorWord: result.assessor,
    responseCriteria: result.response_criteria,
    populationClass: result.population_class,
    populationLabel: result.population,
    subgroupKey: result.subgroup?.key,
    subgroupValue: result.subgroup?.value,
    variant: result.variant,
    qualifier: result.qualifier,
    value: result.value,
    ciLevel: ci?.level,
    ciLower: ci?.lower,
    ciLowerStatus: ci && status(ci.lower_status),
    ciUpper: ci?.upper,
    ciUpperStatus: ci && status(ci.upper_status),
    followUpVerified: result.median_follow_up_verified,
    supersedesId: orNull(idOf.result, result.supersedes),
    supersededById: orNull(idOf.result, result.superseded_by),
    /** With `verified`, what a ranking must know of the provenance without reading the sources. */
    hasSource: result.source !== null,
  };
}

function armProperties(result: ArmResultRecord): Properties {
  return {
    type: 'ARM',
    armId: idOf.arm(result.arm),
    statistic: code(result.statistic),
    status: status(result.value_status),
    unit: code(result.unit),
    landmarkMonths: result.timepoint_months,
    n: result.n,
    events: result.events,
    count: result.count,
    followUpMonths: result.median_follow_up_months,
  };
}

function comparisonProperties(result: ComparisonResultRecord, matching: MatchingArmResult): Properties {
  const followUp = result.median_follow_up_months;
  return {
    type: 'COMPARISON',
    measure: result.measure === 'hazard-ratio' ? 'HAZARD_RATIO' : 'RATE_DIFFERENCE',
    status: 'ESTIMATED',
    unit: result.measure === 'hazard-ratio' ? 'RATIO' : 'PERCENTAGE_POINTS',
    experimentalArmId: idOf.arm(result.experimental_arm),
    controlArmId: idOf.arm(result.comparator_arm),
    experimentalResultId: orNull(idOf.result, matching(result, result.experimental_arm)),
    controlResultId: orNull(idOf.result, matching(result, result.comparator_arm)),
    pValue: result.p_value,
    statisticallySignificant: result.statistically_significant,
    stratified: result.stratified,
    method: result.method,
    experimentalFollowUpMonths: followUp?.[result.experimental_arm],
    controlFollowUpMonths: followUp?.[result.comparator_arm],
    followUpMonths: followUp?.['all'],
  };
}

type MatchingArmResult = (comparison: ComparisonResultRecord, arm: string) => string | undefined;

/** The arm result that belongs with a comparison: all that decides what was measured in whom must be the same. */
function matchingArmResults(results: readonly ResultRecord[]): MatchingArmResult {
  const keyOf = (result: ResultRecord, arm: string, statistic: string): string =>
    JSON.stringify([
      result.analysis_id,
      result.endpoint,
      result.assessor,
      result.population,
      result.variant ?? null,
      result.qualifier ?? null,
      arm,
      statistic,
    ]);
  const byKey = new Map(
    results.flatMap((result) =>
      result.type === 'arm' ? [[keyOf(result, result.arm, result.statistic), result.id]] : [],
    ),
  );
  return (comparison, arm) =>
    byKey.get(keyOf(comparison, arm, comparison.measure === 'hazard-ratio' ? 'median' : 'proportion'));
}
