import type { LineOfTherapy } from '../../../trial/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { plainOf } from '../../reading/words.ts';
import type { ClaimedPatients } from '../model.ts';
import { isPrior } from './arms.ts';
import type { EndpointMention } from './endpoint-words.ts';
import { nodeIds, termsOf } from './terms.ts';

/** Populations by the words of claims. */
const POPULATIONS: readonly (readonly [string, RegExp])[] = [
  ['MITT', /\bm-?itt\b|\bmodified intention[- ]to[- ]treat\b/u],
  ['ITT', /\bitt\b|\bintention[- ]to[- ]treat\b/u],
];

/** The patients that a claim speaks of. `kinOf` adds to a cancer type or biomarker what contains it and what it contains. */
export function patientsOfSentence(
  reading: Reading,
  plain: string,
  mentions: readonly EndpointMention[],
  kinOf: (ids: readonly string[]) => readonly string[],
): ClaimedPatients {
  const isApart = ({ start, end }: ReadTerm): boolean =>
    ![...mentions, ...termsOf(reading, 'TRIAL')].some((other) => start < other.end && end > other.start);
  const lines = termsOf(reading, 'LINE').filter(isApart);
  const prior = reading.terms.filter((term) => isPrior(term, plain));
  const brain = termsOf(reading, 'BRAIN_METASTASES').filter(
    (term) => isApart(term) && /metast|mets?\b|lesions?|disease|involvement|spread/u.test(plainOf(term.text)),
  );
  const cancerTypes = termsOf(reading, 'CANCER_TYPE').filter(({ negated }) => !negated);
  const biomarkers = termsOf(reading, 'BIOMARKER').filter(({ negated }) => !negated);
  const population = POPULATIONS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  const words = [...lines, ...prior, ...brain].toSorted((a, b) => a.start - b.start).map(wordsOf);
  return {
    words: [...words, ...(population === null ? [] : [population])].join(', ') || null,
    disease: [...biomarkers, ...cancerTypes].map(({ text }) => text).join(' ') || null,
    line: lines.length === 1 ? (lines[0]?.value as LineOfTherapy) : null,
    isPretreated: prior.length > 0,
    cns: brain.length === 0 ? null : brain.some(({ negated }) => negated) ? 'WITHOUT' : 'WITH',
    population,
    cancerTypeIds: cancerTypes.length === 0 ? null : kinOf(nodeIds(cancerTypes)),
    biomarkerIds: biomarkers.length === 0 ? null : kinOf(nodeIds(biomarkers)),
  };
}

function wordsOf({ text, use, negated }: ReadTerm): string {
  if (use === 'PRIOR') return `after ${text}`;
  return negated ? `without ${text}` : text;
}
