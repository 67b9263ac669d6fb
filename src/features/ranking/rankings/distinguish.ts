import { compareIndirectly } from '../../../synthesis/bucher.ts';
import { readLogRatio } from '../../../synthesis/log-ratio.ts';
import type { ComparisonFact } from '../model.ts';

/**
 * For each comparison the others whose ratio to it could be 1 at 95 %, in the order given; null for one whose own
 * standard error cannot be had. One without a standard error is in nobody's list, because nothing was tested.
 */
export function findIndistinguishable(
  comparisons: readonly ComparisonFact[],
): Map<ComparisonFact['id'], ComparisonFact['id'][] | null> {
  const effects = comparisons.map(({ id, value, ciLevel, ciLower, ciUpper }) => ({
    id,
    effect: readLogRatio(value, { level: ciLevel, lower: ciLower, upper: ciUpper }),
  }));
  return new Map(
    effects.map(({ id, effect }) => {
      if (effect === undefined) return [id, null];
      const alike = effects.filter((other) => {
        if (other.id === id || other.effect === undefined) return false;
        const { lower, upper } = compareIndirectly(effect, other.effect);
        return lower <= 1 && upper >= 1;
      });
      return [id, alike.map((other) => other.id)];
    }),
  );
}
