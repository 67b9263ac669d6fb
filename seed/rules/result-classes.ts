import type { Assessor, AssessorClass, PopulationClass } from '../schemas/results.ts';
import { error, quote, type Rule } from './rule.ts';

const classOfAssessor: Readonly<Record<Assessor, AssessorClass>> = {
  investigator: 'INVESTIGATOR',
  IRC: 'INDEPENDENT',
  BIRC: 'INDEPENDENT',
  BICR: 'INDEPENDENT',
  IRF: 'INDEPENDENT',
  IRR: 'INDEPENDENT',
  ICR: 'INDEPENDENT',
  IIR: 'INDEPENDENT',
  'not applicable': 'NOT_APPLICABLE',
};

export const assessorClassFollows: Rule = {
  number: 31,
  statement: '`assessor_class` follows from `assessor`.',
  compares: [],
  *check({ records }) {
    for (const { id, assessor, assessor_class: given } of records.results) {
      const expected = classOfAssessor[assessor];
      if (given === expected) continue;
      yield error(
        'results',
        id,
        'assessor_class',
        `${quote(given)} is not the class of ${quote(assessor)}; ${quote(expected)} is.`,
      );
    }
  },
};

/** Classes that may be restricted further. */
const mayHaveSubgroup: ReadonlySet<PopulationClass> = new Set<PopulationClass>([
  'SUBGROUP',
  'CNS_MEASURABLE',
  'RESPONDERS',
]);

export const subgroupStandsWhereItMust: Rule = {
  number: 31,
  statement: '`subgroup` stands where it must and only where it may.',
  compares: [],
  *check({ records }) {
    for (const { id, population_class: populationClass, subgroup } of records.results) {
      if (subgroup === null && populationClass === 'SUBGROUP') {
        yield error(
          'results',
          id,
          'subgroup',
          'It is null and population_class is "SUBGROUP"; name its key and value.',
        );
      }
      if (subgroup === null || mayHaveSubgroup.has(populationClass)) continue;
      const reason = `${quote(subgroup)} stands on population_class ${quote(populationClass)}, which has no subgroup.`;
      yield error('results', id, 'subgroup', reason);
    }
  },
};

export const pooledTrialsStandOnPooledVariants: Rule = {
  number: 32,
  statement: '`pooled_trials` stands exactly on pooled variants, with two trials or more, the own one among them.',
  compares: [],
  *check({ records }) {
    for (const { id, trial, variant = null, pooled_trials: pooled = null } of records.results) {
      if ((pooled !== null) !== (variant?.startsWith('pooled-') ?? false)) {
        const reason = `${quote(pooled)} does not agree with variant ${quote(variant)}; pooled variants alone name trials.`;
        yield error('results', id, 'pooled_trials', reason);
      }
      if (pooled === null || (pooled.length >= 2 && pooled.includes(trial))) continue;
      const reason = `${quote(pooled)} should name two trials or more, ${quote(trial)} among them.`;
      yield error('results', id, 'pooled_trials', reason);
    }
  },
};
