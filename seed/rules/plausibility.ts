import { pairRatiosWithMedians } from './analyses.ts';
import { quote, warning, type Rule } from './rule.ts';

export const ratioIsGeometricMeanOfItsInterval: Rule = {
  number: 21,
  statement: 'A hazard ratio lies within 6% of the geometric mean of its interval (crossover-adjusted ones apart).',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'comparison' || result.measure !== 'hazard-ratio') continue;
      const { lower = null, upper = null } = result.ci ?? {};
      if (lower === null || upper === null || lower <= 0 || result.variant === 'crossover-adjusted') continue;
      const mean = Math.sqrt(lower * upper);
      if (Math.abs(mean / result.value - 1) <= 0.06) continue;
      const reason = `${result.value} is off ${mean.toFixed(3)}, the geometric mean of its interval; one of the three may be misread.`;
      yield warning('results', result.id, 'value', reason);
    }
  },
};

export const rateIntervalIsEven: Rule = {
  number: 22,
  statement: 'The interval of a rate of 20-80% is lopsided by no more than 15% of its width.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'arm' || result.statistic !== 'rate') continue;
      const { value } = result;
      const { lower = null, upper = null } = result.ci ?? {};
      if (value === null || value < 20 || value > 80 || lower === null || upper === null) continue;
      const lopsidedness = Math.abs(value - lower - (upper - value));
      if (lopsidedness <= 0.15 * (upper - lower)) continue;
      const reason = `The interval from ${lower} to ${upper} is lopsided around ${value}; one of the three may be misread.`;
      yield warning('results', result.id, 'ci', reason);
    }
  },
};

export const ratioAgreesWithMedians: Rule = {
  number: 26,
  statement: 'A hazard ratio has both medians of its own analysis, and they point its way.',
  compares: ['results'],
  *check({ records }) {
    for (const { ratio, experimental, comparator } of pairRatiosWithMedians(records.results)) {
      if (!experimental || !comparator) {
        yield warning(
          'results',
          ratio.id,
          null,
          'Its own analysis lacks the median of an arm, so nothing is seen of its size.',
        );
        continue;
      }
      // what was not reached is longer than what was
      const months = experimental.value ?? Infinity;
      const comparatorMonths = comparator.value ?? Infinity;
      if (months === comparatorMonths || ratio.value === 1) continue;
      if (months > comparatorMonths === ratio.value < 1) continue;
      const reason = `${ratio.value} points the other way than the medians ${quote(experimental.value)} and ${quote(comparator.value)}.`;
      yield warning('results', ratio.id, 'value', reason);
    }
  },
};

const endpointsThatAreCompared: ReadonlySet<string> = new Set(['pfs', 'os', 'dfs', 'intracranial-pfs']);

export const medianOfControlledTrialHasRatio: Rule = {
  number: 26,
  statement: 'A median of a controlled trial has a hazard ratio of its own analysis.',
  compares: ['results', 'trials'],
  *check({ records, trialById }) {
    const pairs = pairRatiosWithMedians(records.results);
    const paired = new Set(pairs.flatMap((pair) => [pair.experimental?.id, pair.comparator?.id]));
    for (const result of records.results) {
      if (result.type !== 'arm' || result.statistic !== 'median' || paired.has(result.id)) continue;
      if (!endpointsThatAreCompared.has(result.endpoint)) continue;
      const isControlled = trialById.get(result.trial)?.arms.some((arm) => arm.role !== 'experimental') ?? false;
      if (!isControlled) continue;
      yield warning(
        'results',
        result.id,
        null,
        'Its trial has a control arm, and its own analysis no hazard ratio for this median.',
      );
    }
  },
};
