import type { ConfidenceInterval, ResultRecord } from '../schemas/results.ts';
import { error, quote, type Rule } from './rule.ts';

/** Values are printed with few decimals; what differs by less is the same. */
const rounding = 1e-9;

export const intervalHoldsValue: Rule = {
  number: 5,
  statement: 'Lower limit <= value <= upper limit.',
  compares: [],
  *check({ records }) {
    for (const { id, ci, value } of records.results) {
      const { lower = null, upper = null } = ci ?? {};
      if (lower !== null && upper !== null && lower > upper) {
        yield error('results', id, 'ci.lower', `The lower limit ${lower} is above the upper limit ${upper}.`);
      }
      if (value === null) continue;
      if (lower !== null && lower > value + rounding) {
        yield error('results', id, 'ci.lower', `The lower limit ${lower} is above the value ${value}.`);
      }
      if (upper !== null && upper < value - rounding) {
        yield error('results', id, 'ci.upper', `The upper limit ${upper} is below the value ${value}.`);
      }
    }
  },
};

export const confidenceLevelIsPlausible: Rule = {
  number: 5,
  statement: 'A confidence level lies between 50 and 100.',
  compares: [],
  *check({ records }) {
    for (const { id, ci } of records.results) {
      if (!ci || (ci.level > 50 && ci.level < 100)) continue;
      yield error('results', id, 'ci.level', `${ci.level} is no confidence level in percent; most are 95.`);
    }
  },
};

export const significantRatioExcludesOne: Rule = {
  number: 5,
  statement: 'No result is called significant whose ratio interval holds 1.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'comparison' || result.measure !== 'hazard-ratio') continue;
      if (result.statistically_significant !== true) continue;
      const { lower = null, upper = null } = result.ci ?? {};
      if (lower === null || upper === null || lower > 1 || upper < 1 || lower <= 0) continue;
      const reason = `It is true and the interval from ${lower} to ${upper} holds 1; false or null is right.`;
      yield error('results', result.id, 'statistically_significant', reason);
    }
  },
};

export const limitFitsItsStatus: Rule = {
  number: 6,
  statement: 'A limit is null exactly where its status is not "estimated".',
  compares: [],
  *check({ records }) {
    for (const { id, ci } of records.results) {
      if (!ci) continue;
      for (const side of ['lower', 'upper'] as const) {
        const status = ci[`${side}_status`];
        if ((ci[side] === null) === (status !== 'estimated')) continue;
        const right =
          ci[side] === null ? '"not-reached" is right, or a number' : '"estimated" is right, or a null limit';
        yield error('results', id, `ci.${side}`, `${quote(ci[side])} has the status ${quote(status)}; ${right}.`);
      }
    }
  },
};

export const valueFitsItsStatus: Rule = {
  number: 7,
  statement: 'A value is null exactly where its status is "not-reached"; a comparison has a value.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      // the schema of a comparison demands its value
      if (result.type !== 'arm') continue;
      const { id, value, value_status: status } = result;
      if ((value === null) === (status === 'not-reached')) continue;
      const right = value === null ? '"not-reached" is right, or a number' : '"estimated" is right, or a null value';
      yield error('results', id, 'value', `${quote(value)} has the status ${quote(status)}; ${right}.`);
    }
  },
};

function listNumbers(result: ResultRecord): { field: string; value: number }[] {
  const ci: Partial<ConfidenceInterval> = result.ci ?? {};
  return [
    { field: 'value', value: result.value },
    { field: 'ci.lower', value: ci.lower ?? null },
    { field: 'ci.upper', value: ci.upper ?? null },
  ].filter((number): number is { field: string; value: number } => number.value !== null);
}

export const numbersAreInRange: Rule = {
  number: 8,
  statement: 'Percentages are in 0-100, times and counts not negative, hazard ratios above 0.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type === 'comparison') {
        if (result.measure !== 'hazard-ratio' || result.value > 0) continue;
        yield error('results', result.id, 'value', `${result.value} is no hazard ratio, which is above 0.`);
        continue;
      }
      for (const { field, value } of listNumbers(result)) {
        if (value < 0) yield error('results', result.id, field, `${value} ${result.unit} is negative.`);
        if (result.unit !== 'percent' || value <= 100) continue;
        yield error('results', result.id, field, `${value} percent is above 100.`);
      }
    }
  },
};

const unitOfStatistic = { median: 'months', rate: 'percent', proportion: 'percent', count: 'patients' } as const;

const endpointTypesOfStatistic: Readonly<Record<keyof typeof unitOfStatistic, readonly string[]>> = {
  median: ['time-to-event', 'duration'],
  rate: ['time-to-event', 'proportion'],
  proportion: ['proportion', 'duration'],
  count: ['count'],
};

export const unitFitsStatistic: Rule = {
  number: 9,
  statement: 'The unit fits the statistic.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'arm') continue;
      const expected = unitOfStatistic[result.statistic];
      if (result.unit === expected) continue;
      yield error(
        'results',
        result.id,
        'unit',
        `${quote(result.unit)} is no unit of a ${result.statistic}; ${quote(expected)} is.`,
      );
    }
  },
};

export const statisticFitsEndpoint: Rule = {
  number: 9,
  statement: 'The statistic fits the endpoint.',
  compares: ['endpoints'],
  *check({ records, endpointById }) {
    for (const result of records.results) {
      const endpoint = endpointById.get(result.endpoint);
      if (result.type !== 'arm' || !endpoint) continue;
      const fitting = endpointTypesOfStatistic[result.statistic];
      if (fitting.includes(endpoint.type)) continue;
      const reason = `A ${result.statistic} is given of ${quote(endpoint.id)}, whose type is ${quote(endpoint.type)}; it fits the types ${fitting.map(quote).join(' and ')}.`;
      yield error('results', result.id, 'statistic', reason);
    }
  },
};

export const ratesAloneHaveLandmark: Rule = {
  number: 10,
  statement: 'A rate has a landmark, nothing else has one.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      // the schema of a comparison allows no landmark
      if (result.type !== 'arm') continue;
      const { id, statistic, timepoint_months: landmark } = result;
      if ((statistic === 'rate') === (landmark !== null)) continue;
      const right = landmark === null ? 'a rate needs the month it holds for' : 'only a rate has one, so null is right';
      yield error('results', id, 'timepoint_months', `${quote(landmark)} stands on a ${statistic}; ${right}.`);
    }
  },
};

export const landmarksStandUnderTheEndpointItself: Rule = {
  number: 10,
  statement: 'A rate at a landmark is stored under the time-to-event endpoint, not under "event-free-rate".',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'arm' || result.endpoint !== 'event-free-rate') continue;
      const reason = '"event-free-rate" is no longer used; name the endpoint itself, such as "pfs".';
      yield error('results', result.id, 'endpoint', reason);
    }
  },
};
