import { groupBy } from '../../../../shared/group-by.ts';
import type { RankingWarning } from '../../model.ts';
import { byCodeUnit } from '../by-code-unit.ts';
import type { Ranked, ResultFact } from '../judged.ts';
import { acronymsOf, idsOf, recordsOf, trialsOf, type WarningRule } from './rule.ts';
import { printList } from '../printed.ts';

/** What must be alike for shares to be shares of the same. */
type Respect = Pick<RankingWarning, 'code' | 'severity'> & {
  readonly says: string;
  readonly wordsOf: (record: ResultFact) => string;
};

const warnOf = (ranked: readonly Ranked[], { code, severity, says, wordsOf }: Respect): RankingWarning => {
  const groups = [...groupBy(ranked, ({ record }) => wordsOf(record))].toSorted(([a], [b]) => byCodeUnit(a, b));
  const words = groups.map(([word, group]) => `${word} (${printList(acronymsOf(trialsOf(group)))})`);
  return {
    code,
    severity,
    text: `${says}: ${words.join('; ')}.`,
    affected: idsOf(recordsOf(ranked)),
    measured: null,
    threshold: null,
  };
};

const wherever =
  (respect: Respect): WarningRule =>
  ({ ranked }) =>
    new Set(ranked.map(({ record }) => respect.wordsOf(record))).size > 1 ? [warnOf(ranked, respect)] : [];

export const qualifierMixed = wherever({
  code: 'QUALIFIER_MIXED',
  severity: 'HIGH',
  says: 'The entries do not count the same',
  wordsOf: ({ qualifier }) => qualifier ?? 'no qualifier recorded',
});

export const denominatorMixed = wherever({
  code: 'DENOMINATOR_MIXED',
  severity: 'HIGH',
  says: 'The shares are not of patients of one definition',
  wordsOf: ({ populationLabel }) => populationLabel,
});

const CRITERIA = {
  RECIST_1_0: 'RECIST 1.0',
  RECIST_1_1: 'RECIST 1.1',
  MRECIST: 'mRECIST',
  RANO_BM: 'RANO for brain metastases',
  RANO_HGG: 'RANO for high-grade glioma',
} satisfies Record<NonNullable<ResultFact['responseCriteria']>, string>;

const wasRead = ({ unverifiedFields }: ResultFact): boolean => !unverifiedFields.includes('response_criteria');

/** The arms of one trial are judged alike, whatever the criteria; those of two trials only if it was read that they are. */
export const responseCriteriaMixed: WarningRule = ({ ranked }) => {
  const judged = ranked.filter(({ record }) => record.responseCriteria !== null);
  if (judged.length === 0 || trialsOf(ranked).length < 2) return [];
  const [first, ...others] = new Set(ranked.map(({ record }) => record.responseCriteria));
  if (others.length === 0 && first !== null && ranked.every(({ record }) => wasRead(record))) return [];
  return [
    warnOf(ranked, {
      code: 'RESPONSE_CRITERIA_MIXED',
      severity: 'MEDIUM',
      says: 'The entries are not known to judge responses by the same criteria',
      wordsOf: (record) =>
        record.responseCriteria === null
          ? 'not recorded'
          : `${CRITERIA[record.responseCriteria]}${wasRead(record) ? '' : ', not read on any page'}`,
    }),
  ];
};
