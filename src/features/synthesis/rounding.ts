import { pairKey } from '../../synthesis/study.ts';
import type { RoundingOf } from '../../synthesis/rounding.ts';
import { twoSidedQuantile } from '../../synthesis/two-sided-quantile.ts';
import type { CollectedStudy } from './collected.ts';

/** A number printed with so many decimals lies anywhere within half a unit: a uniform distribution (JCGM 100:2008, 4.3.7). */
const uncertaintyOf = (value: number, decimals: number): number => 10 ** -decimals / 2 / Math.sqrt(3) / value;

/** What rounding leaves uncertain of each printed contrast; null unless all were printed with limits. */
export function numbersRead(studies: readonly CollectedStudy[]): RoundingOf | null {
  const read = new Map<string, { readonly estimate: number; readonly standardError: number }>();
  for (const { key, contrasts } of studies) {
    for (const { treatment, comparator, printed } of contrasts) {
      if (printed === null) return null;
      const { ratio, lower, upper, level, decimals } = printed;
      read.set(`${key} ${pairKey(treatment, comparator)}`, {
        estimate: uncertaintyOf(ratio, decimals),
        standardError:
          Math.hypot(uncertaintyOf(lower, decimals), uncertaintyOf(upper, decimals)) / (2 * twoSidedQuantile(level)),
      });
    }
  }
  return ({ study, treatment, comparator }) => {
    const found = read.get(`${study} ${pairKey(treatment, comparator)}`);
    if (found === undefined) throw new Error(`No contrast of "${treatment}" and "${comparator}" in "${study}".`);
    return found;
  };
}
