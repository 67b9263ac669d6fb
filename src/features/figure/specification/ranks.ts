import type { SynthesisRank, SynthesisRanking } from '../../synthesis/model.ts';
import type { FigureTheme, SynthesisFacts } from '../model.ts';
import { capitalised, listed, MEASURE_WORDS, subjectOf, withoutLevel } from '../wording.ts';
import type { Drawing } from './frame.ts';
import { AT_X, AT_Y, columnHeads, headOf, lines, texts, type Head } from './layers.ts';
import { wrap } from './text.ts';
import { LINE_HEIGHT, PALETTES } from './theme.ts';

/** Where columns begin, in pixels. */
const COLUMN = { rank: 0, treatment: 28, score: 280, printedScore: 440, estimate: 490, matrix: 620 } as const;
const SCORE_END = 425;
const CELL = 28;

/** The order of the treatments, how certain it is, and beside it who cannot be told apart from whom. */
export function rankPlot(
  facts: SynthesisFacts,
  { entries }: SynthesisRanking,
  reference: string,
  theme: FigureTheme,
): Drawing {
  const colours = PALETTES[theme];
  let bottom = 0;
  const rows = entries.map((entry) => {
    const name = wrap(entry.treatment.name, (COLUMN.score - COLUMN.treatment - 14) / 1.06);
    const tall = Math.max(CELL, name.length * LINE_HEIGHT + 8);
    bottom += tall;
    return { entry, name, y: bottom - tall / 2, below: bottom };
  });
  const column = (index: number): number => COLUMN.matrix + index * CELL + CELL / 2;
  const pairs = rows.flatMap(({ entry, y }) =>
    entries.flatMap((other, index) =>
      other.treatment.name === entry.treatment.name
        ? []
        : [
            {
              treatment: entry.treatment.name,
              other: other.treatment.name,
              distinguishable: entry.notDistinguishableFrom.every(({ name }) => name !== other.treatment.name),
              robust: isRobust(facts, entry, other),
              x: column(index),
              y,
            },
          ],
    ),
  );
  const heads: readonly Head[] = [
    { x: COLUMN.rank, text: ['Rank and treatment'] },
    { x: COLUMN.score, text: ['P-score'] },
    {
      x: COLUMN.estimate,
      text: wrap(
        `${capitalised(MEASURE_WORDS[facts.applied.measure])} (95% CI) against ${reference}`,
        COLUMN.matrix - COLUMN.estimate - 10,
      ),
    },
    { x: COLUMN.matrix, text: ['Against the treatment of rank', ''] },
  ];
  const matrixHeads = entries.map(({ rank }, index): Head => ({ x: column(index), text: [String(rank)] }));
  const width = Math.max(COLUMN.matrix + entries.length * CELL, 760);
  const scores = rows.map(({ entry, y }) => ({ treatment: entry.treatment.name, pScore: entry.pScore, y }));
  const scale = { domain: [0, 1], range: [COLUMN.score, SCORE_END], nice: false };
  return {
    title: `${subjectOf(facts)}: the order of the treatments and how certain it is`,
    description: describe(entries, facts, reference),
    reading:
      'A ring: the two treatments are not distinguishable at 95%. A dot: they are. Both: it hangs on how printed numbers were rounded. ' +
      'The P-score is the mean certainty with which a treatment is better than another. It says nothing on how much better.',
    width,
    head: headOf(heads),
    height: bottom,
    foot: 28,
    layers: [
      lines(
        [0, ...rows.map(({ below }) => below)].map((y) => ({ x: 0, x2: width, y, y2: y })),
        { color: colours.line },
      ),
      {
        data: { values: scores },
        mark: { type: 'rule', strokeWidth: 2, color: colours.direct },
        encoding: {
          x: {
            field: 'pScore',
            type: 'quantitative',
            scale,
            axis: { title: null, labelFlush: false, values: [0, 0.5, 1], grid: false, format: '~g' },
          },
          x2: { datum: 0 },
          y: AT_Y,
        },
      },
      {
        data: { values: scores },
        mark: { type: 'circle', size: 90, opacity: 1, color: colours.direct },
        encoding: { x: { field: 'pScore', type: 'quantitative', scale }, y: AT_Y },
      },
      {
        data: { values: pairs.filter(({ distinguishable, robust }) => !distinguishable || !robust) },
        mark: { type: 'point', size: 130, strokeWidth: 2, opacity: 1, color: colours.indirect },
        encoding: { x: AT_X, y: AT_Y },
      },
      {
        data: { values: pairs.filter(({ distinguishable, robust }) => distinguishable || !robust) },
        mark: { type: 'circle', size: 14, opacity: 1, color: colours.quietText },
        encoding: { x: AT_X, y: AT_Y },
      },
      columnHeads(heads, { color: colours.quietText }),
      columnHeads(matrixHeads, { align: 'center', color: colours.quietText }),
      texts(
        rows.flatMap(({ entry, name, y }) => [
          { x: COLUMN.rank, y, text: [String(entry.rank)] },
          { x: COLUMN.treatment, y, text: name },
        ]),
        { fontWeight: 'bold' },
      ),
      texts(
        rows.flatMap(({ entry, y }) => [
          { x: COLUMN.printedScore, y, text: [entry.pScore.toFixed(2)] },
          {
            x: COLUMN.estimate,
            y,
            text: [entry.effect === null ? 'the reference' : withoutLevel(entry.effect.estimate)],
          },
        ]),
      ),
    ],
  };
}

/** Whether rounding of the printed numbers leaves it as it is that the two are, or are not, distinguishable. */
const isRobust = ({ leagueTable }: SynthesisFacts, one: SynthesisRank, other: SynthesisRank): boolean =>
  leagueTable.rows
    .flat()
    .find((effect) => effect?.treatment.name === one.treatment.name && effect.comparator.name === other.treatment.name)
    ?.robust !== false;

function describe(entries: readonly SynthesisRank[], facts: SynthesisFacts, reference: string): string {
  const sentences = entries.map((entry) => {
    const { rank, treatment, effect, pScore, notDistinguishableFrom } = entry;
    const estimate = effect === null ? 'the reference' : effect.estimate.text;
    const others =
      notDistinguishableFrom.length === 0
        ? 'distinguishable from every other treatment'
        : `not distinguishable from ${listed(notDistinguishableFrom.map(({ name }) => name))}`;
    const shaky = entries.filter((other) => !isRobust(facts, entry, other)).map(({ treatment: { name } }) => name);
    const rounding =
      shaky.length === 0 ? '' : `; against ${listed(shaky)} it hangs on how printed numbers were rounded`;
    return `Rank ${rank}, ${treatment.name}: ${estimate}, P-score ${pScore.toFixed(2)}, ${others}${rounding}.`;
  });
  return [
    `Order of ${entries.length} treatments by ${MEASURE_WORDS[facts.applied.measure]} against ${reference}, with the P-score of each, and marks for those that are not distinguishable at 95%.`,
    ...sentences,
  ].join(' ');
}
