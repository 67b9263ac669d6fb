import type { TopLevelSpec } from 'vega-lite';
import type { FigureTheme } from '../model.ts';
import { texts, type Layer } from './layers.ts';
import { wrap } from './text.ts';
import { FONT, FONT_SIZE, LINE_HEIGHT, PALETTES } from './theme.ts';

/** A figure without its frame: what is to be seen, in pixels from the top left corner. */
export type Drawing = {
  readonly title: string;
  /** The text alternative: what is to be seen, in sentences, with every number. */
  readonly description: string;
  /** How to read it, for its caption. */
  readonly reading: string;
  readonly width: number;
  /** What lies above 0: the headings of columns. */
  readonly head: number;
  readonly height: number;
  /** What lies below `height`: an axis with its labels and title. */
  readonly foot: number;
  readonly layers: readonly Layer[];
};

const MARGIN = 20;
const TITLE_LINE = 20;
const TITLE_GAP = 12;

/**
 * Puts a title above a drawing and its caption below, so that a figure that is copied somewhere still says what it is.
 * Its size is the sum of its parts. Vega would compute it from widths of texts, which it only guesses on a server.
 */
export function frame(
  { title, description, width, head, height, foot, layers }: Drawing,
  caption: string,
  theme: FigureTheme,
) {
  const colours = PALETTES[theme];
  const titleLines = wrap(title, width, FONT_SIZE.title * 1.06); // bold letters are wider
  const captionLines = caption.split('\n').flatMap((line) => wrap(line, width, FONT_SIZE.note));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description,
    width,
    height,
    autosize: 'none',
    padding: {
      left: MARGIN,
      right: MARGIN,
      top: MARGIN + titleLines.length * TITLE_LINE + TITLE_GAP + head,
      bottom: foot + 10 + captionLines.length * LINE_HEIGHT + MARGIN,
    },
    background: colours.background,
    title: { text: titleLines },
    layer: [
      ...layers,
      texts([{ x: 0, y: height + foot + 10 + (captionLines.length * LINE_HEIGHT) / 2, text: captionLines }], {
        fontSize: FONT_SIZE.note,
        color: colours.quietText,
      }),
    ],
    config: {
      font: FONT,
      // one description of the whole says more than a label on each of a hundred marks
      aria: false,
      view: { stroke: null },
      title: {
        anchor: 'start',
        frame: 'group',
        offset: TITLE_GAP, // from the headings
        fontSize: FONT_SIZE.title,
        lineHeight: TITLE_LINE,
        color: colours.text,
      },
      text: { fontSize: FONT_SIZE.text, lineHeight: LINE_HEIGHT, color: colours.text },
      axis: {
        labelColor: colours.text,
        titleColor: colours.text,
        domainColor: colours.quietText,
        tickColor: colours.quietText,
        gridColor: colours.line,
        labelFontSize: FONT_SIZE.note,
        titleFontSize: FONT_SIZE.note,
        titleFontWeight: 'normal',
        labelOverlap: false,
      },
    },
  } satisfies TopLevelSpec;
}
