import { resultText } from '../../../result/wording.ts';
import { matchFigures } from '../../claims/match-figures.ts';
import type { ClaimedResult, FigureCandidate, MismatchField } from '../../claims/model.ts';
import type { QuotedFigure, Reading, ReadTerm } from '../../reading/model.ts';
import { drugIdsOf } from '../drug-evidence.ts';
import type { Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { askingSentence, partnerOf, sentenceWords, termsOf, unique } from '../pairing.ts';

/** What does not fit and yet is no fault of a question. */
const FORGIVEN: readonly MismatchField[] = [
  'ROUNDING',
  'LATER_DATA',
  'VARIANT',
  'POPULATION',
  'SIGNIFICANCE',
  'P_VALUE',
];
/** Shares and counts that are no results of a trial. */
const NO_RESULT =
  /\b(?:tps|pd-l1|allele|prevalence|samples|series|child-pugh|ecog|afp|alt rise|half of|of nsclc|of hccs?|carried|coincide|of cases|diarrh\w*|rash|nausea|vomit|oedema|edema|pneumonitis|cholesterol)\b/u;

/** That numbers are those of a trial, endpoint, drug, assessor and cut-off, and belong together. */
export const figure: Check = (reading, facts) => {
  const bySentence = new Map<number, QuotedFigure[]>();
  for (const one of reading.figures) {
    if (one.kind !== 'DOSE') bySentence.set(one.sentence, [...(bySentence.get(one.sentence) ?? []), one]);
  }
  return [...bySentence].flatMap(([sentence, figures]) => check(reading, facts, sentence, figures));
};

function check(
  reading: Reading,
  facts: PremiseFacts,
  sentence: number,
  figures: readonly QuotedFigure[],
): PremiseCheck[] {
  const claimed = claimedIn(reading, sentence, figures);
  const words = sentenceWords(reading, { sentence });
  const [first] = figures;
  if (first === undefined || claimed === undefined || NO_RESULT.test(words)) return [];
  const candidates = candidatesOf(facts, claimed);
  const { verdict, mismatches, facts: fitting, nearest } = matchFigures(claimed, candidates);
  const grave = mismatches.filter(({ field }) => !FORGIVEN.includes(field));
  const isMismatch = verdict === 'SUPPORTED_WITH_MISMATCH' && grave.length > 0;
  const basis = unique([...fitting, ...nearest]).slice(0, 12);
  return [
    {
      kind: 'FIGURE',
      about: [],
      claim: `${figures.map(({ text }) => text.trim()).join(', ')} as quoted`,
      verdict: isMismatch ? 'CONTRADICTED' : verdict === 'SUPPORTED_WITH_MISMATCH' ? 'SUPPORTED' : verdict,
      asked: askingSentence(reading, { sentence, start: first.start }) !== undefined,
      explanation:
        mismatches.length > 0
          ? mismatches.map(({ text }) => text).join(' ')
          : verdict === 'SUPPORTED'
            ? `Recorded: ${fitting.slice(0, 3).map(resultText).join('; ')}.`
            : verdict === 'NOT_ESTABLISHED'
              ? 'No result with these numbers is recorded, nor another in its place.'
              : `Recorded instead: ${nearest.slice(0, 3).map(resultText).join('; ')}.`,
      basis,
      suggestedReading: null,
      place: first.start,
    },
  ];
}

/** What a sentence claims; undefined where it names neither a trial nor a drug with an endpoint or ratio. */
function claimedIn(reading: Reading, sentence: number, figures: readonly QuotedFigure[]): ClaimedResult | undefined {
  const here = <Term extends { readonly sentence: number }>(terms: readonly Term[]): readonly Term[] =>
    terms.filter((term) => term.sentence === sentence);
  const ids = (terms: ReturnType<typeof termsOf>): string[] => unique(terms.flatMap(drugIdsOf));
  const trials = termsOf(reading, 'TRIAL');
  const ownTrials = ids(here(trials));
  const allTrials = ids(trials);
  // a number between two trials is one of the nearer
  const nearestTrial = partnerOf(asTerm(figures, sentence), here(trials));
  const trialIds =
    ownTrials.length > 1 && figures.length === 1 && nearestTrial
      ? drugIdsOf(nearestTrial)
      : ownTrials.length > 0
        ? ownTrials
        : allTrials.length === 1
          ? allTrials
          : [];
  const drugs = here(termsOf(reading, 'DRUG')).filter(({ negated }) => !negated);
  const experimental = ids(drugs.filter(({ use }) => use !== 'COMPARATOR'));
  const endpoints = ids(here(termsOf(reading, 'ENDPOINT')));
  const assessors = unique(here(termsOf(reading, 'ASSESSOR')).map(({ value }) => value));
  const isAboutResults =
    trialIds.length > 0 ||
    (experimental.length > 0 && (endpoints.length > 0 || figures.some(({ kind }) => kind === 'RATIO')));
  if (!isAboutResults) return undefined;
  return {
    trialIds,
    // with several drugs named, which number is whose is left open
    experimentalDrugIds:
      (experimental.length === 1 || isOneRegimen(reading.text, drugs)) &&
      figures.filter(({ kind }) => kind === 'MONTHS' || kind === 'PERCENT').length < 2
        ? experimental
        : [],
    comparatorDrugIds: [],
    endpointIds: endpoints,
    assessorClass: assessors.length === 1 ? (assessors[0] as ClaimedResult['assessorClass']) : null,
    cutoff: null,
    figures: figures.map((one) => ({ ...one, drugIds: besides(reading, one) })),
  };
}

/** A stretch as a term, to be paired with what is near to it. */
const asTerm = ([first]: readonly QuotedFigure[], sentence: number): ReadTerm => ({
  role: 'ENDPOINT',
  text: first?.text ?? '',
  start: first?.start ?? 0,
  end: first?.end ?? 0,
  sentence,
  match: 'WORDS',
  nodes: [],
  value: null,
  negated: false,
  use: null,
});

const JOINS = /^\s*(?:\+|plus|and|or|with|-|–|\/)\s*$/u;

const isOneRegimen = (text: string, drugs: readonly ReadTerm[]): boolean =>
  drugs.length > 1 &&
  drugs.slice(1).every((drug, index) => JOINS.test(text.slice(drugs[index]?.end, drug.start).toLowerCase()));

/** The drugs that stand right before a number, or behind it with "with" or "on": it is a number of theirs. */
function besides(reading: Reading, { start, end }: QuotedFigure): readonly string[] | undefined {
  const drugs = termsOf(reading, 'DRUG');
  const between = (from: number, to: number): string => reading.text.slice(from, to).toLowerCase();
  const regimens: ReadTerm[][] = [];
  for (const drug of drugs) {
    const last = regimens.at(-1)?.at(-1);
    if (last !== undefined && JOINS.test(between(last.end, drug.start))) regimens.at(-1)?.push(drug);
    else regimens.push([drug]);
  }
  const before = regimens.filter((regimen) => (regimen.at(-1)?.end ?? 0) <= start).at(-1);
  if (before !== undefined && /^[\s:(,]{0,3}$/u.test(between(before.at(-1)?.end ?? 0, start)))
    return unique(before.flatMap(drugIdsOf));
  const after = regimens.find(([first]) => (first?.start ?? 0) >= end);
  return after !== undefined && /^\s*(?:with|on|for|under)\s+$/u.test(between(end, after[0]?.start ?? 0))
    ? unique(after.flatMap(drugIdsOf))
    : undefined;
}

function candidatesOf(facts: PremiseFacts, { trialIds }: ClaimedResult): FigureCandidate[] {
  const trials = new Map(facts.trials.map((trial) => [trial.id as string, trial]));
  return facts.results.flatMap((result) => {
    const trial = trials.get(result.trialId);
    if (trial === undefined || (trialIds.length > 0 && !trialIds.includes(result.trialId))) return [];
    const drugs = (armId: string): readonly string[] => trial.arms.find(({ id }) => id === armId)?.drugIds ?? [];
    return [
      {
        result,
        acronym: trial.acronym,
        drugIds: drugs(result.type === 'ARM' ? result.armId : result.experimentalArmId),
        controlDrugIds: result.type === 'ARM' ? [] : drugs(result.controlArmId),
      },
    ];
  });
}
