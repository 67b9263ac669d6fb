/** To 6 significant digits, as every computed number leaves the API; it also removes what binary fractions add. */
export function roundComputed(value: number): number {
  return Number(value.toPrecision(6));
}
