import type { NetworkModel } from '../../synthesis/network-model.ts';
import type { Rounding } from '../../synthesis/rounding.ts';
import { pairKey } from '../../synthesis/study.ts';
import { twoSidedQuantile } from '../../synthesis/two-sided-quantile.ts';
import { known, type CollectedStudy, type PrintedRatio } from './collected.ts';

/** A number printed with so many decimals lies anywhere within half a unit: a uniform distribution (JCGM 100:2008, 4.3.7). */
const uncertaintyOf = (value: number, decimals: number): number => 10 ** -decimals / 2 / Math.sqrt(3) / value;

/** What rounding leaves uncertain of each contrast of the model, in their order; null unless all were printed with limits. */
export function roundingsOf({ contrasts }: NetworkModel, studies: readonly CollectedStudy[]): Rounding[] | null {
  const printed = new Map(
    studies.flatMap(({ key, contrasts: read }) =>
      read.map((contrast) => [placeOf({ study: key, ...contrast }), contrast.printed] as const),
    ),
  );
  const ratios = contrasts.map((contrast) => known(printed, placeOf(contrast)));
  return ratios.every((ratio) => ratio !== null) ? ratios.map(roundingOf) : null;
}

const placeOf = (of: { readonly study: string; readonly treatment: string; readonly comparator: string }): string =>
  `${of.study} ${pairKey(of.treatment, of.comparator)}`;

function roundingOf({ ratio, lower, upper, level, decimals }: PrintedRatio): Rounding {
  const ofLimits = Math.hypot(uncertaintyOf(lower, decimals), uncertaintyOf(upper, decimals));
  return { estimate: uncertaintyOf(ratio, decimals), standardError: ofLimits / (2 * twoSidedQuantile(level)) };
}
