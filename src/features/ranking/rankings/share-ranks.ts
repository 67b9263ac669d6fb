import { byCodeUnit } from './by-code-unit.ts';
import type { Judged } from './judged.ts';

/** In the order of `score`, lowest first; equal scores share a rank (1, 2, 2, 4) and stand in the order of result ids. */
export function shareRanks<Therapy extends Judged>(
  therapies: readonly Therapy[],
  score: (therapy: Therapy) => number,
): (Therapy & { readonly rank: number })[] {
  return therapies
    .toSorted((a, b) => score(a) - score(b) || byCodeUnit(a.record.id, b.record.id))
    .map((therapy, _index, all) => ({
      ...therapy,
      rank: 1 + all.findIndex((other) => score(other) === score(therapy)),
    }));
}
