import { error, quote, warning, type Rule } from './rule.ts';

export const rowHasPercentage: Rule = {
  number: 0,
  statement: 'A row of an arm has a percentage.',
  compares: [],
  *check({ records }) {
    for (const row of records.adverseEvents) {
      if (row.kind !== 'trial-arm' || row.any_grade_percent !== null || row.grade3plus_percent !== null) continue;
      const reason = 'It is null, and so is grade3plus_percent; a row needs one of them.';
      yield error('adverseEvents', row.id, 'any_grade_percent', reason);
    }
  },
};

export const frequenciesArePercentages: Rule = {
  number: 8,
  statement: 'Numbers of a label warning that are named percentages are in 0-100.',
  compares: [],
  *check({ records }) {
    for (const row of records.adverseEvents) {
      if (row.kind !== 'label-warning') continue;
      for (const [name, value] of Object.entries(row.frequency ?? {})) {
        if (!name.endsWith('_percent') || (typeof value === 'number' && value >= 0 && value <= 100)) continue;
        yield error(
          'adverseEvents',
          row.id,
          `frequency.${name}`,
          `${quote(value)} is no percentage, which is in 0-100.`,
        );
      }
    }
  },
};

export const severeIsNotAboveAnyGrade: Rule = {
  number: 18,
  statement: 'A grade 3 or higher percentage is not above the any-grade one.',
  compares: [],
  *check({ records }) {
    for (const row of records.adverseEvents) {
      if (row.kind !== 'trial-arm') continue;
      const { id, any_grade_percent: any, grade3plus_percent: severe } = row;
      if (any === null || severe === null || severe <= any) continue;
      yield error('adverseEvents', id, 'grade3plus_percent', `${severe} is above the any-grade percentage ${any}.`);
    }
  },
};

export const adverseEventIsOneTermInOneArm: Rule = {
  number: 30,
  statement: 'An adverse event names one term, and a row of a trial its arm.',
  compares: [],
  *check({ records }) {
    for (const row of records.adverseEvents) {
      if (row.kind === 'trial-arm' && row.arm === null) {
        yield warning('adverseEvents', row.id, 'arm', 'It is null: in which arm the event was seen is not recorded.');
      }
      if (!/,| and |;/.test(row.event)) continue;
      yield warning('adverseEvents', row.id, 'event', `${quote(row.event)} names several terms.`);
    }
  },
};
