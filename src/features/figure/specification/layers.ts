import type { TopLevelSpec } from 'vega-lite';
import type { MarkDef } from 'vega-lite/types_unstable/mark.js';
import { LINE_HEIGHT } from './theme.ts';

export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];
/** How marks of a layer look. */
export type Style = Omit<MarkDef, 'type'>;

/** A place in pixels, from the left and from the top. */
export const AT_X = { field: 'x', type: 'quantitative', scale: null, axis: null } as const;
export const AT_Y = { field: 'y', type: 'quantitative', scale: null, axis: null } as const;

export type Words = { readonly x: number; readonly y: number; readonly text: readonly string[] };

/** Words of one style. The middle of their lines is at `y`. */
export function texts(words: readonly Words[], style: Style = {}): Layer {
  return {
    data: {
      values: words.map(({ x, y, text }) => ({ text: [...text], x, y: y - ((text.length - 1) * LINE_HEIGHT) / 2 })),
    },
    mark: { type: 'text', align: 'left', baseline: 'middle', ...style },
    encoding: { text: { field: 'text' }, x: AT_X, y: AT_Y },
  };
}

export type Head = Omit<Words, 'y'>;

/** Headings of columns: their last lines stand on the line at 0. */
export const columnHeads = (words: readonly Head[], style: Style): Layer =>
  texts(
    words.map(({ x, text }) => ({ x, text, y: -7 - (text.length * LINE_HEIGHT) / 2 })),
    style,
  );

/** The height of headings with so many lines. */
export const headOf = (words: readonly Head[]): number =>
  Math.max(...words.map(({ text }) => text.length)) * LINE_HEIGHT + 10;

export type Line = { readonly x: number; readonly y: number; readonly x2: number; readonly y2: number };

/** Straight lines of one style. */
export function lines(values: readonly Line[], style: Style): Layer {
  return {
    data: { values: [...values] },
    mark: { type: 'rule', ...style },
    encoding: { x: AT_X, x2: { field: 'x2' }, y: AT_Y, y2: { field: 'y2' } },
  };
}
