/**
 * The insertions, deletions, replacements and swaps of neighbours that turn one word into the other; Infinity where there
 * are more than `most`, which takes less work the fewer are asked for.
 */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    // further off the diagonal there are more than that in any case
    const first = Math.max(1, row - most);
    const current: number[] = [];
    current[first - 1] = first === 1 ? row : Infinity;
    let least = first === 1 ? row : Infinity;
    for (let column = first; column <= Math.min(to.length, row + most); column++) {
      const replaced = (last[column - 1] ?? Infinity) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? (beforeLast[column - 2] ?? Infinity) + 1
          : Infinity;
      const edits = Math.min(replaced, swapped, (last[column] ?? Infinity) + 1, (current[column - 1] ?? Infinity) + 1);
      current[column] = edits;
      least = Math.min(least, edits);
    }
    // no later row has less: each step from here, and each swap from the row before, costs at least as much
    if (least > most) return Infinity;
    beforeLast = last;
    last = current;
  }
  const edits = last[to.length] ?? Infinity;
  return edits > most ? Infinity : edits;
}
