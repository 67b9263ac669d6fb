import type { QuotedFigure, Reading } from '../../reading/model.ts';
import type { ClaimedFigure } from '../model.ts';
import { isArmTerm } from './arms.ts';
import { COUNTING, numberOf } from './counting.ts';

type Place = { readonly start: number; readonly end: number };

/** A figure of a sentence with its place. */
export type PlacedFigure = ClaimedFigure & Place;

export type FiguresOfSentence = {
  readonly figures: readonly PlacedFigure[];
  /** Numbers of the sentence that no part of the claim as it was read holds. */
  readonly unread: readonly string[];
};

/** The figures of a claim: those that the reader found, with what the words beside them add. `read` are other parts that were read. */
export function figuresOfSentence(reading: Reading, plain: string, read: readonly Place[]): FiguresOfSentence {
  const landmarks = landmarksIn(plain);
  const quoted = reading.figures.filter((figure) => figure.kind !== 'DOSE' && !isIn(landmarks, figure));
  const [others, numbers] = [quoted.filter(isOfOtherThings), quoted.filter((figure) => !isOfOtherThings(figure))];
  function isOfOtherThings({ kind, start, end }: QuotedFigure): boolean {
    const [before, after] = [plain.slice(0, start), plain.slice(end)];
    const isReduction = kind === 'PERCENT' && (RISK_BEFORE.test(before) || RISK_AFTER.test(after));
    return isReduction || FOLLOW_UP_BEFORE.test(before) || FOLLOW_UP_AFTER.test(after);
  }
  const intervals = intervalsIn(numbers, plain);
  // what an interval holds is read
  const rest = numbers.filter((figure) => !isIn(intervals, figure));
  const landmark = landmarks.length === 1 ? landmarks[0]?.months : undefined;
  const found = [...rest.map((figure) => claimedFigure(figure, landmark)), ...intervals];
  const more = [...ratiosBefore(plain), ...countsIn(plain)].filter((figure) => !isIn(found, figure));
  const known = [...found, ...more, ...landmarks, ...read, ...reading.figures];
  const bare = [...plain.matchAll(BARE)]
    .map((match) => ({ text: match[0], ...placeOf(match) }))
    .filter((number) => !isIn(known, number));
  const withoutUnit = bare.flatMap((number) => ofTheOtherArm(number, found, reading, plain) ?? []);
  return {
    figures: [...found, ...more, ...withoutUnit].toSorted((a, b) => a.start - b.start),
    unread: [...bare.filter((number) => !isIn(withoutUnit, number)), ...others].map(({ text }) => text.trim()),
  };
}

/** But "90" in "90→180 mg" is a dose. */
const BARE = /(?<![\d.])\d+(?:\.\d+)?(?![\d.]*\s?(?:→|->|-|\/|to|then|and)\s?\d+(?:\.\d+)? ?mg\b)/gu;

const isIn = (places: readonly Place[], place: Place): boolean =>
  places.some((one) => one.start < place.end && one.end > place.start);
const placeOf = (match: RegExpExecArray): Place => ({ start: match.index, end: match.index + match[0].length });
const decimalsIn = (text: string): number => (/\.(\d+)/u.exec(text)?.[1] ?? '').length;

const FOLLOW_UP_BEFORE = /\bfollow-?up(?: time| period)?(?: of| was| is|,)?(?: a median of| about)?[\s:]*$/u;
const FOLLOW_UP_AFTER = /^\s*(?:of )?(?:median )?follow-?up/u;
/** "lowered the risk of progression by 72%" is a ratio in other words. */
const RISK_BEFORE = /\brisk\b[^.;,]{0,60}\bby (?:about |around )?$/u;
const RISK_AFTER = /^\s*(?:relative )?(?:risk reduction|reduction in (?:the )?risk|lower risk)/u;

function claimedFigure(figure: QuotedFigure, landmark: number | undefined): PlacedFigure {
  const { kind, value, second, text, start, end } = figure;
  return {
    kind,
    value,
    second,
    decimals: kind === 'INTERVAL' ? null : decimalsIn(text),
    level: kind === 'INTERVAL' ? levelOf(/^(\d{2}(?:\.\d+)?)\s*%/u.exec(text)?.[1]) : null,
    ...(kind === 'P_VALUE' ? { below: !text.includes('=') } : {}),
    ...((kind === 'PERCENT' || kind === 'FRACTION') && landmark !== undefined ? { landmarkMonths: landmark } : {}),
    start,
    end,
  };
}

const levelOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

const LIMIT = String.raw`(?:\d+(?:\.\d+)?|\.\d+|not (?:yet )?reached|not estimable|nr|ne|n\/?a)`;
const LIMITS = String.raw`(${LIMIT})\s*%?\s*(?:-|to|,)\s*(${LIMIT})`;
/** "0.47 (0.34-0.65)", "25.7 months (95% CI, 19.9 to not reached)": what stands in parentheses behind a number. */
const INTERVAL_BEHIND = new RegExp(
  String.raw`^[^([;.]{0,12}[([]\s*(?:(\d{2}(?:\.\d+)?)\s*%\s*)?(?:ci\b|confidence interval)?[\s,:=]*${LIMITS}(?=\s*(?:months?|%)?\s*[)\];,])`,
  'u',
);
/** The same without parentheses, which the reader of questions knows where both limits are numbers. */
const INTERVAL_NAMED = new RegExp(
  String.raw`(?:(\d{2}(?:\.\d+)?)\s*%\s*)?\b(?:ci|confidence interval)\b[\s,:=]*${LIMITS}(?![\w.])`,
  'gu',
);
const WITH_INTERVAL: readonly QuotedFigure['kind'][] = ['RATIO', 'MONTHS', 'PERCENT', 'NOT_REACHED'];

function intervalsIn(numbers: readonly QuotedFigure[], plain: string): PlacedFigure[] {
  const behind = numbers.flatMap((figure) => {
    const match = WITH_INTERVAL.includes(figure.kind) ? INTERVAL_BEHIND.exec(plain.slice(figure.end)) : null;
    if (match === null) return [];
    return [intervalOf(match, { start: figure.end + match[0].search(/[([]/u), end: figure.end + match[0].length })];
  });
  const named = [...plain.matchAll(INTERVAL_NAMED)].map((match) => intervalOf(match, placeOf(match)));
  return [...behind, ...named.filter((interval) => !isIn(behind, interval))];
}

function intervalOf([, level, lower = '', upper = '']: RegExpExecArray, place: Place): PlacedFigure {
  const limitOf = (text: string): number | null => (/\d/u.test(text) ? Number(text) : null);
  return {
    kind: 'INTERVAL',
    value: limitOf(lower),
    second: limitOf(upper),
    level: levelOf(level),
    decimals: Math.max(decimalsIn(lower), decimalsIn(upper)),
    ...place,
  };
}

const PERIODS = String.raw`(\d+|${COUNTING.slice(1).join('|')})`;
/** "12-month PFS rate", "at five years"; but "43-month median overall survival" is a median. */
const LANDMARK = new RegExp(
  String.raw`(?<![\d.])${PERIODS}[- ](month|year)[- ](?=(?!of |in |with )(?:(?!median )[a-z-]+ ){0,3}(?:rates?|survival|pfs|os|dfs|cumulative|progression-free|disease-free)\b)|\b(?:at|after) ${PERIODS} (month|year)s?\b`,
  'gu',
);

function landmarksIn(plain: string): (Place & { readonly months: number })[] {
  return [...plain.matchAll(LANDMARK)].map((match) => {
    const [number, unit] = [match[1] ?? match[3] ?? '', match[2] ?? match[4]];
    return { months: numberOf(number) * (unit === 'year' ? 12 : 1), ...placeOf(match) };
  });
}

/** "the 0.47 DFS hazard ratio". */
const RATIO_BEFORE = /(?<![\d.])(\d?\.\d+) (?:[a-z]+ ){0,2}(?:hazard ratio|hr)\b(?! (?:of |was |= ?)?\d)/gu;

function ratiosBefore(plain: string): PlacedFigure[] {
  return [...plain.matchAll(RATIO_BEFORE)].map((match) => ({
    kind: 'RATIO',
    value: Number(match[1]),
    second: null,
    decimals: decimalsIn(match[1] ?? ''),
    ...placeOf(match),
  }));
}

const COUNT = String.raw`(none|zero|${COUNTING.join('|')}|\d+)`;
const COUNTED = new RegExp(
  String.raw`\b${COUNT} (?:(?:treatment-related|drug-related|fatal|of the|such) )*(?:deaths?|patients (?:died|had|with|experienced))\b`,
  'gu',
);
const COUNTED_BEHIND = new RegExp(
  String.raw`(?<=\bdeaths?(?: (?:was|were|occurred in|in|of)| ?[:=])* )${COUNT}\b(?![.\d]|\s*(?:%|percent|months?))`,
  'gu',
);
const COUNTED_ALSO = new RegExp(
  String.raw`(?<=\b(?:and|v|vs\.?|versus|but|,) )${COUNT}(?= (?:with|in|on|for|under)\b)`,
  'gu',
);

/** "Two deaths with crizotinib"; "none with alectinib and two with crizotinib" once deaths were spoken of. */
function countsIn(plain: string): PlacedFigure[] {
  const counted = [...plain.matchAll(COUNTED), ...plain.matchAll(COUNTED_BEHIND)];
  const [first] = counted.toSorted((a, b) => a.index - b.index);
  const also = first === undefined ? [] : [...plain.matchAll(COUNTED_ALSO)].filter(({ index }) => index > first.index);
  return [...counted, ...also].map((match) => ({
    kind: 'COUNT',
    value: numberOf(match[1] ?? ''),
    second: null,
    ...placeOf(match),
  }));
}

/** "25.7 months with alectinib v 10.4 with crizotinib": a number beside a drug has the unit of the others. */
function ofTheOtherArm(
  number: Place & { readonly text: string },
  figures: readonly PlacedFigure[],
  reading: Reading,
  plain: string,
): PlacedFigure | undefined {
  const inArms = figures.filter(({ kind }) => kind === 'MONTHS' || kind === 'PERCENT');
  const [like] = inArms;
  const isBesideDrug = reading.terms.some(
    (term) =>
      isArmTerm(term, plain) &&
      (/^[\s:,(]+$/u.test(plain.slice(term.end, number.start)) ||
        /^\s*(?:(?:with|in|for|on|under|of) (?:the )?|\()$/u.test(plain.slice(number.end, term.start))),
  );
  const isPaired = /\b(?:v|vs\.?|versus|against|compared (?:with|to)) $/u.test(plain.slice(0, number.start));
  if (like === undefined || inArms.some(({ kind }) => kind !== like.kind) || !(isBesideDrug || isPaired))
    return undefined;
  return {
    kind: like.kind,
    value: Number(number.text),
    second: null,
    decimals: decimalsIn(number.text),
    ...(like.landmarkMonths === undefined ? {} : { landmarkMonths: like.landmarkMonths }),
    start: number.start,
    end: number.end,
  };
}
