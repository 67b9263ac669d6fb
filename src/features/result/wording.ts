import type { EfficacyResult } from './model.ts';

const UNITS = {
  MONTHS: ' months',
  PERCENT: '%',
  PATIENTS: ' patients',
  RATIO: '',
  PERCENTAGE_POINTS: ' percentage points',
} as const;

const MEASURES = { HAZARD_RATIO: 'HR ', RATE_DIFFERENCE: '' } as const;

/** The number in one honest line: `34.8 months (95% CI 17.7-not reached)`. */
export function resultText(result: EfficacyResult): string {
  const print = printerOf(result);
  const measure = result.type === 'COMPARISON' ? MEASURES[result.measure] : '';
  const value = result.value === null ? 'not reached or not estimable' : `${print(result.value)}${UNITS[result.unit]}`;
  return `${measure}${value}${intervalText(result, print)}${result.provenance.verified ? '' : ' [not read in any source]'}`;
}

type Printer = (value: number) => string;

/** A result is published with one precision, and a ratio with two decimals or more: 24.0 beside 18.5, 0.50 beside 0.36. */
function printerOf({ value, ciLower, ciUpper, unit }: EfficacyResult): Printer {
  const published = [value, ciLower, ciUpper].map((number) => (String(number ?? '').split('.')[1] ?? '').length);
  const decimals = Math.max(unit === 'RATIO' ? 2 : 0, ...published);
  return (number) => number.toFixed(decimals);
}

function intervalText({ ciLevel, ciLower, ciUpper }: EfficacyResult, print: Printer): string {
  if (ciLevel === null) return '';
  if (ciLower === null && ciUpper === null) return ` (${ciLevel}% CI: neither limit reached)`;
  const [lower, upper] = [ciLower, ciUpper].map((limit) => (limit === null ? 'not reached' : print(limit)));
  return ` (${ciLevel}% CI ${lower ?? ''}-${upper ?? ''})`;
}
