import { compareIndirectly } from '../../../synthesis/bucher.ts';
import { holdsNoDifference } from '../../../synthesis/estimate.ts';
import { readReportedRatio } from '../../../synthesis/reported-ratio.ts';
import type { ComparisonFact } from '../model.ts';

/**
 * For each comparison the others whose ratio to it could be 1 at 95 %, in the order given; null for one whose own
 * standard error cannot be had. One without a standard error is in nobody's list, because nothing was tested.
 */
export function findIndistinguishable(
  comparisons: readonly ComparisonFact[],
): Map<ComparisonFact['id'], ComparisonFact['id'][] | null> {
  const effects = comparisons.flatMap(({ id, value, ciLevel, ciLower, ciUpper }) => {
    const effect = readReportedRatio(
      {
        ratio: value,
        interval: { level: ciLevel, lower: ciLower, upper: ciUpper },
        standardError: null,
        pValue: null,
        events: null,
      },
      ['INTERVAL'],
    );
    return 'estimate' in effect ? [{ id, effect }] : [];
  });
  const alike = new Map(
    effects.map(({ id, effect }) => [
      id,
      effects
        .filter((other) => other.id !== id && holdsNoDifference(compareIndirectly(effect, other.effect)))
        .map((other) => other.id),
    ]),
  );
  return new Map(comparisons.map(({ id }) => [id, alike.get(id) ?? null]));
}
