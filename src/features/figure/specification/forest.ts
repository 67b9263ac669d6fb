import { isRatio, type NetworkEffect, type SynthesisInput, type SynthesisMeasure } from '../../synthesis/model.ts';
import { estimateText } from '../../synthesis/wording.ts';
import type { FigureTheme, SynthesisFacts } from '../model.ts';
import { capitalised, counted, EVIDENCE_WORDS, listed, MEASURE_WORDS, subjectOf, withoutLevel } from '../wording.ts';
import { effectAxis } from './effect-axis.ts';
import type { Drawing } from './frame.ts';
import { AT_Y, columnHeads, headOf, lines, texts, type Head, type Layer, type Style } from './layers.ts';
import { wrap } from './text.ts';
import { LINE_HEIGHT, PALETTES } from './theme.ts';

/** Where columns begin, in pixels. */
const COLUMN = { treatment: 0, plot: 240, estimate: 590, evidence: 735 } as const;
const PLOT_END = 570;
const WIDTH = 905;
const GAP = 13;

type Trial = { readonly name: string; readonly text: string } & Drawn;
type Drawn = { readonly value: number; readonly lower: number; readonly upper: number; readonly y: number };

/** Each treatment against the reference; where several trials compared the two, each of these stands above it. */
export function forestPlot(facts: SynthesisFacts, reference: string, theme: FigureTheme): Drawing {
  const { measure } = facts.applied;
  const colours = PALETTES[theme];
  const { estimates, trials, height } = layOut(facts, reference);
  const predicted = estimates.flatMap(({ effect, y }) =>
    effect.predictionInterval ? [{ ...effect.predictionInterval, y }] : [],
  );
  const { noneAt, x } = effectAxis(
    measure,
    [...estimates, ...trials, ...predicted].flatMap(({ lower, upper }) => [lower, upper]),
    [COLUMN.plot, PLOT_END],
    `${capitalised(MEASURE_WORDS[measure])} against ${reference}, 95% interval${isRatio(measure) ? ', logarithmic scale' : ''}`,
  );
  const [before, after] = favoured(facts, reference, noneAt);
  const heads: readonly Head[] = [
    { x: COLUMN.treatment, text: ['Treatment'] },
    ...after,
    { x: COLUMN.estimate, text: [capitalised(MEASURE_WORDS[measure]), '(95% CI)'] },
    { x: COLUMN.evidence, text: ['Evidence'] },
  ];
  const evidence = Object.values(EVIDENCE_WORDS);
  const byEvidence = (range: readonly string[]) =>
    ({ field: 'evidence', type: 'nominal', legend: null, scale: { domain: evidence, range: [...range] } }) as const;
  const colour = byEvidence([colours.direct, colours.indirect, colours.mixed]);
  const interval = (values: readonly Drawn[] | typeof predicted, style: Style, encoding: object = {}): Layer => ({
    data: { values: [...values] },
    mark: { type: 'rule', ...style },
    encoding: { x: { field: 'lower', ...x }, x2: { field: 'upper' }, y: AT_Y, ...encoding },
  });
  const drawn = estimates.map(({ effect, value, lower, upper, y }) => ({
    treatment: effect.treatment.name,
    evidence: EVIDENCE_WORDS[effect.evidence],
    value,
    lower,
    upper,
    y,
  }));
  return {
    title: `${subjectOf(facts)}: each treatment against ${reference}`,
    description: describe(facts, reference),
    reading: reading(facts, reference, trials.length > 0, predicted.length > 0),
    width: WIDTH,
    head: headOf([...heads, ...before]),
    height,
    foot: 45,
    layers: [
      lines([{ x: 0, x2: WIDTH, y: 0, y2: 0 }], { color: colours.line }),
      lines([{ x: noneAt, x2: noneAt, y: 0, y2: height }], { color: colours.quietText }),
      columnHeads(heads, { color: colours.quietText }),
      columnHeads(before, { color: colours.quietText, align: 'right' }),
      ...(predicted.length > 0 ? [interval(predicted, { strokeDash: [2, 3], color: colours.quietText })] : []),
      ...(trials.length > 0
        ? [
            interval(trials, { color: colours.quietText }),
            {
              data: { values: trials },
              mark: { type: 'point', shape: 'square', size: 25, filled: true, opacity: 1, color: colours.quietText },
              encoding: { x: { field: 'value', ...x }, y: AT_Y },
            } as const,
            texts(
              trials.flatMap(({ name, text, y }) => [
                { x: COLUMN.treatment + 14, y, text: [name] },
                { x: COLUMN.estimate, y, text: [text] },
              ]),
              { color: colours.quietText },
            ),
          ]
        : []),
      interval(drawn, { strokeWidth: 2 }, { color: colour }),
      {
        data: { values: drawn },
        mark: { type: 'point', size: 120, strokeWidth: 2, opacity: 1 },
        encoding: {
          x: { field: 'value', ...x },
          y: AT_Y,
          stroke: colour,
          fill: byEvidence([colours.direct, colours.background, colours.mixed]),
          shape: byEvidence(['diamond', 'circle', 'triangle-up']),
        },
      },
      texts(
        estimates.flatMap(({ effect, name, y }) => [
          { x: COLUMN.treatment, y, text: name },
          { x: COLUMN.estimate, y, text: [withoutLevel(effect.estimate)] },
        ]),
        { fontWeight: 'bold' },
      ),
      texts(estimates.map(({ basis, y }) => ({ x: COLUMN.evidence, y, text: basis }))),
    ],
  };
}

function layOut({ estimates, inputs, applied, leagueTable }: SynthesisFacts, reference: string) {
  const laidOut: (Drawn & { effect: NetworkEffect; name: readonly string[]; basis: readonly string[] })[] = [];
  const trials: Trial[] = [];
  let bottom = 6;
  for (const { name } of leagueTable.order) {
    const effect = estimates.find(({ treatment }) => treatment.name === name);
    if (effect === undefined) continue; // the reference itself
    for (const trial of trialsBehind(effect, inputs, reference, applied.measure)) {
      trials.push({ ...trial, y: bottom + LINE_HEIGHT / 2 });
      bottom += LINE_HEIGHT + 1;
    }
    const wrapped = wrap(name, (COLUMN.plot - COLUMN.treatment - 10) / 1.06); // bold
    const basis = wrap(basisOf(effect), WIDTH - COLUMN.evidence);
    const tall = Math.max(wrapped.length, basis.length) * LINE_HEIGHT;
    const { value, lower, upper } = effect.estimate;
    laidOut.push({ effect, name: wrapped, basis, value, lower, upper, y: bottom + tall / 2 });
    bottom += tall + GAP;
  }
  return { estimates: laidOut, trials, height: bottom };
}

function basisOf({ evidence, directStudies, robust }: NetworkEffect): string {
  const studies = directStudies.map(({ name }) => name);
  const words = `${EVIDENCE_WORDS[evidence]}${studies.length > 0 ? `: ${studies.join(', ')}` : ''}`;
  return robust === false ? `${words}; rounding decides whether it differs` : words;
}

/** The trials that compared a treatment with the reference, all seen from the treatment; none where the estimate is that of the only one. */
function trialsBehind(
  effect: NetworkEffect,
  inputs: readonly SynthesisInput[],
  reference: string,
  measure: SynthesisMeasure,
) {
  if (effect.directStudies.length < 2 && effect.evidence !== 'MIXED') return [];
  const { name } = effect.treatment;
  return inputs.flatMap(({ study, treatment, comparator, effect: found }) => {
    if (treatment.name === name && comparator.name === reference) {
      return [
        { name: study.name, text: withoutLevel(found), value: found.value, lower: found.lower, upper: found.upper },
      ];
    }
    if (treatment.name !== reference || comparator.name !== name) return [];
    const turn = (number: number): number => (isRatio(measure) ? 1 / number : -number);
    const [value, lower, upper] = [turn(found.value), turn(found.upper), turn(found.lower)];
    const text = withoutLevel({ text: estimateText(value, lower, upper, measure) });
    return [{ name: `${study.name}, turned round`, text, value, lower, upper }];
  });
}

/** Whose favour lies on which side of no difference, before it and after; nobody's where neither value is better. */
function favoured({ applied, estimates }: SynthesisFacts, reference: string, noneAt: number): [Head[], Head[]] {
  if (applied.better === null) return [[], []];
  const treatment = estimates.length === 1 ? (estimates[0]?.treatment.name ?? '') : 'the treatment';
  const sides = [`favours ${treatment}`, `favours ${reference}`];
  const [before = '', after = ''] = applied.better === 'LOWER' ? sides : sides.toReversed();
  return [
    [{ x: noneAt - 8, text: wrap(before, noneAt - COLUMN.plot - 8) }],
    [{ x: noneAt + 8, text: wrap(after, COLUMN.estimate - noneAt - 18) }],
  ];
}

function reading({ inputs }: SynthesisFacts, reference: string, withTrials: boolean, withPrediction: boolean): string {
  const ofOthers = inputs.filter(
    ({ treatment, comparator }) => treatment.name !== reference && comparator.name !== reference,
  );
  const names = [...new Set(ofOthers.map(({ study }) => study.name))];
  return [
    'A diamond is an estimate by trials of the two treatments, a ring one by way of other treatments, a triangle one by both.',
    ...(withTrials ? ['Small squares are single trials of the two.'] : []),
    ...(names.length > 0 ? [`Of treatments other than the reference, and not drawn: ${listed(names)}.`] : []),
    ...(withPrediction ? ['Dotted: where a further trial is to be expected, at 95%.'] : []),
  ].join(' ');
}

const roughly = (value: number): string => String(Number(value.toPrecision(2)));

function describe(facts: SynthesisFacts, reference: string): string {
  const { applied, estimates, leagueTable, inputs } = facts;
  const inOrder = leagueTable.order.flatMap(({ name }) => estimates.filter(({ treatment }) => treatment.name === name));
  const sentences = inOrder.map((effect) => {
    const { treatment, estimate, distinguishable, predictionInterval } = effect;
    const trials = trialsBehind(effect, inputs, reference, applied.measure);
    const single =
      trials.length > 0 ? `; the trials: ${trials.map(({ name, text }) => `${name} ${text}`).join(', ')}` : '';
    const predicted = predictionInterval
      ? `; a further trial is to be expected from ${roughly(predictionInterval.lower)} to ${roughly(predictionInterval.upper)}`
      : '';
    return `${capitalised(treatment.name)}: ${estimate.text}, ${basisOf(effect)}, ${distinguishable ? 'different' : 'not distinguishable'} from ${reference}${single}${predicted}.`;
  });
  return [
    `Forest plot of ${counted(estimates.length, 'treatment')} against ${reference}, by ${MEASURE_WORDS[applied.measure]}${applied.better === 'LOWER' && isRatio(applied.measure) ? '; below 1 favours the treatment' : ''}.`,
    ...sentences,
  ].join(' ');
}
