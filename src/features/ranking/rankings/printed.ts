import type { ResultFact } from './judged.ts';

/** As published: 0.50, not 0.5; decimals beyond these are kept. */
function withDecimals(value: number, least: number): string {
  const own = String(value).split('.')[1]?.length ?? 0;
  return value.toFixed(Math.max(least, own));
}

export function printRatio(ratio: number): string {
  return withDecimals(ratio, 2);
}

export function printMonths(months: number): string {
  return `${withDecimals(months, 1)} months`;
}

export function printValue({ value, unit }: ResultFact): string {
  if (value === null) return 'not reached';
  if (unit === 'MONTHS') return printMonths(value);
  return unit === 'PERCENT' ? `${value} %` : printRatio(value);
}

/** "A", "A and B", "A, B and C". */
export function printList(items: readonly string[]): string {
  const [last = '', ...before] = items.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
