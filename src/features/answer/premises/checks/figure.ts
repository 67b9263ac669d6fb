import type { ClaimedFigure, MismatchField } from '../../claims/model.ts';
import type { Check, PremiseCheck, QuotedClaim } from '../model.ts';
import { askingSentence, sentenceWords, unique } from '../pairing.ts';
import type { Reading } from '../../reading/model.ts';

/** What does not fit and yet is no fault of a question. */
const FORGIVEN: readonly MismatchField[] = ['ROUNDING', 'VARIANT', 'SIGNIFICANCE', 'P_VALUE'];

const SHARES: readonly ClaimedFigure['kind'][] = ['PERCENT', 'FRACTION', 'COUNT'];

/** That numbers are those of a trial, endpoint, drug, assessor and cut-off, and belong together. */
export const figure: Check = (reading, facts) => facts.quoted.flatMap((quoted) => check(reading, quoted));

function check(reading: Reading, { sentence, figures, report }: QuotedClaim): PremiseCheck[] {
  const { verdict, mismatches, facts, nearest, explanation, later } = report;
  const [first] = figures;
  // what no table of results can decide, or what does not say of what it is a number, is no premise about a result
  const { claimed } = report.checked;
  // "29 months on alectinib" is how long someone took it
  const isTimeOfAnyone = claimed.trialIds.length === 0 && !/\bmedian\b/u.test(sentenceWords(reading, { sentence }));
  const isOfNothing =
    claimed.endpointIds.length === 0 &&
    claimed.figures.every(({ kind }) => SHARES.includes(kind) || (kind === 'MONTHS' && isTimeOfAnyone));
  const isOpen =
    verdict === 'NOT_DECIDABLE' || report.checked.missing !== null || (verdict === 'NOT_ESTABLISHED' && isOfNothing);
  if (first === undefined || isOpen) return [];
  const isGrave = mismatches.some(
    ({ field, isLeftOut }) =>
      !FORGIVEN.includes(field) &&
      isLeftOut !== true &&
      // what is not recorded of the patients that are meant may well be the same
      (field !== 'POPULATION' || nearest.length > 0),
  );
  return [
    {
      kind: 'FIGURE',
      about: [],
      claim: `${figures.map(({ text }) => text.trim()).join(', ')} as quoted`,
      verdict: verdict !== 'SUPPORTED_WITH_MISMATCH' ? verdict : isGrave ? 'CONTRADICTED' : 'SUPPORTED',
      asked: askingSentence(reading, { sentence, start: first.start }) !== undefined,
      explanation,
      basis: unique([...facts, ...nearest, ...later]),
      suggestedReading: null,
      place: first.start,
    },
  ];
}
