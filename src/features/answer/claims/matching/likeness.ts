import type { ArmResult, EfficacyResult } from '../../../result/model.ts';
import type { ClaimedFigure } from '../model.ts';

/**
 * How like a claimed number is to a recorded one. ROUNDED: it is the recorded one, rounded half up to the decimals of the
 * claim. ROUNDED_WRONG: it is off by less than the last place of the claim and is not that (75 for 75.5), or claims more
 * places than were recorded.
 */
export type Likeness = 'EXACT' | 'ROUNDED' | 'ROUNDED_WRONG';

export const LIKENESS: readonly Likeness[] = ['EXACT', 'ROUNDED', 'ROUNDED_WRONG'];

/** Sums of decimals carry errors far below any printed place. */
const NOISE = 1e-9;

const same = (a: number, b: number): boolean => Math.abs(a - b) < NOISE;
const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;

function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + NOISE) / scale;
}

/** Ratios are printed with two decimals: 0.5 is 0.50 and not 0.47 rounded. */
const LEAST_DECIMALS: Readonly<Partial<Record<ClaimedFigure['kind'], number>>> = { RATIO: 2 };

export function likenessOf(figure: ClaimedFigure, value: number, recorded: number): Likeness | null {
  if (same(value, recorded)) return 'EXACT';
  const places = Math.max(decimalsOf(value), figure.decimals ?? 0, LEAST_DECIMALS[figure.kind] ?? 0);
  const recordedPlaces = decimalsOf(recorded);
  if (recordedPlaces > places) {
    if (same(roundHalfUp(recorded, places), value)) return 'ROUNDED';
    return isOffByRounding(figure, value, recorded, 10 ** -places) ? 'ROUNDED_WRONG' : null;
  }
  return figure.kind !== 'RATIO' && recordedPlaces < places && same(roundHalfUp(value, recordedPlaces), recorded)
    ? 'ROUNDED_WRONG'
    : null;
}

/** Months are cut off at times, never rounded up: 25 for 25.7, but not 12 for 11.1. */
function isOffByRounding({ kind }: ClaimedFigure, value: number, recorded: number, place: number): boolean {
  if (kind === 'RATIO' || (kind === 'MONTHS' && value > recorded)) return false;
  return Math.abs(value - recorded) < place - NOISE;
}

/** Whether a result is of the kind that a figure speaks of, whatever its value. */
export function isOfKind({ kind, landmarkMonths, statistic }: ClaimedFigure, result: EfficacyResult): boolean {
  const recorded = result.type === 'ARM' ? result.statistic : result.measure;
  if (statistic !== undefined && statistic !== recorded && kind !== 'INTERVAL' && kind !== 'P_VALUE') return false;
  if (result.type === 'COMPARISON') {
    if (kind === 'INTERVAL') return true;
    return (
      (kind === 'RATIO' && result.measure === 'HAZARD_RATIO') ||
      (kind === 'PERCENT' && result.measure === 'RATE_DIFFERENCE' && (landmarkMonths ?? null) === null) ||
      (kind === 'P_VALUE' && result.pValue !== null)
    );
  }
  if ((landmarkMonths ?? null) !== null && result.landmarkMonths !== landmarkMonths) return false;
  switch (kind) {
    case 'MONTHS':
    case 'NOT_REACHED':
      return result.unit === 'MONTHS';
    case 'PERCENT':
      return result.unit === 'PERCENT';
    case 'FRACTION':
      return result.unit === 'PERCENT' || result.unit === 'PATIENTS' || result.count !== null;
    case 'COUNT':
      return result.unit === 'PATIENTS' || result.count !== null;
    case 'INTERVAL':
      return true;
    default:
      return false;
  }
}

/** How like the value of a result is to a figure of its kind; null where it is another number. */
export function likenessToResult(figure: ClaimedFigure, result: EfficacyResult): Likeness | null {
  if (!isOfKind(figure, result)) return null;
  const { kind, value, second } = figure;
  switch (kind) {
    case 'NOT_REACHED':
      return result.value === null ? 'EXACT' : null;
    case 'RATIO':
    case 'MONTHS':
    case 'PERCENT':
      return value === null || result.value === null ? null : likenessOf(figure, value, result.value);
    case 'FRACTION':
      if (result.type !== 'ARM') return null;
      return isFraction(result, value, second) ? 'EXACT' : likenessInTenths(figure, result);
    case 'COUNT': {
      if (result.type !== 'ARM') return null;
      return value === (result.unit === 'PATIENTS' ? result.value : result.count) ? 'EXACT' : null;
    }
    case 'INTERVAL':
      return hasLimits(figure, result) ? 'EXACT' : null;
    case 'P_VALUE':
      return result.type === 'COMPARISON' && isPValue(figure, result.pValue) ? 'EXACT' : null;
    case 'DOSE':
      return null;
    default:
      return kind satisfies never;
  }
}

/** "6 out of 10" is a share in round numbers, and "57 of 100" one in percent. */
function likenessInTenths({ value, second }: ClaimedFigure, { unit, value: recorded }: ArmResult): Likeness | null {
  if (unit !== 'PERCENT' || value === null || recorded === null || (second !== 10 && second !== 100)) return null;
  return roundHalfUp(recorded / (100 / second), 0) === value ? 'ROUNDED' : null;
}

function isFraction(result: ArmResult, count: number | null, of: number | null): boolean {
  return (
    count !== null &&
    of !== null &&
    result.n === of &&
    (result.unit === 'PATIENTS' ? result.value : result.count) === count
  );
}

/** Both limits as printed; null is a limit that was not reached. */
export function hasLimits(figure: ClaimedFigure, result: EfficacyResult): boolean {
  const isLimit = (claimed: number | null, recorded: number | null): boolean =>
    claimed === null || recorded === null
      ? claimed === recorded
      : ['EXACT', 'ROUNDED'].includes(likenessOf({ ...figure, kind: printedAs(result) }, claimed, recorded) ?? '');
  return result.ciLevel !== null && isLimit(figure.value, result.ciLower) && isLimit(figure.second, result.ciUpper);
}

const printedAs = ({ unit }: EfficacyResult): ClaimedFigure['kind'] => (unit === 'RATIO' ? 'RATIO' : 'PERCENT');

/** "<0.001" is also said of what was printed "<0.0001"; a plain number only of the same. */
function isPValue({ value, below }: ClaimedFigure, printed: string | null): boolean {
  const match = /^\s*(<|≤|=)?\s*(\d*\.?\d+)\s*$/u.exec(printed ?? '');
  if (match === null || value === null) return false;
  const recorded = Number(match[2]);
  if (same(value, recorded)) return true;
  return (below ?? true) && recorded < value;
}
