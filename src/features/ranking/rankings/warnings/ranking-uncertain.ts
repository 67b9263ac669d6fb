import { printList } from '../printed.ts';
import { acronymsOf, idsOf, recordsOf, trialsOf, type WarningRule } from './rule.ts';

/** One pair is enough for the order of these two to mean nothing. */
const FEWEST_PAIRS = 1;

export const rankingUncertain: WarningRule = ({ ranked }) => {
  const uncertain = ranked.filter(({ notDistinguishableFrom }) => (notDistinguishableFrom?.length ?? 0) > 0);
  // each pair stands in both lists
  const pairs =
    uncertain.reduce((sum, { notDistinguishableFrom }) => sum + (notDistinguishableFrom?.length ?? 0), 0) / 2;
  if (pairs < FEWEST_PAIRS) return [];
  const all = (ranked.length * (ranked.length - 1)) / 2;
  return [
    {
      code: 'RANKING_UNCERTAIN',
      severity: 'MEDIUM',
      text: `${pairs} of the ${all} pairs of entries are not distinguishable at 95 % by an indirect comparison (${printList(acronymsOf(trialsOf(uncertain)))}). Each entry names those it cannot be told from.`,
      affected: idsOf(recordsOf(uncertain)),
      measured: pairs,
      threshold: FEWEST_PAIRS,
    },
  ];
};
