import { whyUnverified, type Demands } from '../demands.ts';
import { printList } from '../printed.ts';
import { acronymsOf, idsOf, recordsOf, trialsOf, type WarningRule } from './rule.ts';

export const unverifiedRanked =
  (demands: Demands): WarningRule =>
  ({ ranked }) => {
    const unverified = ranked.filter(({ record }) => whyUnverified(record, demands) !== null);
    if (unverified.length === 0) return [];
    return [
      {
        code: 'UNVERIFIED_RANKED',
        severity: 'HIGH',
        text: `Records of ${printList(acronymsOf(trialsOf(unverified)))} are ranked, as was asked, though they or a field that counts were not read on any page.`,
        affected: idsOf(recordsOf(unverified)),
        measured: null,
        threshold: null,
      },
    ];
  };
