import { whyUnfit, type Demands } from '../demands.ts';
import type { Judged, ResultFact } from '../judged.ts';
import { printValue } from '../printed.ts';
import { idsOf, type WarningRule } from './rule.ts';

export const newerResultExcluded =
  (demands: Demands): WarningRule =>
  ({ ranked, notReached, options }) =>
    [...ranked, ...notReached].flatMap(({ trial, record, newer }: Judged) => {
      if (newer === null) return [];
      const reasons = whyUnfit(newer, options, demands);
      const why = reasons.length > 0 ? reasons.join(', ') : 'the older one is pinned';
      return [
        {
          code: 'NEWER_RESULT_EXCLUDED',
          severity: 'MEDIUM',
          text: `${trial.acronym} stands here with ${printRecord(record)}. A newer record, ${printRecord(newer)}, was left out: ${why}.`,
          affected: idsOf([record, newer]),
          measured: null,
          threshold: null,
        },
      ];
    });

function printRecord(record: ResultFact): string {
  return record.cutoff === null ? printValue(record) : `${printValue(record)} (cut-off ${record.cutoff})`;
}
