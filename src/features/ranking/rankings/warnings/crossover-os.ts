import type { TrialFact } from '../../model.ts';
import { printList } from '../printed.ts';
import { idsOf, trialsOf, type WarningRule } from './rule.ts';

/** The endpoint whose difference later treatment dilutes. */
const OVERALL_SURVIVAL = 'OS';

export const crossoverOs: WarningRule = ({ ranked, options }) => {
  if (options.endpoint.abbreviation !== OVERALL_SURVIVAL) return [];
  const crossed = trialsOf(ranked).filter(
    ({ crossoverAllowed, crossoverPercent }) => crossoverAllowed === true || (crossoverPercent ?? 0) > 0,
  );
  if (crossed.length === 0) return [];
  const percents = crossed.flatMap(({ crossoverPercent }) => crossoverPercent ?? []);
  return [
    {
      code: 'CROSSOVER_OS',
      severity: 'HIGH',
      text: `Control patients could take, or took, the experimental drug or one of its class later: ${printList(crossed.map(printCrossover))}. Differences in overall survival may be diluted.`,
      affected: idsOf(crossed),
      measured: percents.length > 0 ? Math.max(...percents) : null,
      threshold: null,
    },
  ];
};

function printCrossover({ acronym, crossoverPercent }: TrialFact): string {
  return `${acronym} (${crossoverPercent === null ? 'allowed, share not recorded' : `${crossoverPercent} %`})`;
}
