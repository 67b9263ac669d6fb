import type { FigureTheme } from '../model.ts';

/**
 * The colours of a figure. Those that tell things apart are of the palette of Okabe and Ito (2008), which people with every
 * kind of colour vision can tell apart, also in grey. Text has a contrast of at least 7 to 1 on the background, marks 3 to 1.
 */
export type Palette = {
  readonly background: string;
  readonly text: string;
  /** For what stands back: trials beside what they say together, notes. */
  readonly quietText: string;
  readonly line: string;
  readonly direct: string;
  readonly mixed: string;
  readonly indirect: string;
  /** A diverging scale: from better to worse, through no difference. */
  readonly better: string;
  readonly same: string;
  readonly worse: string;
};

export const PALETTES: Readonly<Record<FigureTheme, Palette>> = {
  LIGHT: {
    background: '#ffffff',
    text: '#1a1a1a',
    quietText: '#545454',
    line: '#c8c8c8',
    direct: '#0072b2',
    mixed: '#007a59',
    indirect: '#c45500',
    better: '#7fb8dc',
    same: '#ffffff',
    worse: '#f2b27c',
  },
  DARK: {
    background: '#16181d',
    text: '#f2f2f2',
    quietText: '#b4b7bd',
    line: '#50545d',
    direct: '#56b4e9',
    mixed: '#2fc096',
    indirect: '#e69f00',
    better: '#0b5f94',
    same: '#16181d',
    worse: '#8f4a08',
  },
};

/**
 * Arimo is what the server draws PNG files with. Where it is not installed, Arial and its likes have letters of the same
 * widths, so that a figure keeps its layout.
 */
export const FONT = 'Arimo, Arial, Helvetica, Liberation Sans, sans-serif';

export const FONT_SIZE = { title: 16, text: 12, note: 11 } as const;
/** From one line of text to the next. */
export const LINE_HEIGHT = 15;
