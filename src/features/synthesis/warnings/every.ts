import { SynthesisWarningCode, type SynthesisWarning } from '../model.ts';
import {
  assessorMixed,
  immatureEndpoint,
  mergedDoses,
  populationSubset,
  proportionalHazardsNotAssessed,
  surrogateEndpoint,
} from './of-endpoint.ts';
import {
  disconnected,
  heterogeneityHigh,
  heterogeneityNotEstimable,
  inconsistency,
  indirectOnly,
  noClosedLoop,
  noEvidence,
  randomEffectsUnstable,
  singleTrialComparison,
} from './of-network.ts';
import {
  asymmetricInterval,
  continuityCorrected,
  countDerived,
  intervalLevelGiven,
  multiArmIncomplete,
  roundedInterval,
  studyDropped,
} from './of-numbers.ts';
import {
  limitWithinRounding,
  orderAcrossTrials,
  pScoreNotEffect,
  rankingSensitive,
  rankingUncertain,
} from './of-ranking.ts';
import { ofTrials } from './of-trials.ts';
import type { Weighed, WarningRule } from './rule.ts';

const RULES: readonly WarningRule[] = [
  noEvidence,
  orderAcrossTrials,
  rankingUncertain,
  rankingSensitive,
  limitWithinRounding,
  pScoreNotEffect,
  ofTrials,
  assessorMixed,
  populationSubset,
  mergedDoses,
  immatureEndpoint,
  surrogateEndpoint,
  proportionalHazardsNotAssessed,
  asymmetricInterval,
  roundedInterval,
  intervalLevelGiven,
  continuityCorrected,
  countDerived,
  studyDropped,
  multiArmIncomplete,
  disconnected,
  noClosedLoop,
  singleTrialComparison,
  indirectOnly,
  heterogeneityNotEstimable,
  heterogeneityHigh,
  randomEffectsUnstable,
  inconsistency,
];

const SEVERITIES: readonly SynthesisWarning['severity'][] = ['HIGH', 'MEDIUM', 'INFO'];

/** Gravest first, then in the order of the codes. */
export function warningsOf(weighed: Weighed): SynthesisWarning[] {
  return RULES.flatMap((rule) => rule(weighed)).sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      SynthesisWarningCode.options.indexOf(a.code) - SynthesisWarningCode.options.indexOf(b.code),
  );
}
