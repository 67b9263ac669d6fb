import type { NotRankedReason, RankingOptions } from '../model.ts';
import type { ResultFact } from './judged.ts';

/** What a method must have of a record. */
export type Demands = {
  /** Fields, by their names in `unverifiedFields`, that must have been read for the record to count as verified. */
  readonly fields: readonly string[];
  readonly interval: boolean;
};

const fieldsOfEveryMethod = ['assessor', 'population'];

export const HAZARD_RATIO_DEMANDS: Demands = {
  fields: [...fieldsOfEveryMethod, 'ci', 'ci.lower', 'ci.upper'],
  interval: true,
};
export const MEDIAN_DEMANDS: Demands = { fields: [...fieldsOfEveryMethod, 'value_status'], interval: false };
/** A qualifier is part of what is counted: confirmed responses are others than all responses. */
export const PROPORTION_DEMANDS: Demands = { fields: [...fieldsOfEveryMethod, 'qualifier'], interval: false };
/** What is computed from patients must have been read as patients. */
export const COUNTS_DEMANDS: Demands = { fields: [...PROPORTION_DEMANDS.fields, 'n', 'count'], interval: false };

/** Why the record does not count as verified; null where it does. */
export function whyUnverified(record: ResultFact, demands: Demands): 'UNVERIFIED' | 'UNVERIFIED_FIELD' | null {
  if (!record.verified) return 'UNVERIFIED';
  return demands.fields.some((field) => record.unverifiedFields.includes(field)) ? 'UNVERIFIED_FIELD' : null;
}

/** Everything in the record itself that keeps it from being ranked. */
export function whyUnfit(record: ResultFact, { verifiedOnly }: RankingOptions, demands: Demands): NotRankedReason[] {
  const unverified = whyUnverified(record, demands);
  const reasons: NotRankedReason[] = [];
  if (verifiedOnly && unverified !== null) reasons.push(unverified);
  // nobody can look up where it is written: it is never ranked, whatever was asked
  if (!record.hasSource) reasons.push('NO_SOURCE');
  // without an interval a ratio can neither be tested against another nor be judged
  if (demands.interval && record.ciLevel === null) reasons.push('NO_INTERVAL');
  return reasons;
}
