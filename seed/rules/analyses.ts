import type { ArmResultRecord, ComparisonResultRecord, ResultRecord } from '../schemas/results.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { error, quote, type Rule } from './rule.ts';

interface Entry {
  readonly id: string;
  readonly field: string;
  readonly value: unknown;
}

/** The entries that are not as most are: with one slip in an analysis, this is the slip. */
function findOutliers(entries: readonly Entry[]): { outlier: Entry; usual: unknown }[] {
  const groups = [...groupBy(entries, (entry) => JSON.stringify(entry.value)).values()];
  const [usual, ...others] = groups.sort((one, other) => other.length - one.length);
  return others.flat().map((outlier) => ({ outlier, usual: usual?.[0]?.value }));
}

const sharedFields = ['trial', 'analysis', 'data_cutoff', 'data_cutoff_verified'] as const;

export const analysisIsOne: Rule = {
  number: 14,
  statement: 'An analysis has one trial, one wording and one cut-off.',
  compares: ['results'],
  *check({ records }) {
    for (const [analysisId, results] of groupBy(records.results, (result) => result.analysis_id)) {
      for (const field of sharedFields) {
        const entries = results.map((result) => ({ id: result.id, field, value: result[field] }));
        for (const { outlier, usual } of findOutliers(entries)) {
          const reason = `${quote(outlier.value)} differs from ${quote(usual)} elsewhere in ${quote(analysisId)}; an analysis has one.`;
          yield error('results', outlier.id, field, reason);
        }
      }
    }
  },
};

interface FollowUp extends Entry {
  /** "all" where a source gives one figure for the whole trial. */
  readonly arm: string;
}

function listFollowUps(result: ResultRecord): FollowUp[] {
  const field = 'median_follow_up_months';
  if (result.type === 'arm') {
    const value = result.median_follow_up_months;
    return value === null ? [] : [{ id: result.id, field, arm: result.arm, value }];
  }
  return Object.entries(result.median_follow_up_months ?? {})
    .filter(([, value]) => value !== null)
    .map(([arm, value]) => ({ id: result.id, field: `${field}.${arm}`, arm, value }));
}

export const analysisHasOneFollowUpPerArm: Rule = {
  number: 14,
  statement: 'An analysis has one median follow-up per arm; one of all patients holds for each arm.',
  compares: ['results'],
  *check({ records }) {
    for (const [analysisId, results] of groupBy(records.results, (result) => result.analysis_id)) {
      const followUps = results.flatMap(listFollowUps);
      const ofAll = followUps.find(({ arm }) => arm === 'all');
      for (const [arm, entries] of groupBy(followUps, (entry) => entry.arm)) {
        for (const { outlier, usual } of findOutliers(entries)) {
          const reason = `${quote(outlier.value)} months differ from ${quote(usual)} of ${quote(arm)} elsewhere in ${quote(analysisId)}.`;
          yield error('results', outlier.id, outlier.field, reason);
        }
        const [first] = entries;
        if (!ofAll || !first || first.value === ofAll.value) continue;
        const reason = `${quote(first.value)} months differ from the ${quote(ofAll.value)} of all patients in ${quote(analysisId)}.`;
        yield error('results', first.id, first.field, reason);
      }
    }
  },
};

export interface RatioWithMedians {
  readonly ratio: ComparisonResultRecord;
  readonly experimental: ArmResultRecord | undefined;
  readonly comparator: ArmResultRecord | undefined;
}

/** Each hazard ratio with the medians of the same analysis, endpoint, assessor, population and variant. */
export function pairRatiosWithMedians(results: readonly ResultRecord[]): RatioWithMedians[] {
  const keyOf = (result: ResultRecord, arm: string) =>
    JSON.stringify([
      arm,
      result.analysis_id,
      result.endpoint,
      result.assessor,
      result.population,
      result.variant ?? null,
    ]);
  const medians = new Map<string, ArmResultRecord>();
  for (const result of results) {
    if (result.type === 'arm' && result.statistic === 'median') medians.set(keyOf(result, result.arm), result);
  }
  return results
    .filter((result) => result.type === 'comparison')
    .filter((result) => result.measure === 'hazard-ratio')
    .map((ratio) => ({
      ratio,
      experimental: medians.get(keyOf(ratio, ratio.experimental_arm)),
      comparator: medians.get(keyOf(ratio, ratio.comparator_arm)),
    }));
}

export const ratioSharesCutoffWithMedians: Rule = {
  number: 15,
  statement: 'A hazard ratio and its medians share the cut-off.',
  compares: ['results'],
  *check({ records }) {
    for (const { ratio, experimental, comparator } of pairRatiosWithMedians(records.results)) {
      for (const median of [experimental, comparator]) {
        if (!median || median.data_cutoff === ratio.data_cutoff) continue;
        const reason = `${quote(ratio.data_cutoff)} differs from ${quote(median.data_cutoff)} of its median ${quote(median.id)}.`;
        yield error('results', ratio.id, 'data_cutoff', reason);
      }
    }
  },
};
