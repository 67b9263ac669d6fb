import type { QuotedFigure, Reading } from '../../reading/model.ts';
import type { ClaimedFigure } from '../model.ts';

/** A figure of a sentence with its place. */
export type PlacedFigure = ClaimedFigure & { readonly start: number; readonly end: number };

const NUMBER = String.raw`\d+(?:\.\d+)?|\.\d+`;
const LIMIT = String.raw`(?:${NUMBER}|not (?:yet )?reached|not estimable|nr|ne|n\/?a)`;

/** "0.47 (0.34-0.65)", "25.7 months (95% CI, 19.9 to not reached)": what stands in parentheses behind a number. */
const INTERVAL_BEHIND = new RegExp(
  String.raw`^[^([;.]{0,12}[([]\s*(?:(\d{2}(?:\.\d+)?)\s*%\s*)?(?:ci\b|confidence interval)?[\s,:=]*(${LIMIT})\s*%?\s*(?:-|to|,)\s*(${LIMIT})(?=\s*(?:months?|%)?\s*[)\];,])`,
  'u',
);
const LEVEL = /^(\d{2}(?:\.\d+)?)\s*%/u;
const FOLLOW_UP_BEFORE = /\bfollow-?up(?: time| period)?(?: of| was| is|,)?(?: a median of| about)?[\s:]*$/u;
const FOLLOW_UP_AFTER = /^\s*(?:of )?(?:median )?follow-?up/u;
const LANDMARK =
  /(\d+|one|two|three|four|five|six|seven)[- ](month|year)s?[- ](?=(?:[a-z-]+ ){0,3}(?:rates?|survival|pfs|os|dfs|cumulative))|\bat (\d+|one|two|three|four|five|six|seven) (month|year)s?\b/gu;

const WORD_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = new RegExp(
  String.raw`\b(zero|${WORD_NUMBERS.join('|')}|\d+) (?:(?:treatment-related|drug-related|fatal|of the|such) )*(?:deaths?|patients (?:died|had|with|experienced))\b`,
  'gu',
);

const COUNTED_BEHIND = new RegExp(
  String.raw`(?<=\bdeaths?(?: (?:was|were|occurred in|in|of)| ?[:=])* )(none|zero|${WORD_NUMBERS.join('|')}|\d+)\b(?![.\d]|\s*(?:%|percent|months?))`,
  'gu',
);
const COUNTED_ALSO = new RegExp(
  String.raw`(?<=\b(?:and|v|vs\.?|versus|but|,) )(none|zero|${WORD_NUMBERS.join('|')}|\d+)(?= (?:with|in|on|for|under)\b)`,
  'gu',
);

function numberOf(word: string): number {
  if (word === 'zero' || word === 'none') return 0;
  const index = WORD_NUMBERS.indexOf(word);
  return index < 0 ? Number(word) : index;
}

const decimalsIn = (text: string): number => (/\d*\.(\d+)/u.exec(text)?.[1] ?? '').length;

export type FiguresOfSentence = {
  readonly figures: readonly PlacedFigure[];
  /** Numbers of the sentence that no part of the claim as it was read holds. */
  readonly unread: readonly string[];
};

/** The figures of a claim: those that the reader found, with what the words beside them add. `read` are the other parts that were read. */
export function figuresOfSentence(
  reading: Reading,
  plain: string,
  read: readonly { readonly start: number; readonly end: number }[],
): FiguresOfSentence {
  const landmarks = landmarksIn(plain);
  const isFollowUp = ({ start, end }: Place): boolean =>
    FOLLOW_UP_BEFORE.test(plain.slice(0, start)) || FOLLOW_UP_AFTER.test(plain.slice(end));
  const isElsewhere = (place: Place): boolean => landmarks.some((one) => overlap(one, place)) || isFollowUp(place);
  const numbers = reading.figures.filter((figure) => figure.kind !== 'DOSE' && !isElsewhere(figure));
  const intervals = numbers.flatMap((figure) => intervalBehind(figure, plain) ?? []);
  // what the parentheses hold is read
  const rest = numbers.filter((figure) => !intervals.some((interval) => overlap(interval, figure)));
  const counts = countsIn(plain).filter((count) => !rest.some((figure) => overlap(figure, count)));
  const landmark = landmarks.length === 1 ? landmarks[0]?.months : undefined;
  const figures = [...rest.map((figure) => claimedFigure(figure, landmark)), ...intervals, ...counts];
  const known = [...figures, ...landmarks, ...read, ...reading.figures];
  const bare = [...plain.matchAll(/(?<![\d.])\d+(?:\.\d+)?/gu)]
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .filter((number) => !known.some((one) => overlap(one, number)));
  const withoutUnit = bare.flatMap((number) => ofTheOtherArm(number, figures, reading, plain) ?? []);
  return {
    figures: [...figures, ...withoutUnit].toSorted((a, b) => a.start - b.start),
    unread: [
      ...bare.filter((number) => !withoutUnit.some((figure) => overlap(figure, number))),
      ...reading.figures.filter((figure) => figure.kind !== 'DOSE' && isFollowUp(figure)),
    ].map(({ text }) => text.trim()),
  };
}

/** "25.7 months with alectinib v 10.4 with crizotinib": a number beside a drug has the unit of the others. */
function ofTheOtherArm(
  number: Place & { readonly text: string },
  figures: readonly PlacedFigure[],
  reading: Reading,
  plain: string,
): PlacedFigure | undefined {
  const units = new Set(figures.map(({ kind }) => kind).filter((kind) => kind === 'MONTHS' || kind === 'PERCENT'));
  const [kind, ...others] = units;
  const isBesideDrug = reading.terms.some(
    ({ role, use, start, end }) =>
      (role === 'DRUG' || role === 'DRUG_CLASS') &&
      use !== 'PRIOR' &&
      (/^[\s:,(]+$/u.test(plain.slice(end, number.start)) ||
        /^\s*(?:(?:with|in|for|on|under|of) (?:the )?|\()$/u.test(plain.slice(number.end, start))),
  );
  if (kind === undefined || others.length > 0 || !isBesideDrug) return undefined;
  const landmark = figures.find((figure) => figure.kind === kind)?.landmarkMonths;
  return {
    kind,
    value: Number(number.text),
    second: null,
    decimals: decimalsIn(number.text),
    ...(landmark === undefined ? {} : { landmarkMonths: landmark }),
    start: number.start,
    end: number.end,
  };
}

type Place = { readonly start: number; readonly end: number };
const overlap = (one: Place, other: Place): boolean => one.start < other.end && one.end > other.start;

function landmarksIn(plain: string): (Place & { readonly months: number })[] {
  return [...plain.matchAll(LANDMARK)].map((match) => {
    const [number, unit] = [match[1] ?? match[3] ?? '', match[2] ?? match[4]];
    const months = numberOf(number) * (unit === 'year' ? 12 : 1);
    return { months, start: match.index, end: match.index + match[0].length };
  });
}

const WITH_INTERVAL: readonly QuotedFigure['kind'][] = ['RATIO', 'MONTHS', 'PERCENT', 'NOT_REACHED'];

function intervalBehind(figure: QuotedFigure, plain: string): PlacedFigure | undefined {
  const match = WITH_INTERVAL.includes(figure.kind) ? INTERVAL_BEHIND.exec(plain.slice(figure.end)) : null;
  if (match === null) return undefined;
  const [, level, lower = '', upper = ''] = match;
  return {
    kind: 'INTERVAL',
    value: limitOf(lower),
    second: limitOf(upper),
    level: level === undefined ? null : Number(level),
    decimals: Math.max(decimalsIn(lower), decimalsIn(upper)),
    start: figure.end + match[0].search(/[([]/u),
    end: figure.end + match[0].length,
  };
}

/** "Two deaths with crizotinib"; "none with alectinib and two with crizotinib" once deaths were spoken of. */
function countsIn(plain: string): PlacedFigure[] {
  const counted = [...plain.matchAll(COUNTED), ...plain.matchAll(COUNTED_BEHIND)];
  const [first] = counted.toSorted((a, b) => a.index - b.index);
  const further =
    first === undefined ? [] : [...plain.matchAll(COUNTED_ALSO)].filter(({ index }) => index > first.index);
  return [...counted, ...further].map((match) => ({
    kind: 'COUNT',
    value: numberOf(match[1] ?? ''),
    second: null,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const limitOf = (text: string): number | null => (/\d/u.test(text) ? Number(text) : null);

function claimedFigure(figure: QuotedFigure, landmark: number | undefined): PlacedFigure {
  const { kind, value, second, text, start, end } = figure;
  const level = kind === 'INTERVAL' ? LEVEL.exec(text)?.[1] : undefined;
  return {
    kind,
    value,
    second,
    decimals: kind === 'INTERVAL' ? null : decimalsIn(text),
    level: level === undefined ? null : Number(level),
    ...(kind === 'P_VALUE' ? { below: !text.includes('=') } : {}),
    ...(kind === 'PERCENT' && landmark !== undefined ? { landmarkMonths: landmark } : {}),
    start,
    end,
  };
}
