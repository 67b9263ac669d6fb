import type { AppliesBy, RankingWarning } from '../../model.ts';
import { printList } from '../printed.ts';
import { acronymsOf, idsOf, trialsOf, type Weighed, type WarningRule } from './rule.ts';

export const populationBroader: WarningRule = (weighed) =>
  warnOfPopulation(weighed, 'BROADER', 'POPULATION_BROADER', 'broader');

export const populationNarrower: WarningRule = (weighed) =>
  warnOfPopulation(weighed, 'NARROWER', 'POPULATION_NARROWER', 'narrower');

function warnOfPopulation(
  { ranked }: Weighed,
  appliesBy: AppliesBy,
  code: 'POPULATION_BROADER' | 'POPULATION_NARROWER',
  word: string,
): RankingWarning[] {
  const trials = trialsOf(ranked).filter((trial) => trial.appliesBy === appliesBy);
  if (trials.length === 0) return [];
  return [
    {
      code,
      severity: 'MEDIUM',
      text: `The evidence of ${printList(acronymsOf(trials))} is in a ${word} population than the one asked about.`,
      affected: idsOf(trials),
      measured: null,
      threshold: null,
    },
  ];
}
