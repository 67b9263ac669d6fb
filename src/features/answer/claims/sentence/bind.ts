import { keyOf, type ArmMention, type ArmsOfClaim } from './arms.ts';
import type { EndpointMention } from './endpoint-words.ts';
import type { PlacedFigure } from './figures.ts';

const IN_AN_ARM: ReadonlySet<PlacedFigure['kind']> = new Set(['MONTHS', 'PERCENT', 'COUNT', 'FRACTION', 'NOT_REACHED']);

/** What joins a number to the drug behind it: "25.7 months with alectinib", "12% of the alectinib patients". */
const TOWARDS =
  /^[\s,]*(?:(?:months?|deaths?|events?|patients?|those|cases|the|a|an|who|was|were|is|of|with|for|in|on|under|by|from|given|taking|receiving|received|assigned|treated|to|arm|group|and)\s+)*$/u;
const TOWARDS_AT_ALL = /\b(?:of|with|for|in|on|under|by|given|taking|receiving|received|to)\b/u;

/** What joins the numbers of two arms: "25.7 v 10.4 months". */
const PAIRED =
  /^[\s,]*(?:months?|%|percent)?[\s,]*(?:(?:v|vs\.?|versus|and|or|against|compared (?:with|to)|to|-)[\s,]*)?(?:only |just |about |a median of )?$/u;

const withoutParentheses = (text: string): string => text.replace(/[([][^)\]]*[)\]]/gu, ' ');

/** The drugs that each number is said of, where the words tell. */
export function bindToArms(figures: readonly PlacedFigure[], arms: ArmsOfClaim, plain: string): PlacedFigure[] {
  const bound = new Map<PlacedFigure, ArmMention | undefined>();
  const inArms = figures.filter(({ kind }) => IN_AN_ARM.has(kind));
  // "55% lorlatinib, 3% crizotinib": where each number has a treatment right behind it, it is of that one
  const areBeside =
    inArms.length > 1 &&
    inArms.every(({ end }) =>
      arms.mentions.some(({ start }) => start >= end && /^\s*(?:%|months?)?\s*$/u.test(plain.slice(end, start))),
    );
  inArms.forEach((figure, index) => {
    if (bound.has(figure)) return;
    const next = inArms[index + 1];
    if (next !== undefined && isPair(figure, next, plain)) {
      const [first, second] = inOrder(figure, next, arms, plain);
      bound.set(figure, first);
      bound.set(next, second);
      return;
    }
    bound.set(figure, behind(figure, arms, inArms, plain, areBeside) ?? before(figure, arms, bound));
  });
  return figures.map((figure) => {
    const mention = bound.get(figure);
    return mention === undefined ? figure : { ...figure, drugIds: mention.drugIds };
  });
}

function isPair(one: PlacedFigure, other: PlacedFigure, plain: string): boolean {
  const areAlike = unitOf(one) === unitOf(other);
  return areAlike && PAIRED.test(withoutParentheses(plain.slice(one.end, other.start)));
}

const unitOf = ({ kind }: PlacedFigure): string => (kind === 'NOT_REACHED' ? 'MONTHS' : kind);

/** Two numbers and two treatments stand in the same order. */
function inOrder(
  one: PlacedFigure,
  other: PlacedFigure,
  { mentions }: ArmsOfClaim,
  plain: string,
): (ArmMention | undefined)[] {
  const behindThem = distinct(mentions.filter(({ start }) => start >= other.end));
  const beforeThem = distinct(mentions.filter(({ end }) => end <= one.start));
  if (behindThem.length >= 2) return behindThem.slice(0, 2);
  if (beforeThem.length >= 2) return beforeThem.slice(-2);
  const both = distinct(mentions);
  if (both.length >= 2) return both.slice(0, 2);
  // one treatment beside two numbers: "alectinib: 25.7 v 10.4" is of the first, "19.6% and 9.4% with sorafenib" of the last
  const [only] = both;
  if (only === undefined || (only.start < other.end && only.end > one.start)) return [undefined, undefined];
  if (only.end <= one.start) return [only, undefined];
  const between = withoutParentheses(plain.slice(other.end, only.start));
  return [undefined, TOWARDS.test(between) && TOWARDS_AT_ALL.test(between) ? only : undefined];
}

const distinct = (mentions: readonly ArmMention[]): ArmMention[] =>
  [...new Map(mentions.toReversed().map((mention) => [keyOf(mention), mention])).values()].toReversed();

function behind(
  { end }: PlacedFigure,
  { mentions }: ArmsOfClaim,
  others: readonly PlacedFigure[],
  plain: string,
  isBeside: boolean,
): ArmMention | undefined {
  const next = mentions.find(({ start }) => start >= end);
  if (next === undefined || others.some(({ start }) => start >= end && start < next.start)) return undefined;
  const between = withoutParentheses(plain.slice(end, next.start));
  return TOWARDS.test(between) && (isBeside || TOWARDS_AT_ALL.test(between)) ? next : undefined;
}

/** The last treatment before the number, unless a number of the kind was said of it already. */
function before(
  figure: PlacedFigure,
  { mentions }: ArmsOfClaim,
  bound: ReadonlyMap<PlacedFigure, ArmMention | undefined>,
): ArmMention | undefined {
  const last = mentions.findLast(({ end }) => end <= figure.start);
  const isSpent = [...bound].some(
    ([other, mention]) =>
      other.kind === figure.kind && last !== undefined && mention !== undefined && keyOf(mention) === keyOf(last),
  );
  return isSpent ? undefined : last;
}

/** Times and ratios that can be of none of the endpoints named are of one that is not: "HR 0.40, ORR 88%". */
const OF_TIME: ReadonlySet<PlacedFigure['kind']> = new Set(['RATIO', 'MONTHS', 'NOT_REACHED']);
const ANY: readonly string[] = [];

/** The endpoints that each number is said of, where a claim speaks of several, or of none that it can be of. */
export function bindToEndpoints(
  figures: readonly PlacedFigure[],
  mentions: readonly EndpointMention[],
  fits: (figure: PlacedFigure, mention: EndpointMention) => boolean,
  plain: string,
): PlacedFigure[] {
  const isOfSeveral = new Set(mentions.map(({ endpointIds }) => endpointIds.join())).size > 1;
  let owner: readonly string[] | undefined;
  return figures.map((figure) => {
    // an interval or p value goes with the number before it
    if ((figure.kind === 'INTERVAL' || figure.kind === 'P_VALUE') && owner !== undefined) {
      return { ...figure, endpointIds: owner };
    }
    owner = ownerOf(figure);
    return owner === undefined ? figure : { ...figure, endpointIds: owner };
  });

  function ownerOf(figure: PlacedFigure): readonly string[] | undefined {
    const fitting = mentions.filter((mention) => fits(figure, mention));
    if (fitting.length === 0) return mentions.length > 0 && OF_TIME.has(figure.kind) ? ANY : undefined;
    if (!isOfSeveral) return undefined;
    const next = fitting.find(({ start }) => start >= figure.end);
    const last = fitting.findLast(({ end }) => end <= figure.start);
    const isBeside =
      next !== undefined && /^[\s,]*(?:a |an |the )?(?:median )?$/u.test(plain.slice(figure.end, next.start));
    return (isBeside ? next : (last ?? next))?.endpointIds;
  }
}
