/** Values that a record names itself, stored as two lists in one order; null for what is words and no number. */
export function namedValues(
  names: readonly string[],
  texts: readonly string[],
): { readonly name: string; readonly value: number | null; readonly text: string }[] {
  return names.map((name, index) => {
    const text = texts[index] ?? '';
    const value = Number(text);
    return { name, value: Number.isFinite(value) ? value : null, text };
  });
}
