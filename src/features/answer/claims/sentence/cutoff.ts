const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = new RegExp(
  String.raw`(?:(\d{1,2}) )?\b(${MONTHS.join('|')})[a-z]*\.?,? (\d{4})|\b(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b`,
  'u',
);
const BESIDE = /\b(?:cut-?off|data cut|as of)\b[^.;]{0,40}/u;

export type SpokenCutoff = { readonly date: string; readonly start: number; readonly end: number };

/** The date beside the word for it: "data cut-off 30 November 2018". */
export function cutoffOfSentence(plain: string): SpokenCutoff | undefined {
  const beside = BESIDE.exec(plain);
  const match = beside === null ? null : DATE.exec(beside[0]);
  if (beside === null || match === null) return undefined;
  const [, day, month, year, iso] = match;
  const number = String(MONTHS.indexOf(month ?? '') + 1).padStart(2, '0');
  const parts = [year, number, day?.padStart(2, '0')].filter((part) => part !== undefined);
  const start = beside.index + match.index;
  return { date: iso ?? parts.join('-'), start, end: start + match[0].length };
}
