import type { EfficacyResult } from './model.ts';

/** Ratios print with two decimals as published (0.50, not 0.5), or more where more were published. */
function ratio(value: number): string {
  return value.toFixed(Math.max(2, (String(value).split('.')[1] ?? '').length));
}

const UNITS = {
  MONTHS: (value: number) => `${value} months`,
  PERCENT: (value: number) => `${value}%`,
  PATIENTS: (value: number) => `${value} patients`,
  RATIO: ratio,
  PERCENTAGE_POINTS: (value: number) => `${value} percentage points`,
} as const;

const MEASURES = { HAZARD_RATIO: 'HR ', RATE_DIFFERENCE: '' } as const;

/** The number in one honest line: `34.8 months (95% CI 17.7-not reached)`. */
export function resultText(result: EfficacyResult): string {
  const measure = result.type === 'COMPARISON' ? MEASURES[result.measure] : '';
  const value = result.value === null ? 'not reached or not estimable' : UNITS[result.unit](result.value);
  return `${measure}${value}${intervalText(result)}${result.provenance.verified ? '' : ' [not read in any source]'}`;
}

function intervalText({ ciLevel, ciLower, ciUpper, unit }: EfficacyResult): string {
  if (ciLevel === null) return '';
  const print = (limit: number | null): string =>
    limit === null ? 'not reached' : unit === 'RATIO' ? ratio(limit) : String(limit);
  return ` (${ciLevel}% CI ${print(ciLower)}-${print(ciUpper)})`;
}
