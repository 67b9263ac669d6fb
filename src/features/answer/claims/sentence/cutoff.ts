import { COUNTING, numberOf } from './counting.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = new RegExp(
  String.raw`(?:(\d{1,2}) )?\b(${MONTHS.join('|')})[a-z]*\.?,? (\d{4})|\b(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b`,
  'u',
);
const BESIDE = /\b(?:cut-?off|data cut|as of)\b[^.;]{0,40}/u;
const BEFORE = new RegExp(String.raw`(?:${DATE.source})(?= (?:data )?cut-?off\b| data cut\b)`, 'u');

export type SpokenCutoff = { readonly date: string; readonly start: number; readonly end: number };

/** The date beside the word for it: "data cut-off 30 November 2018", "the August 2020 cut-off". */
export function cutoffOfSentence(plain: string): SpokenCutoff | undefined {
  const before = BEFORE.exec(plain);
  const beside = BESIDE.exec(plain);
  const match = before ?? (beside === null ? null : DATE.exec(beside[0]));
  if (match === null) return undefined;
  const [text, day, month, year, iso] = match;
  const number = String(MONTHS.indexOf(month ?? '') + 1).padStart(2, '0');
  const parts = [year, number, day?.padStart(2, '0')].filter((part) => part !== undefined);
  const start = match.index + (before === null ? (beside?.index ?? 0) : 0);
  return { date: iso ?? parts.join('-'), start, end: start + text.length };
}

const OF_YEARS = new RegExp(
  String.raw`(?<![\d.])\b(\d+|${COUNTING.slice(1).join('|')})[- ]years? (?:[a-z]+ )?(?:update|analysis|follow-?up|report|results|data|readout)\b`,
  'u',
);

const OF_EARLIER =
  /\b(?:interim|primary|initial(?:ly)?|first(?![- ]line)|earlier|before|previous(?:ly)?|original(?:ly)?)\b/u;
const OF_LATER = /\b(?:final|updated?|later|mature|latest)\b/u;

/** The years by which a claim names its analysis, "the 4-year update"; null where it names an earlier one too. */
export function yearsOfAnalysis(plain: string): number | null {
  const match = OF_EARLIER.test(plain) ? null : OF_YEARS.exec(plain);
  return match === null ? null : numberOf(match[1] ?? '');
}

/** "Interim 22.1 months, final 23.8 months": the numbers need not be of one analysis. */
export const areSeveralAnalyses = (plain: string): boolean =>
  OF_EARLIER.test(plain) && (OF_LATER.test(plain) || OF_YEARS.test(plain));
