import type { Endpoint } from '../../../endpoint/model.ts';
import type { LineOfTherapy } from '../../../trial/model.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';
import { plainOf } from '../../reading/words.ts';
import type { ClaimedPatients, ClaimedResult, ClaimToCheck } from '../model.ts';
import { armsOfClaim } from './arms.ts';
import { bindToArms, bindToEndpoints } from './bind.ts';
import { effectOfSentence, significanceOfSentence } from './effect.ts';
import { endpointMentions, type EndpointMention } from './endpoint-words.ts';
import { figuresOfSentence, type PlacedFigure } from './figures.ts';
import { NO_COMPARISON, NO_OUTCOME, undecidableWords, undecidedWords } from './undecidable.ts';

/** What the graph knows of the words of a claim. */
export type ClaimVocabulary = {
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  /** Whether a trial gives just these drugs in one arm. */
  readonly isArm: (drugIds: readonly string[]) => boolean;
  /** Cancer types and biomarkers with what contains them and what they contain. */
  readonly kinOf: (ids: readonly string[]) => readonly string[];
};

export function readClaim(reading: Reading, vocabulary: ClaimVocabulary): Omit<ClaimToCheck, 'understood'> {
  const plain = plainOf(reading.text);
  const mentions = endpointMentions(reading, plain);
  const arms = armsOfClaim(reading, plain, vocabulary.isArm);
  const { figures: quoted, unread } = figuresOfSentence(reading, plain, [
    ...mentions,
    ...reading.terms,
    ...reading.unknownNames,
    ...cutoffSpan(plain),
  ]);
  const figures = bindToEndpoints(
    bindToArms(quoted, arms, plain),
    mentions,
    (figure, endpointIds) => canBeOf(figure, endpointIds, vocabulary.endpoints),
    plain,
  );
  const assessors = distinct(termsOf(reading, 'ASSESSOR').flatMap(({ value }) => value ?? []));
  const claimed: ClaimedResult = {
    trialIds: idsOf(reading, 'TRIAL'),
    experimentalDrugIds: arms.experimental?.drugIds ?? [],
    comparatorDrugIds: arms.comparator?.drugIds ?? [],
    classes: [
      ...(arms.experimental?.isClass ? (['EXPERIMENTAL'] as const) : []),
      ...(arms.comparator?.isClass ? (['COMPARATOR'] as const) : []),
    ],
    endpointIds: distinct(mentions.flatMap(({ endpointIds }) => endpointIds)),
    assessorClass: assessors.length === 1 ? (assessors[0] as ClaimedResult['assessorClass']) : null,
    cutoff: cutoffOf(plain),
    figures: figures.map(({ start: _start, end: _end, ...figure }) => figure),
  };
  const patients = patientsOf(reading, mentions, vocabulary);
  const effect = claimed.figures.length > 0 ? null : (effectOfSentence(plain) ?? null);
  return {
    sentence: reading.text,
    interpretation: reading,
    claimed: { ...claimed, population: patients.words, disease: patients.disease },
    effect,
    isSignificant: significanceOfSentence(plain) ?? null,
    patients,
    notes: notesOn(reading, unread),
    undecided: claimed.figures.length > 0 || effect !== null ? (undecidedWords(plain) ?? null) : null,
    undecidable: whyUndecidable(claimed, effect, arms.isMore, assessors.length, plain) ?? null,
  };
}

function whyUndecidable(
  { figures, trialIds, experimentalDrugIds, comparatorDrugIds, endpointIds }: ClaimedResult,
  effect: ClaimToCheck['effect'],
  isOfMoreThanTwo: boolean,
  assessors: number,
  plain: string,
): string | undefined {
  if (figures.length === 0 && effect === null) return undecidableWords(plain) ?? NO_OUTCOME;
  if (isOfMoreThanTwo) return 'It speaks of more than two treatments: give each comparison as a claim of its own.';
  if (assessors > 1) return 'It speaks of several assessors: give what each found as a claim of its own.';
  if (figures.length > 0) return undefined;
  const comparesInTrial = experimentalDrugIds.length > 0 && (comparatorDrugIds.length > 0 || trialIds.length > 0);
  if (comparesInTrial || (experimentalDrugIds.length > 0 && endpointIds.length > 0)) return undefined;
  return undecidableWords(plain) ?? NO_COMPARISON;
}

const IN_TIME: ReadonlySet<PlacedFigure['kind']> = new Set(['RATIO', 'MONTHS', 'NOT_REACHED', 'P_VALUE', 'INTERVAL']);

/** Months and hazard ratios are of times, shares of anything but a count. */
function canBeOf(
  { kind, landmarkMonths }: PlacedFigure,
  endpointIds: readonly string[],
  endpoints: ReadonlyMap<string, Endpoint>,
): boolean {
  return endpointIds.some((id) => {
    const type = endpoints.get(id)?.type;
    const isTime = type === 'TIME_TO_EVENT' || type === 'DURATION';
    if (IN_TIME.has(kind)) return isTime;
    if (kind === 'COUNT') return type === 'COUNT' || type === 'PROPORTION';
    return type === 'PROPORTION' || (isTime && (landmarkMonths ?? null) !== null);
  });
}

function patientsOf(
  reading: Reading,
  mentions: readonly EndpointMention[],
  { kinOf }: ClaimVocabulary,
): ClaimedPatients {
  const isApart = ({ start, end }: ReadTerm): boolean =>
    ![...mentions, ...termsOf(reading, 'TRIAL')].some((other) => start < other.end && end > other.start);
  const lines = termsOf(reading, 'LINE').filter(isApart);
  const prior = reading.terms.filter(({ use }) => use === 'PRIOR');
  const brain = termsOf(reading, 'BRAIN_METASTASES').filter(
    (term) => isApart(term) && /metast|mets?\b|lesions?|disease|involvement|spread/u.test(plainOf(term.text)),
  );
  const cancerTypes = termsOf(reading, 'CANCER_TYPE').filter(({ negated }) => !negated);
  const biomarkers = termsOf(reading, 'BIOMARKER').filter(({ negated }) => !negated);
  const words = [...lines, ...prior, ...brain].toSorted((a, b) => a.start - b.start).map(wordsOf);
  return {
    words: words.length > 0 ? words.join(', ') : null,
    disease: [...biomarkers, ...cancerTypes].map(({ text }) => text).join(' ') || null,
    line: lines.length === 1 ? (lines[0]?.value as LineOfTherapy) : null,
    isPretreated: prior.length > 0,
    cns: brain.length === 0 ? null : brain.some(({ negated }) => negated) ? 'WITHOUT' : 'WITH',
    population: null,
    cancerTypeIds: cancerTypes.length === 0 ? null : kinOf(nodeIds(cancerTypes)),
    biomarkerIds: biomarkers.length === 0 ? null : kinOf(nodeIds(biomarkers)),
  };
}

const wordsOf = ({ text, use, negated }: ReadTerm): string => {
  if (use === 'PRIOR') return `after ${text}`;
  return negated ? `without ${text}` : text;
};

const termsOf = (reading: Reading, role: ReadTerm['role']): ReadTerm[] =>
  reading.terms.filter((term) => term.role === role);
const nodeIds = (terms: readonly ReadTerm[]): string[] =>
  distinct(terms.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
const idsOf = (reading: Reading, role: ReadTerm['role']): string[] => nodeIds(termsOf(reading, role));
const distinct = (items: readonly string[]): string[] => [...new Set(items)];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = new RegExp(
  String.raw`(?:(\d{1,2}) )?\b(${MONTHS.join('|')})[a-z]*\.?,? (\d{4})|\b(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b`,
  'u',
);
const CUTOFF = /\b(?:cut-?off|data cut|as of)\b[^.;]{0,40}/u;

const cutoffSpan = (plain: string): { start: number; end: number }[] => {
  const match = CUTOFF.exec(plain);
  return match === null ? [] : [{ start: match.index, end: match.index + match[0].length }];
};

/** What a reader of the verdict must know of the reading. */
function notesOn(reading: Reading, unread: readonly string[]): string[] {
  const misspelt = reading.terms.filter(({ match }) => match === 'SPELLING');
  return [
    ...misspelt.map(({ text, nodes }) => `"${text}" was read as ${nodes[0]?.name ?? 'nothing'}.`),
    ...(unread.length > 0 ? [`Not compared with anything: ${unread.join(', ')}.`] : []),
  ];
}

/** The date beside the word for it. */
function cutoffOf(plain: string): string | null {
  const near = CUTOFF.exec(plain)?.[0];
  const match = near === undefined ? null : DATE.exec(near);
  if (match === null) return null;
  const [, day, month, year, iso] = match;
  if (iso !== undefined) return iso;
  const number = String(MONTHS.indexOf(month ?? '') + 1).padStart(2, '0');
  return [year, number, day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}
