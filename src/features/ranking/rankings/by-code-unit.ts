/** The order of text: by code unit, so that it is the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sortedUnique<Text extends string>(texts: Iterable<Text>): Text[] {
  return [...new Set(texts)].sort(byCodeUnit);
}
