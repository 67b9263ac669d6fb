import { NotRankedReason, type NotRankedTherapy, type RankingOptions } from '../model.ts';
import { whyUnfit, type Demands } from './demands.ts';
import type { ResultFact } from './judged.ts';
import { endsOfChains, recordsBeyond } from './supersession.ts';

type Choice<Record> =
  | { readonly picked: Record; readonly newer: Record | null }
  | ({ readonly picked: null } & Pick<NotRankedTherapy, 'reasons' | 'result'>);

type Step = {
  readonly keeps: (record: ResultFact, options: RankingOptions) => boolean;
  /** What it means when the step leaves nothing. */
  readonly otherwise: NotRankedReason;
};

const STEPS: readonly Step[] = [
  { keeps: () => true, otherwise: 'NO_RESULT' },
  { keeps: (record, { assessor }) => record.assessorClass === assessor, otherwise: 'NO_RESULT_BY_ASSESSOR' },
  {
    keeps: (record, { population }) => record.populationClass === population && record.subgroupKey === null,
    otherwise: 'NO_RESULT_IN_POPULATION',
  },
  // a variant (a label, a congress, another analysis of the same data) is never picked silently
  { keeps: (record) => record.variant === null, otherwise: 'NO_RESULT' },
];

/** The one record of a trial and its arms that the therapy is judged by, or why there is none. */
export function pickResult<Record extends ResultFact>(
  records: readonly Record[],
  options: RankingOptions,
  demands: Demands,
): Choice<Record> {
  const pinned = records.filter((record) => options.pinned.has(record.id));
  let candidates = pinned.length > 0 ? pinned : records;
  for (const { keeps, otherwise } of pinned.length > 0 ? [] : STEPS) {
    candidates = candidates.filter((record) => keeps(record, options));
    if (candidates.length === 0) return { picked: null, reasons: [otherwise], result: null };
  }

  const fit = candidates.filter((record) => whyUnfit(record, options, demands).length === 0);
  const ends = endsOfChains(fit.length > 0 ? fit : candidates, records, options.analysis);
  const [end, ...others] = ends;
  const sole = end !== undefined && others.length === 0 ? end : null;

  if (fit.length === 0) {
    const found = new Set(ends.flatMap((record) => whyUnfit(record, options, demands)));
    const reasons = NotRankedReason.options.filter((reason) => found.has(reason));
    return { picked: null, reasons, result: sole?.id ?? null };
  }
  if (sole === null) return { picked: null, reasons: ['SEVERAL_RECORDS'], result: null };
  // who asks for the earliest analysis wants the newer ones left out
  const newer = options.analysis === 'LATEST' ? recordsBeyond(sole, records, 'LATEST').at(-1) : undefined;
  return { picked: sole, newer: newer ?? null };
}
