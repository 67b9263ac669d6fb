import { groupBy } from '../../../shared/group-by.ts';
import type { RankingWarning } from '../../ranking/model.ts';
import { COUNTS_DEMANDS, HAZARD_RATIO_DEMANDS } from '../../ranking/rankings/demands.ts';
import { baselineCnsImbalance } from '../../ranking/rankings/warnings/baseline-cns-imbalance.ts';
import { controlArmSpread } from '../../ranking/rankings/warnings/control-arm-spread.ts';
import { crossoverOs } from '../../ranking/rankings/warnings/crossover-os.ts';
import { cutoffMixed } from '../../ranking/rankings/warnings/cutoff-mixed.ts';
import { geographyRestrictedTrial } from '../../ranking/rankings/warnings/geography-restricted.ts';
import { intervalLevelNot95 } from '../../ranking/rankings/warnings/interval-level.ts';
import { lineOfTherapyMixed } from '../../ranking/rankings/warnings/line-of-therapy-mixed.ts';
import { mixedDose } from '../../ranking/rankings/warnings/mixed-dose.ts';
import { newerResultExcluded } from '../../ranking/rankings/warnings/newer-result-excluded.ts';
import { populationBroader, populationNarrower } from '../../ranking/rankings/warnings/population.ts';
import { priorTherapyMixed } from '../../ranking/rankings/warnings/prior-therapy-mixed.ts';
import type { WarningRule as RankingRule } from '../../ranking/rankings/warnings/rule.ts';
import { unverifiedRanked } from '../../ranking/rankings/warnings/unverified-ranked.ts';
import { SynthesisWarningCode, type SynthesisWarning } from '../model.ts';
import type { FromGraph, WarningRule } from './rule.ts';

/** What is to be minded of these trials is the same, whether they are ranked side by side or put together. */
const RULES: readonly RankingRule[] = [
  controlArmSpread,
  mixedDose,
  geographyRestrictedTrial,
  priorTherapyMixed,
  lineOfTherapyMixed,
  intervalLevelNot95,
  cutoffMixed,
  crossoverOs,
  populationBroader,
  populationNarrower,
  baselineCnsImbalance,
];

export const ofTrials: WarningRule = ({ graph, findings, collected }) => {
  if (graph === null) return [];
  const { facts, options, trials } = graph;
  const demands = findings.applied.measure === 'HAZARD_RATIO' ? HAZARD_RATIO_DEMANDS : COUNTS_DEMANDS;
  const ranked = trials
    .flatMap(({ judged }) => judged)
    .map((therapy) => ({ ...therapy, rank: 1, notDistinguishableFrom: null }));
  const weighed = { facts, options, ranked, notReached: [] };
  return [...RULES, newerResultExcluded(demands), unverifiedRanked(demands)]
    .flatMap((rule) => rule(weighed))
    .flatMap((given) => asSynthesisWarning(given, graph, collected.treatmentByKey));
};

/** The ids that it touches, as the studies and treatments of the synthesis. */
function asSynthesisWarning(
  { code, severity, text, affected, measured, threshold }: RankingWarning,
  { trials }: FromGraph,
  treatmentByKey: ReadonlyMap<string, SynthesisWarning['treatments'][number]>,
): SynthesisWarning[] {
  const known = SynthesisWarningCode.safeParse(code);
  if (!known.success) return [];
  const touches = (id: string): boolean => affected.includes(id);
  const studies = trials.filter(
    ({ trial, judged }) => touches(trial.id) || judged.some(({ record }) => touches(record.id)),
  );
  const arms = trials.flatMap(({ trial }) => trial.arms).filter(({ regimenId }) => touches(regimenId));
  const treatments = [...groupBy(arms, ({ treatmentId }) => treatmentId).keys()].flatMap(
    (key) => treatmentByKey.get(key) ?? [],
  );
  return [
    {
      code: known.data,
      severity,
      text,
      studies: studies.map(({ trial }) => ({ name: trial.acronym, trialId: trial.id })),
      treatments,
      measured,
      threshold,
    },
  ];
}
