import type { RankingOptions } from '../model.ts';
import type { ResultFact } from './judged.ts';

type Analysis = RankingOptions['analysis'];

/** The records that come after this one in its chain, towards the later or the earlier end. */
export function recordsBeyond<Record extends ResultFact>(
  start: Record,
  all: readonly Record[],
  towards: Analysis,
): Record[] {
  const byId = new Map(all.map((record) => [record.id, record]));
  const beyond = new Set<Record>();
  const next = (record: Record) =>
    byId.get((towards === 'LATEST' ? record.supersededById : record.supersedesId) ?? record.id);
  // a chain that ran in a circle would otherwise never end
  for (let at = next(start); at !== undefined && at !== start && !beyond.has(at); at = next(at)) beyond.add(at);
  return [...beyond];
}

/**
 * The candidates beyond which their chain has no other candidate. The chain is walked through all records, so that one
 * which was dropped does not cut it; dates are never compared, because a record may have none or only a year.
 */
export function endsOfChains<Record extends ResultFact>(
  candidates: readonly Record[],
  all: readonly Record[],
  towards: Analysis,
): Record[] {
  const wanted = new Set(candidates);
  return candidates.filter((candidate) => !recordsBeyond(candidate, all, towards).some((record) => wanted.has(record)));
}
