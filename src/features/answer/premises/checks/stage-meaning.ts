import { claimsOf } from '../stage-claims.ts';
import type { Check, PremiseCheck } from '../model.ts';
import { sentenceWords } from '../pairing.ts';

/** What a category of the TNM stage means: it depends on the edition. */
export const stageMeaning: Check = (reading, facts) => {
  const categories = reading.terms.filter(({ role, value }) => role === 'STAGE' && (value?.startsWith('M1') ?? false));
  const edition = reading.terms.find(({ role, value }) => role === 'STAGE' && (value?.startsWith('AJCC') ?? false));
  const [first] = categories;
  if (first === undefined) return [];
  const claims = claimsOf(facts.stageClaims);
  const check: PremiseCheck = {
    kind: 'STAGE_MEANING',
    about: [],
    claim: `"${first.text}"${edition ? '' : ' without an edition'}`,
    verdict: edition ? 'SUPPORTED' : 'AMBIGUOUS',
    asked: /\b(?:is|was) m1[abc] (?:the name|a )/u.test(sentenceWords(reading, first)),
    explanation: edition
      ? `The question names the edition (${edition.text}).`
      : `"${first.text}" means different things by the edition of the TNM classification, and the question names none.${claims.length > 0 ? ` ${claims.map(({ explanation }) => explanation).join('. ')}.` : ''}`,
    basis: claims,
    suggestedReading: edition ? null : { text: 'the same question with the edition named', nodes: [] },
    place: first.start,
  };
  return [check];
};
