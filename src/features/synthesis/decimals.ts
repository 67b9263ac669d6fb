/** Ratios are printed with two decimals at least: 0.5 was printed as 0.50. */
const FEWEST_DECIMALS = 2;

/** How many decimals numbers that stand together were printed with. */
export function decimalsOf(numbers: readonly number[]): number {
  return Math.max(FEWEST_DECIMALS, ...numbers.map((number) => String(number).split('.')[1]?.length ?? 0));
}
