import { FONT_SIZE } from './theme.ts';

/** Widths of Arial's letters in parts of their size, by kind: near enough to wrap by. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'|!]/, 0.25],
  [/[ ftrI()[\]/-]/, 0.31],
  [/[mwMW%@]/, 0.87],
  [/[A-Z&]/, 0.69],
];

/** How wide a text is in pixels, about. */
export function widthOf(text: string, size: number = FONT_SIZE.text): number {
  const ems = Array.from(text).reduce(
    (sum, letter) => sum + (WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 0.55),
    0,
  );
  return ems * size;
}

/** The lines of a text, none wider than so many pixels unless a single word is. */
export function wrap(text: string, width: number, size: number = FONT_SIZE.text): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, size) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
