/** Small numbers as sentences word them. */
export const COUNTING = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export function numberOf(word: string): number {
  if (word === 'zero' || word === 'none') return 0;
  const index = COUNTING.indexOf(word);
  return index < 0 ? Number(word) : index;
}
