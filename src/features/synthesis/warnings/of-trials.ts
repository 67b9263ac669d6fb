import { groupBy } from '../../../shared/group-by.ts';
import type { RankingWarning } from '../../ranking/model.ts';
import { COUNTS_DEMANDS, HAZARD_RATIO_DEMANDS } from '../../ranking/rankings/demands.ts';
import { WARNINGS_OF_TRIALS } from '../../ranking/rankings/warnings/every-ranking.ts';
import { newerResultExcluded } from '../../ranking/rankings/warnings/newer-result-excluded.ts';
import { unverifiedRanked } from '../../ranking/rankings/warnings/unverified-ranked.ts';
import { SynthesisWarningCode, type SynthesisWarning } from '../model.ts';
import type { FromGraph, WarningRule } from './rule.ts';

export const ofTrials: WarningRule = ({ graph, findings, collected }) => {
  if (graph === null) return [];
  const { facts, options, trials } = graph;
  const demands = findings.applied.measure === 'HAZARD_RATIO' ? HAZARD_RATIO_DEMANDS : COUNTS_DEMANDS;
  const ranked = trials
    .flatMap(({ judged }) => judged)
    .map((therapy) => ({ ...therapy, rank: 1, notDistinguishableFrom: null }));
  const weighed = { facts, options, ranked, notReached: [] };
  return [...WARNINGS_OF_TRIALS, newerResultExcluded(demands), unverifiedRanked(demands)]
    .flatMap((rule) => rule(weighed))
    .map((given) => asSynthesisWarning(given, graph, collected.treatmentByKey));
};

/** The ids that it touches, as the studies and treatments of the synthesis. */
function asSynthesisWarning(
  { code, severity, text, affected, measured, threshold }: RankingWarning,
  { trials }: FromGraph,
  treatmentByKey: ReadonlyMap<string, SynthesisWarning['treatments'][number]>,
): SynthesisWarning {
  const touches = (id: string): boolean => affected.includes(id);
  const studies = trials.filter(
    ({ trial, judged }) => touches(trial.id) || judged.some(({ record }) => touches(record.id)),
  );
  const arms = trials.flatMap(({ trial }) => trial.arms).filter(({ regimenId }) => touches(regimenId));
  const treatments = [...groupBy(arms, ({ treatmentId }) => treatmentId).keys()].flatMap(
    (key) => treatmentByKey.get(key) ?? [],
  );
  return {
    // a ranking's code that a synthesis does not know is a fault of ours, and no warning less
    code: SynthesisWarningCode.parse(code),
    severity,
    text,
    studies: studies.map(({ trial }) => ({ name: trial.acronym, trialId: trial.id })),
    treatments,
    measured,
    threshold,
  };
}
