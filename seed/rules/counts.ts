import { responseEndpoints } from './result-identity.ts';
import { error, quote, warning, type Rule } from './rule.ts';

export const countsAreWholeNumbers: Rule = {
  number: 23,
  statement: 'Counts are whole, not negative, and not above n.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'arm') continue;
      for (const field of ['n', 'count', 'events'] as const) {
        const value = result[field] ?? null;
        if (value === null || (Number.isInteger(value) && value >= 0)) continue;
        yield error('results', result.id, field, `${value} is no number of patients, which is whole and not negative.`);
      }
      const { id, n, count = null } = result;
      if (n === null || n === 0 || count === null || count <= n) continue;
      yield error('results', id, 'count', `${count} is above n, which is ${n}.`);
    }
  },
};

export const percentageFollowsFromCount: Rule = {
  number: 23,
  statement: '100 x count / n is within 0.6 of the printed percentage.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'arm' || result.unit !== 'percent') continue;
      const { id, n, count = null, value } = result;
      if (n === null || n === 0 || count === null || value === null) continue;
      const computed = (100 * count) / n;
      if (Math.abs(computed - value) <= 0.6) continue;
      const reason = `${value} percent is printed, and ${count} of ${n} are ${computed.toFixed(1)}; one may be misread.`;
      yield warning('results', id, 'value', reason);
    }
  },
};

export const sizeFitsTheArm: Rule = {
  number: 25,
  statement: 'n is not above the size of the arm, and equals it for the ITT population.',
  compares: ['trials'],
  *check({ records, findArm }) {
    for (const result of records.results) {
      if (result.type !== 'arm') continue;
      const { id, n, population, variant } = result;
      const size = findArm(result.trial, result.arm)?.n ?? 0;
      if (n === null || n === 0 || size === 0) continue;
      if (n > size && !variant?.startsWith('pooled')) {
        yield warning('results', id, 'n', `${n} is above the size of the arm, which is ${size}.`);
      }
      if (population === 'itt' && n !== size) {
        yield warning('results', id, 'n', `${n} is given of the ITT population, and the arm has ${size}.`);
      }
    }
  },
};

export const responseRateIsDefined: Rule = {
  number: 27,
  statement: 'A response proportion has n and response criteria.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'arm' || result.statistic !== 'proportion' || !responseEndpoints.has(result.endpoint))
        continue;
      if (result.n === null) yield warning('results', result.id, 'n', 'The number of patients is not recorded.');
      if (result.response_criteria) continue;
      yield warning('results', result.id, 'response_criteria', 'The criteria of response are not recorded.');
    }
  },
};

export const armSizesAddUp: Rule = {
  number: 24,
  statement: 'Arm sizes add up to the enrolment, and none is null.',
  compares: [],
  *check({ records }) {
    for (const { id, enrollment, arms } of records.trials) {
      const sizes = arms.map((arm) => arm.n ?? 0);
      if (!enrollment || sizes.includes(0)) {
        yield warning('trials', id, 'enrollment', 'The enrolment or the size of an arm is not recorded.');
        continue;
      }
      const sum = sizes.reduce((total, size) => total + size, 0);
      if (sum === enrollment) continue;
      yield warning('trials', id, 'enrollment', `${quote(enrollment)} were enrolled, and the arms add up to ${sum}.`);
    }
  },
};
