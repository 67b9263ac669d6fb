import type { Axis } from 'vega-lite/types_unstable/axis.js';
import type { Scale } from 'vega-lite/types_unstable/scale.js';
import type { FigureTheme, MedianFact, MedianFacts } from '../model.ts';
import { capitalised, counted } from '../wording.ts';
import type { Drawing } from './frame.ts';
import { AT_Y, columnHeads, headOf, lines, texts, type Head, type Words } from './layers.ts';
import { wrap } from './text.ts';
import { LINE_HEIGHT, PALETTES } from './theme.ts';

/** Where columns begin, in pixels. */
const COLUMN = { rank: 0, therapy: 24, plot: 280, median: 590, followUp: 760 } as const;
/** Where an interval without an upper end points to, beyond all numbers. */
const OPEN_END = 562;
const WIDTH = 860;
const GAP = 14;

const NOT_REACHED = 'not reached';

/** The medians of each trial's own arms, one below the other. One that was not reached has an open end and no point. */
export function medianListing({ endpoint, population, medians }: MedianFacts, theme: FigureTheme): Drawing {
  const colours = PALETTES[theme];
  const { rows, headings, height } = layOut(medians);
  const numbers = medians.flatMap(({ median, lower, upper }) =>
    [median, lower, upper].filter((number) => number !== null),
  );
  const scale: Scale = {
    domain: [0, Math.ceil(Math.max(1, ...numbers) * 1.08)],
    range: [COLUMN.plot, OPEN_END],
    nice: false,
  };
  const axis: Axis = { title: 'Months', labelFlush: false, titlePadding: 8, gridOpacity: 0.6, tickCount: 6 };
  const x = { type: 'quantitative', scale, axis } as const;
  const heads: readonly Head[] = [
    { x: COLUMN.therapy, text: ['Therapy and trial'] },
    { x: COLUMN.median, text: ['Median and interval'] },
    { x: COLUMN.followUp, text: ['Follow-up'] },
  ];
  const intervals = rows.filter(({ fact }) => fact.lower !== null);
  const closed = intervals.filter(({ fact }) => fact.upper !== null);
  const open = intervals.filter(({ fact }) => fact.upper === null);
  const arrows = rows.filter(({ fact }) => fact.upper === null && (fact.lower !== null || fact.median === null));
  const reached = rows.filter(({ fact }) => fact.median !== null);
  const data = (chosen: typeof rows) => ({
    values: chosen.map(({ fact: { therapy, trial, median, lower, upper }, y }) => ({
      therapy,
      trial,
      median,
      lower,
      upper,
      y,
    })),
  });
  return {
    title: `${capitalised(endpoint)} in ${population}: medians of each trial's own arms`,
    description: describe(endpoint, medians),
    reading: [
      'A listing and no comparison: each median is of one arm of one trial, with patients and follow-up of its own.',
      'A diamond is a median, a line its interval, an arrow an interval without an upper end.',
      'Where the median was not reached there is no diamond: it is no number, and has no place in the order.',
    ].join(' '),
    width: WIDTH,
    head: headOf(heads),
    height,
    foot: 45,
    layers: [
      lines([{ x: 0, x2: WIDTH, y: 0, y2: 0 }], { color: colours.line }),
      {
        data: data(closed),
        mark: { type: 'rule', strokeWidth: 2, color: colours.direct },
        encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y: AT_Y },
      },
      {
        data: data(open),
        mark: { type: 'rule', strokeWidth: 2, color: colours.direct },
        encoding: { x: { field: 'lower', ...x }, x2: { value: OPEN_END }, y: AT_Y },
      },
      {
        data: data(arrows),
        mark: { type: 'point', shape: 'triangle-right', size: 70, filled: true, opacity: 1, color: colours.direct },
        encoding: { x: { value: OPEN_END }, y: AT_Y },
      },
      {
        data: data(reached),
        mark: { type: 'point', shape: 'diamond', size: 120, filled: true, opacity: 1, color: colours.direct },
        encoding: { x: { field: 'median', ...x }, y: AT_Y },
      },
      texts(
        rows
          .filter(({ fact }) => fact.median === null)
          // above its line, where it has one
          .map(({ fact, y }) => ({ x: OPEN_END - 8, y: fact.lower === null ? y : y - 9, text: [NOT_REACHED] })),
        { align: 'right', color: colours.quietText },
      ),
      columnHeads(heads, { color: colours.quietText }),
      texts(headings, { fontWeight: 'bold' }),
      texts(
        rows.flatMap(({ fact, name, y, top }) => [
          ...(fact.rank === null ? [] : [{ x: COLUMN.rank, y: top + LINE_HEIGHT / 2, text: [String(fact.rank)] }]),
          { x: COLUMN.therapy, y: top + (name.length * LINE_HEIGHT) / 2, text: name },
          {
            x: COLUMN.median,
            y,
            text: fact.text.split(/ (?=\()/).flatMap((part) => wrap(part, COLUMN.followUp - COLUMN.median - 14)),
          },
          {
            x: COLUMN.followUp,
            y,
            text: [fact.followUpMonths === null ? 'not recorded' : `${fact.followUpMonths} months`],
          },
        ]),
      ),
      texts(
        rows.map(({ fact, name, top }) => ({
          x: COLUMN.therapy,
          y: top + (name.length + 0.5) * LINE_HEIGHT,
          text: [`${fact.trial}${fact.patients === null ? '' : `, ${counted(fact.patients, 'patient')}`}`],
        })),
        { color: colours.quietText },
      ),
    ],
  };
}

function layOut(medians: readonly MedianFact[]) {
  const rows: { fact: MedianFact; name: readonly string[]; top: number; y: number }[] = [];
  const headings: Words[] = [];
  let bottom = GAP / 2;
  for (const [heading, facts] of [
    ['Median not reached: no place in the order', medians.filter(({ rank }) => rank === null)],
    ['In the order of their medians', medians.filter(({ rank }) => rank !== null)],
  ] as const) {
    if (facts.length === 0) continue;
    if (rows.length > 0) bottom += GAP;
    headings.push({ x: 0, y: bottom + LINE_HEIGHT / 2, text: [heading] });
    bottom += LINE_HEIGHT + GAP;
    for (const fact of facts) {
      const name = wrap(fact.therapy, COLUMN.plot - COLUMN.therapy - 14);
      const tall = (name.length + 1) * LINE_HEIGHT;
      rows.push({ fact, name, top: bottom, y: bottom + tall / 2 });
      bottom += tall + GAP;
    }
  }
  return { rows, headings, height: bottom };
}

function describe(endpoint: string, medians: readonly MedianFact[]): string {
  const sentences = medians.map(({ therapy, trial, rank, text, patients, followUpMonths }) =>
    [
      `${rank === null ? 'No rank' : `Rank ${rank}`}, ${therapy} in ${trial}: ${text}`,
      ...(patients === null ? [] : [counted(patients, 'patient')]),
      followUpMonths === null ? 'follow-up not recorded' : `median follow-up ${followUpMonths} months`,
    ].join('; '),
  );
  return `Listing of ${counted(medians.length, 'median')} of ${endpoint}, each of one arm of one trial; no comparison. ${sentences.join('. ')}.`;
}
