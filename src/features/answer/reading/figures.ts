import type { FigureKind, QuotedFigure, Sentence } from './model.ts';
import { sentenceAt } from './words.ts';

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** Numbers are written in words where a sentence begins: from twenty on they are results, below that mostly periods. */
const IN_WORDS = String.raw`\b(?:${TENS.join('|')})(?:[- ](?:${ONES.join('|')}))?\b`;
/** It begins where a number does, or each digit of a long one would be tried; and no two `\s*` follow one another, or each way to share spaces out. */
const NUMBER = String.raw`(?<!\d\.?)(\d+(?:\.\d+)?|\.\d+|${IN_WORDS})`;
const AND = String.raw`(?:\s*months?)?\s*(?:v|vs\.?|versus|and|or|against|compared (?:with|to)|to|-)\s*(?:only |just |about |a median of )?`;

/** The more telling patterns first: what one of them has read, the next ones leave alone. */
const PATTERNS: readonly (readonly [FigureKind, RegExp])[] = [
  ['P_VALUE', new RegExp(String.raw`\bp(?:[- ]value)?\s*(?:of|[<=>≤≥]|was|is)+\s*${NUMBER}`, 'gu')],
  [
    'INTERVAL',
    new RegExp(
      String.raw`(?:\d{2}(?:\.\d+)?\s*%?\s*)?(?:ci|confidence interval)\b[\s:,(]*(?:of|was|is|from)?\s*${NUMBER}\s*%?\s*(?:-|to|,|–|and)\s*${NUMBER}`,
      'gu',
    ),
  ],
  [
    'RATIO',
    new RegExp(
      String.raw`(?:hazard[- ]ratios?|\bhrs?)\b(?:\s*\([^)]*\))?(?:\s+(?:for|in|by|with|from|on|of|at)\s+[^,;.?\d]{1,60}?)?,?\s*(?:of|was|is|=|:|were|being|at|around|about)?\s*(?:only |about |around |just )?${NUMBER}(?!\s*(?:months?|%|percent|mg))`,
      'gu',
    ),
  ],
  ['RATIO', /(?<![\d.])(\d?\.\d+)\s+(?:[a-z]{2,4}\s+)?(?:hazard[- ]ratio|hr\b)/gu],
  [
    'FRACTION',
    new RegExp(
      String.raw`(?<!phase |\p{L}-)\b(\d+)\s*(?:of|out of|\/|in(?= 100?\b))\s*(?:the )?(\d[\d,]*)\b(?!\.\d|\s*(?:mg|months?|years?))`,
      'gu',
    ),
  ],
  ['MONTHS', new RegExp(String.raw`(?<![\p{L}\d][-\d]*)${NUMBER}${AND}${NUMBER}\s*-?\s*(?:months?|mos?\b)`, 'gu')],
  ['MONTHS', new RegExp(String.raw`${NUMBER}\s*-?\s*(?:months?|mos?\b)`, 'gu')],
  [
    'PERCENT',
    new RegExp(String.raw`${NUMBER}(?:\s*(?:%|percent|per cent))?${AND}${NUMBER}\s*(?:%|percent|per cent)`, 'gu'),
  ],
  // "25.7 months of PFS against 10.4"
  [
    'MONTHS',
    new RegExp(
      String.raw`(?<=\bmonths?\b[^.?!%\d]{0,40}\b(?:against|v|vs\.?|versus|compared (?:with|to))\s*(?:only )?)${NUMBER}(?!\s*(?:%|percent|per cent|mg|months?|mos?\b)|[\d.]*\d)`,
      'gu',
    ),
  ],
  ['PERCENT', new RegExp(String.raw`${NUMBER}\s*(?:%|percent|per cent)(?!\s*(?:ci|confidence))`, 'gu')],
  ['DOSE', new RegExp(String.raw`${NUMBER}\s*mg\b`, 'gu')],
  [
    'NOT_REACHED',
    /\b(?:median (?:pfs |os )?)?(?:was |is |had )?not (?:been )?(?:yet )?reached\b|(?<=median[^.?]{0,40})\bnr\b/gu,
  ],
];

function valueOf(number: string): number {
  const [ten = '', one = ''] = number.split(/[- ]/u);
  if (!TENS.includes(ten)) return Number(number.replaceAll(',', ''));
  return (TENS.indexOf(ten) + 2) * 10 + ONES.indexOf(one) + 1;
}

/** The numbers that a question quotes, by their place. */
export function figuresOf(text: string, plain: string, sentences: readonly Sentence[]): QuotedFigure[] {
  const taken: (readonly [number, number])[] = [];
  const figures: QuotedFigure[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of plain.matchAll(new RegExp(pattern, 'dgu'))) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.some(([from, to]) => start < to && end > from)) continue;
      taken.push([start, end]);
      // "was not 0.47" quotes no figure
      if (kind !== 'NOT_REACHED' && /\bnot\b/u.test(match[0])) continue;
      const common = { text: text.slice(start, end), start, end, sentence: sentenceAt(sentences, start) };
      const [value, second] = [match[1], match[2]].map((number) => (number === undefined ? null : valueOf(number)));
      const [, first, other] = match.indices ?? [];
      if (first && other && (kind === 'MONTHS' || kind === 'PERCENT')) {
        // "25.7 versus 10.4 months" are two figures
        const placed = (from: number, to: number) => ({ start: from, end: to, text: text.slice(from, to) });
        figures.push({ ...common, kind, value: value ?? null, second: null, ...placed(start, first[1]) });
        figures.push({ ...common, kind, value: second ?? null, second: null, ...placed(other[0], end) });
      } else {
        figures.push({ ...common, kind, value: value ?? null, second: second ?? null });
      }
    }
  }
  return figures.toSorted((a, b) => a.start - b.start);
}
