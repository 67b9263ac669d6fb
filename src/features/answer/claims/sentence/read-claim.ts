import type { Endpoint } from '../../../endpoint/model.ts';
import type { StudiedTrial } from '../../queries.ts';
import type { Reading } from '../../reading/model.ts';
import { plainOf } from '../../reading/words.ts';
import { MAX_FIGURES } from '../match-figures.ts';
import type { ClaimedResult, ClaimToCheck } from '../model.ts';
import { armsOfClaim } from './arms.ts';
import { bindToArms, bindToEndpoints } from './bind.ts';
import { areSeveralAnalyses, cutoffOfSentence, yearsOfAnalysis } from './cutoff.ts';
import { effectOfSentence, significanceOfSentence } from './effect.ts';
import { endpointMentions, type EndpointMention } from './endpoint-words.ts';
import { figuresOfSentence, type PlacedFigure } from './figures.ts';
import { patientsOfSentence } from './patients.ts';
import { namedArm, regimensIn } from './named-arms.ts';
import { nodeIds, termsOf } from './terms.ts';
import { NO_COMPARISON, NO_OUTCOME, undecidableWords, undecidedWords } from './undecidable.ts';

/** What the graph knows of the words of a claim. */
export type ClaimVocabulary = {
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  /** Whether a trial gives just these drugs in one arm. */
  readonly isArm: (drugIds: readonly string[]) => boolean;
  /** Cancer types and biomarkers with what contains them and what they contain. */
  readonly kinOf: (ids: readonly string[]) => readonly string[];
  /** The trials that the claim can be of: those that it names, else those of its drugs. */
  readonly trials: readonly StudiedTrial[];
};

export function readClaim(
  whole: Reading,
  { endpoints, isArm, kinOf, trials }: ClaimVocabulary,
): Omit<ClaimToCheck, 'understood'> {
  const { reading, rest } = withoutQuestions(whole);
  const plain = plainOf(reading.text);
  const mentions = endpointMentions(reading, plain);
  const arms = armsOfClaim(reading, plain, isArm, regimensIn(plain, trials));
  const cutoff = cutoffOfSentence(plain);
  const quoted = figuresOfSentence(reading, plain, [
    ...mentions,
    ...reading.terms,
    ...reading.unknownNames,
    ...(cutoff === undefined ? [] : [cutoff]),
  ]);
  const canBe = (figure: PlacedFigure, mention: EndpointMention): boolean => canBeOf(figure, mention, endpoints);
  const bound = bindToEndpoints(bindToArms(quoted.figures, arms, plain), mentions, canBe, plain);
  const isOther = (figure: PlacedFigure): boolean => isOfOtherThings(figure, mentions, canBe, plain);
  const assessors = [...new Set(termsOf(reading, 'ASSESSOR').flatMap(({ value }) => value ?? []))];
  const named = nodeIds(termsOf(reading, 'TRIAL'));
  const arm = namedArm(reading, plain, trials);
  const patients = patientsOfSentence(reading, plain, mentions, kinOf);
  const claimed: ClaimedResult = {
    trialIds: named.length === 0 && arm !== undefined ? [arm.trialId] : named,
    arm,
    experimentalDrugIds: arms.experimental?.drugIds ?? [],
    comparatorDrugIds: arms.comparator?.drugIds ?? [],
    classes: [
      ...(arms.experimental?.isClass ? (['EXPERIMENTAL'] as const) : []),
      ...(arms.comparator?.isClass ? (['COMPARATOR'] as const) : []),
    ],
    endpointIds: [...new Set(mentions.flatMap(({ endpointIds }) => endpointIds))],
    assessorClass: assessors.length === 1 ? (assessors[0] as ClaimedResult['assessorClass']) : null,
    cutoff: cutoff?.date ?? null,
    analysisYears: yearsOfAnalysis(plain),
    population: patients.words,
    disease: patients.disease,
    figures: bound
      .filter((figure) => !isOther(figure))
      .map(({ start: _start, end: _end, ...figure }) => withoutLandmark(figure, endpoints)),
  };
  const effect = claimed.figures.length > 0 ? null : (effectOfSentence(plain) ?? null);
  const unread = [...quoted.unread, ...bound.filter(isOther).map(({ start, end }) => reading.text.slice(start, end))];
  return {
    sentence: whole.text,
    interpretation: whole,
    claimed,
    effect,
    isSignificant: significanceOfSentence(plain) ?? null,
    isLatest: LATEST.test(plain),
    patients,
    notes: notesOn(reading, unread, rest),
    undecided: claimed.figures.length > 0 || effect !== null ? (undecidedWords(plain) ?? null) : null,
    undecidable: whyUndecidable(claimed, effect, arms.isMore, assessors.length, plain) ?? null,
    missing: whatIsMissing(reading, claimed),
  };
}

/** "Final survival", "the latest data"; but a "current standard" is no analysis. */
const LATEST =
  /\bfinal\b|\b(?:latest|newest|most recent|current) (?:[\w-]+ ){0,2}(?:analys[ei]s|data|results?|update|report|survival|pfs|os|median|figures?)\b/u;

/** What is asked behind the last figure is not claimed. */
function withoutQuestions(reading: Reading): { reading: Reading; rest: string } {
  const last = reading.figures.findLast(({ kind }) => kind !== 'DOSE');
  const question = reading.sentences.find(
    ({ mode }, index) => last !== undefined && index > last.sentence && mode !== 'STATES',
  );
  if (question === undefined) return { reading, rest: '' };
  const end = question.start;
  const before = <One extends { readonly start: number }>(all: readonly One[]): One[] =>
    all.filter(({ start }) => start < end);
  return {
    reading: {
      ...reading,
      text: reading.text.slice(0, end),
      sentences: before(reading.sentences),
      terms: before(reading.terms),
      figures: before(reading.figures),
      unknownNames: before(reading.unknownNames),
      unread: before(reading.unread),
    },
    rest: reading.text.slice(end).trim(),
  };
}

const IN_TIME: ReadonlySet<PlacedFigure['kind']> = new Set(['RATIO', 'MONTHS', 'NOT_REACHED', 'P_VALUE', 'INTERVAL']);

/** Months and hazard ratios are of times; a share is of patients, or of a time at a landmark. */
function canBeOf(
  { kind, landmarkMonths }: PlacedFigure,
  { endpointIds, isShare }: EndpointMention,
  endpoints: ReadonlyMap<string, Endpoint>,
): boolean {
  return endpointIds.some((id) => {
    const type = endpoints.get(id)?.type;
    const isTime = type === 'TIME_TO_EVENT' || type === 'DURATION';
    if (IN_TIME.has(kind)) return isTime;
    if (kind === 'COUNT') return type === 'COUNT' || type === 'PROPORTION';
    return type === 'PROPORTION' || (isTime && (isShare || (landmarkMonths ?? null) !== null));
  });
}

/** A share in a sentence on survival may be of those who crossed over: what cannot be of the endpoint is not compared with it. */
function isOfOtherThings(
  figure: PlacedFigure,
  mentions: readonly EndpointMention[],
  canBe: (figure: PlacedFigure, mention: EndpointMention) => boolean,
  plain: string,
): boolean {
  const isBeside = mentions.some(
    ({ end }) => end <= figure.start && /^\W*(?:was |of |in )?$/u.test(plain.slice(end, figure.start)),
  );
  if (figure.drugIds !== undefined || isBeside) return false;
  return !IN_TIME.has(figure.kind) && mentions.length > 0 && !mentions.some((mention) => canBe(figure, mention));
}

/** "Adverse events in 77% at five years": what is no rate has no landmark. */
function withoutLandmark<
  Figure extends { endpointIds?: readonly string[] | undefined; landmarkMonths?: number | null | undefined },
>(figure: Figure, endpoints: ReadonlyMap<string, Endpoint>): Figure {
  const meant = figure.endpointIds ?? [...endpoints.keys()];
  const isRate = meant.some((id) => {
    const type = endpoints.get(id)?.type;
    return type === 'TIME_TO_EVENT' || type === 'DURATION' || id.endsWith('cumulative-incidence');
  });
  return isRate || meant.length === 0 ? figure : { ...figure, landmarkMonths: null };
}

function whyUndecidable(
  { figures, trialIds, experimentalDrugIds, comparatorDrugIds, endpointIds }: ClaimedResult,
  effect: ClaimToCheck['effect'],
  isOfMoreThanTwo: boolean,
  assessors: number,
  plain: string,
): string | undefined {
  if (figures.length === 0 && effect === null) return undecidableWords(plain) ?? NO_OUTCOME;
  if (figures.length > MAX_FIGURES)
    return `It gives ${figures.length} figures; at most ${MAX_FIGURES} are compared at once.`;
  if (isOfMoreThanTwo) return 'It speaks of more than two treatments: give each comparison as a claim of its own.';
  if (trialIds.length > 1 && figures.length > 1)
    return 'It speaks of several trials: give what each found as a claim of its own.';
  if (assessors > 1) return 'It speaks of several assessors: give what each found as a claim of its own.';
  const hasTwoOfAKind = figures.some(({ kind }, index) => figures.findIndex((other) => other.kind === kind) < index);
  if (hasTwoOfAKind && areSeveralAnalyses(plain))
    return 'It speaks of several analyses: give what each found as a claim of its own.';
  if (figures.length > 0) return undefined;
  const comparesInTrial = experimentalDrugIds.length > 0 && (comparatorDrugIds.length > 0 || trialIds.length > 0);
  if (comparesInTrial || (experimentalDrugIds.length > 0 && endpointIds.length > 0)) return undefined;
  return undecidableWords(plain) ?? NO_COMPARISON;
}

/** Why nothing can be looked up: the claim speaks of what is not here, or does not say of what. */
function whatIsMissing({ unknownNames }: Reading, { figures, endpointIds }: ClaimedResult): string | null {
  const unknown = unknownNames.find(({ kind }) => kind === 'DRUG' || kind === 'TRIAL');
  if (unknown) return `"${unknown.text}" is no ${unknown.kind.toLowerCase()} here, so nothing is recorded of it.`;
  const share = figures.find(({ kind }) => kind === 'PERCENT' || kind === 'COUNT' || kind === 'FRACTION');
  if (share === undefined || (share.endpointIds ?? endpointIds).length > 0) return null;
  return 'The claim does not say, in words that are known here, which outcome its share of patients had.';
}

/** What a reader of the verdict must know of the reading. */
function notesOn(reading: Reading, unread: readonly string[], rest: string): string[] {
  const misspelt = reading.terms.filter(({ match }) => match === 'SPELLING');
  return [
    ...misspelt.map(({ text, nodes }) => `"${text}" was read as ${nodes[0]?.name ?? 'nothing'}.`),
    ...(unread.length > 0 ? [`Not compared with anything: ${unread.join(', ')}.`] : []),
    ...(rest === '' ? [] : [`Left out: "${rest}"`]),
  ];
}
