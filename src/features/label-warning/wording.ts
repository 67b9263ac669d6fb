import type { LabelWarning } from './model.ts';

/** The names of values are those of the evidence: words joined by underscores, with a unit at the end. */
const WORDED: readonly (readonly [RegExp, string])[] = [
  [/ percent$/u, ''],
  [/\bgrade ?(\d) (\d)\b/u, 'grade $1-$2'],
  [/\bgrade(\d)\b/u, 'grade $1'],
  [/\bover (\d+) uln\b/u, 'over $1 times the upper limit of normal'],
];
const ABBREVIATIONS = /\b(?:alt|ast|cns)\b/gu;

/** A share or count of a label warning: `ALT over 5 times the upper limit of normal 11%`, of a value named `alt_over_5_uln_percent`. */
export function frequencyText({ name, text }: LabelWarning['frequency'][number]): string {
  const said = WORDED.reduce((words, [pattern, worded]) => words.replace(pattern, worded), name.replaceAll('_', ' '));
  const unit = name.endsWith('_percent') ? '%' : '';
  return `${said.replace(ABBREVIATIONS, (word) => word.toUpperCase())} ${text}${unit}`;
}
