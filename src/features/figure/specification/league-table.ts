import { isRatio, type NetworkEffect, type SynthesisMeasure } from '../../synthesis/model.ts';
import type { FigureTheme, SynthesisFacts } from '../model.ts';
import { capitalised, EVIDENCE_WORDS, MEASURE_WORDS, subjectOf, withoutLevel } from '../wording.ts';
import type { Drawing } from './frame.ts';
import { columnHeads, headOf, texts, type Head, type Layer } from './layers.ts';
import { wrap } from './text.ts';
import { LINE_HEIGHT, PALETTES } from './theme.ts';

const ROW_HEADS = 190;
/** A row is higher where its texts take more lines. */
const CELL = { width: 92, height: 56 } as const;
/** For the title and the caption of a table of two. */
const LEAST_WIDTH = 600;
/** A fourfold ratio has the full colour, and so has any beyond it. */
const FULL_COLOUR = Math.log(4);

/** Each treatment against each other, the row's against the column's. */
export function leagueTable(facts: SynthesisFacts, theme: FigureTheme): Drawing {
  const { measure, better } = facts.applied;
  const { order, rows } = facts.leagueTable;
  const colours = PALETTES[theme];
  const left = (column: number): number => ROW_HEADS + column * CELL.width;
  const heads = order.map(({ name }, column): Head => ({
    x: left(column) + CELL.width / 2,
    text: wrap(name, CELL.width - 8),
  }));
  const rowHeads = order.map(({ name }) => wrap(name, ROW_HEADS - 12));
  const tops = rowHeads.reduce<number[]>(
    (above, head, row) => {
      const cellLines = (rows[row] ?? []).map((effect) => (effect === null ? 0 : textOf(effect).length));
      const tall = Math.max(CELL.height, Math.max(head.length, ...cellLines) * LINE_HEIGHT + 10);
      return [...above, (above.at(-1) ?? 0) + tall];
    },
    [0],
  );
  const top = (row: number): number => tops[row] ?? 0;
  const middle = (row: number): number => (top(row) + top(row + 1)) / 2;
  const cells = rows.flatMap((row, rowIndex) =>
    row.flatMap((effect, columnIndex) =>
      effect === null ? [] : [{ effect, row: rowIndex, column: columnIndex, size: sizeOf(effect, measure) }],
    ),
  );
  const full = isRatio(measure) ? FULL_COLOUR : Math.max(1e-9, ...cells.map(({ size }) => Math.abs(size)));
  const boxes = (chosen: typeof cells, inset: number) =>
    chosen.map(({ effect, row, column, size }) => ({
      treatment: effect.treatment.name,
      comparator: effect.comparator.name,
      size,
      x: left(column) + inset,
      x2: left(column + 1) - inset,
      y: top(row) + inset,
      y2: top(row + 1) - inset,
    }));
  const words = (chosen: typeof cells) =>
    chosen.map(({ effect, row, column }) => ({
      x: left(column) + CELL.width / 2,
      y: middle(row),
      text: textOf(effect),
    }));
  const told = cells.filter(({ effect }) => effect.distinguishable);
  const muted = cells.filter(({ effect }) => !effect.distinguishable);
  const place = {
    x: { field: 'x', type: 'quantitative', scale: null, axis: null },
    x2: { field: 'x2' },
    y: { field: 'y', type: 'quantitative', scale: null, axis: null },
    y2: { field: 'y2' },
  } as const;
  const lowerIsBetter = better !== 'HIGHER';
  const range = [
    lowerIsBetter ? colours.better : colours.worse,
    colours.same,
    lowerIsBetter ? colours.worse : colours.better,
  ];
  return {
    title: `${subjectOf(facts)}: each treatment against each other`,
    description: describe(facts),
    reading: [
      `Each cell is the ${MEASURE_WORDS[measure]} of the row's treatment against the column's, with its 95% interval.`,
      better === null
        ? 'Blue cells are lower, orange ones higher.'
        : "Blue cells favour the row's treatment, orange ones the column's.",
      'Cells without colour, in grey, leave it open whether the two differ.',
      'A dashed frame: no trial compared the two.',
      ...(cells.some(({ effect }) => effect.robust === false)
        ? [`"${ROUNDING}": whether the two differ hangs on how printed numbers were rounded.`]
        : []),
    ].join(' '),
    width: Math.max(left(order.length), LEAST_WIDTH),
    head: headOf(heads),
    height: top(order.length),
    foot: 0,
    layers: [
      {
        data: { values: boxes(told, 1) },
        mark: { type: 'rect' },
        encoding: {
          ...place,
          color: {
            field: 'size',
            type: 'quantitative',
            legend: null,
            scale: { domain: [-full, 0, full], range, clamp: true, interpolate: 'rgb' },
          },
        },
      },
      frames(boxes(muted, 1), place, { stroke: colours.line }),
      frames(
        boxes(
          cells.filter(({ effect }) => effect.evidence === 'INDIRECT'),
          4,
        ),
        place,
        { stroke: colours.quietText, strokeDash: [3, 3] },
      ),
      texts(words(told), { align: 'center', fontWeight: 'bold' }),
      texts(words(muted), { align: 'center', color: colours.quietText }),
      texts(rowHeads.map((text, row) => ({ x: 0, y: middle(row), text }))),
      columnHeads(heads, { align: 'center' }),
    ],
  };
}

function textOf({ estimate, evidence, robust }: NetworkEffect): string[] {
  const [value = '', interval = ''] = withoutLevel(estimate).split(/ (?=\()/);
  return [
    value,
    interval,
    ...(evidence === 'INDIRECT' ? [EVIDENCE_WORDS.INDIRECT] : []),
    ...(robust === false ? [ROUNDING] : []),
  ];
}

/** For an effect of which it depends on how the printed numbers were rounded whether it is distinguishable. */
const ROUNDING = 'not robust';

const frames = (values: object[], place: object, style: object): Layer => ({
  data: { values },
  mark: { type: 'rect', fill: null, strokeWidth: 1, ...style },
  encoding: { ...place },
});

const sizeOf = ({ estimate }: NetworkEffect, measure: SynthesisMeasure): number =>
  Number((isRatio(measure) ? Math.log(estimate.value) : estimate.value).toFixed(4));

function describe({ leagueTable: { order, rows }, applied }: SynthesisFacts): string {
  const told = ({ comparator, estimate, evidence, distinguishable, robust }: NetworkEffect): string =>
    `${comparator.name} ${estimate.text}, ${EVIDENCE_WORDS[evidence]}${distinguishable ? '' : ', not distinguishable'}${robust === false ? `, ${ROUNDING}` : ''}`;
  return [
    `Table of ${order.length} treatments, each against each other by ${MEASURE_WORDS[applied.measure]}.`,
    ...order.map(({ name }, row) => {
      const effects = (rows[row] ?? []).filter((effect) => effect !== null);
      return `${capitalised(name)} against ${effects.map(told).join('; ')}.`;
    }),
  ].join(' ');
}
