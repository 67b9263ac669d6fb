import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/features/figure/model.ts';
import { widthOf, wrap } from '../../src/features/figure/specification/text.ts';
import { draw } from '../../src/server/figures/draw.ts';
import { describeOnEmbedded } from '../support/engines.ts';

const FIGURE = 'title description caption specification';
const SYNTHESIS = `query ($cancerType: String!, $biomarker: String, $by: SynthesisBy!, $kind: SynthesisFigureKind!, $theme: FigureTheme) {
  synthesis(cancerType: $cancerType, biomarker: $biomarker, line: FIRST_LINE, by: $by) { figure(kind: $kind, theme: $theme) { ${FIGURE} } }
}`;
const GIVEN = `query ($studies: [StudyInput!]!, $reference: String!, $better: SynthesisDirection, $measure: SynthesisMeasure!, $model: SynthesisModel, $kind: SynthesisFigureKind!) {
  synthesize(studies: $studies, measure: $measure, better: $better, reference: $reference, model: $model) { figure(kind: $kind) { ${FIGURE} } }
}`;
const MEDIANS = `query ($cancerType: String!, $biomarker: String, $by: RankBy!) {
  rankedTherapies(cancerType: $cancerType, biomarker: $biomarker, line: FIRST_LINE, by: $by) { figure { ${FIGURE} } }
}`;

const KINDS = ['FOREST', 'NETWORK', 'LEAGUE_TABLE', 'RANKS'] as const;
const LUNG = { cancerType: 'NSCLC', biomarker: 'ALK+' };

type Studies = readonly object[];
const study = (name: string, treatment: string, comparator: string, [estimate, lower, upper]: readonly number[]) => ({
  name,
  comparisons: [{ treatment, comparator, estimate, interval: { level: 95, lower, upper } }],
});
const wordy = (number: number): string =>
  `experimental drug ${number} with a rather long name, 150 mg twice daily, plus a second drug every three weeks`;

/** Networks that are hard to draw. */
const HARD: readonly (readonly [string, Studies])[] = [
  ['of one trial', [study('ONE', 'new', 'control', [0.5, 0.3, 0.8])]],
  [
    'of twelve treatments with long names, and a loop',
    [
      ...Array.from({ length: 11 }, (_, index) =>
        study(`TRIAL-${index}`, wordy(index), 'control', [0.4 + index / 10, 0.3 + index / 10, 0.6 + index / 10]),
      ),
      study('LOOP', wordy(3), wordy(7), [0.8, 0.6, 1.07]),
    ],
  ],
  [
    'in two parts',
    [
      study('FIRST', 'new', 'control', [0.5, 0.3, 0.8]),
      study('SECOND', 'newer', 'control', [0.6, 0.4, 0.9]),
      study('APART', 'other', 'another', [0.7, 0.5, 0.98]),
    ],
  ],
  ['far from no difference', [study('FAR', 'new', 'control', [0.02, 0.01, 0.04])]],
];

describeOnEmbedded('a figure', (given) => {
  async function figureOf(operation: string, variables: object): Promise<Figure | null> {
    const { data, errors } = await given.ask<Record<string, { figure: Figure | null }>>(operation, { ...variables });
    expect(errors).toEqual([]);
    return Object.values(data)[0]?.figure ?? null;
  }

  async function drawn(operation: string, variables: object): Promise<Figure> {
    const figure = await figureOf(operation, variables);
    if (figure === null) throw new Error('There is no figure.');
    return figure;
  }

  it.each(KINDS)('%s of the first-line treatments of ALK-positive lung cancer', async (kind) => {
    const figure = await drawn(SYNTHESIS, { ...LUNG, by: { endpoint: 'PFS' }, kind });
    await expectAsBefore(figure, kind.toLowerCase().replace('_', '-'));
  });

  it('of their medians', async () => {
    const figure = await drawn(MEDIANS, { ...LUNG, by: { endpoint: 'PFS', method: 'MEDIAN' } });
    await expectAsBefore(figure, 'medians');
  });

  it.each(KINDS)('%s says in words every number that it shows', async (kind) => {
    const { description, caption, specification } = await drawn(SYNTHESIS, { ...LUNG, by: { endpoint: 'PFS' }, kind });
    const told = new Set(`${description} ${caption}`.match(NUMBERS));
    const shown = textsOf(specification).flatMap((text) => text.match(NUMBERS) ?? []);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((number) => !told.has(number))).toEqual([]);
  });

  it('says of medians in words every number that it shows, and calls none a number that was not reached', async () => {
    const { description, specification } = await drawn(MEDIANS, { ...LUNG, by: { endpoint: 'PFS', method: 'MEDIAN' } });
    const told = new Set(description.match(NUMBERS));
    const rows = textsOf(specification).filter((text) => /months|patients/.test(text) && text.length < 60);
    expect(rows.flatMap((text) => text.match(NUMBERS) ?? []).filter((number) => !told.has(number))).toEqual([]);
    expect(description).toContain('No rank, lorlatinib 100 mg once daily in CROWN: not reached or not estimable');
    const reached = pointsOf(specification, 'diamond').map(({ therapy }) => therapy);
    expect(reached).not.toContain('lorlatinib 100 mg once daily');
    expect(textsOf(specification).filter((text) => text === 'not reached')).toHaveLength(2);
  });

  it('names whom a treatment is not distinguishable from, and which pairs hang on rounding', async () => {
    const { description } = await drawn(SYNTHESIS, {
      ...LUNG,
      by: { endpoint: 'PFS', mergeDoses: true },
      kind: 'RANKS',
    });
    expect(description).toContain(
      'Rank 1, lorlatinib 100 mg once daily: 0.27 (95% CI 0.18-0.40), P-score 0.99, distinguishable from every other treatment; against alectinib 300 or 600 mg twice daily it hangs on how printed numbers were rounded.',
    );
  });

  it('tells direct, indirect and mixed evidence apart by word and shape', async () => {
    const studies = [
      study('A', 'one', 'control', [0.5, 0.4, 0.6]),
      study('B', 'two', 'control', [0.6, 0.5, 0.7]),
      study('C', 'one', 'two', [0.8, 0.6, 1.1]),
      study('D', 'three', 'one', [0.8, 0.6, 1.1]),
      study('E', 'four', 'control', [0.8, 0.6, 1.1]),
    ];
    const { description } = await drawn(GIVEN, { ...HAZARDS, studies, kind: 'FOREST' });
    expect(description).toMatch(/One: .*, direct and indirect: A, different from control; the trials: A 0.50/);
    expect(description).toMatch(/Three: .*, indirect, different from control/);
    expect(description).toMatch(/Four: .*, direct: E, not distinguishable from control/);
  });

  it('turns a trial round that had the reference as its treatment', async () => {
    const { description } = await drawn(SYNTHESIS, { ...LUNG, by: { endpoint: 'PFS' }, kind: 'FOREST' });
    expect(description).toContain('PROFILE 1029, turned round 2.49 (1.77-3.50)');
  });

  it('shows where a further trial is to be expected, with random effects', async () => {
    const studies = [0.4, 0.9, 0.5, 0.7].map((ratio, index) =>
      study(`S${index}`, 'new', 'control', [ratio, ratio * 0.7, ratio / 0.7]),
    );
    const { description } = await drawn(GIVEN, { ...HAZARDS, studies, model: 'RANDOM', kind: 'FOREST' });
    expect(description).toContain('a further trial is to be expected from ');
  });

  const HAZARDS = { measure: 'HAZARD_RATIO', better: 'LOWER', reference: 'control' };

  describe.each(HARD)('of a network %s', (_, studies) => {
    it.each(KINDS)('%s is drawn within its frame', async (kind) => {
      const figure = await drawn(GIVEN, { ...HAZARDS, studies, kind });
      expectWithinFrame(figure, String(await draw(figure, 'svg')));
    });
  });

  it.each(['LIGHT', 'DARK'])('has the background of its theme: %s', async (theme) => {
    const { specification } = await drawn(SYNTHESIS, { ...LUNG, by: { endpoint: 'PFS' }, kind: 'FOREST', theme });
    expect(specification.background).toBe(theme === 'LIGHT' ? '#ffffff' : '#16181d');
  });

  it.each([
    ['a risk difference, of which higher is better', 'ORR', 'RISK_DIFFERENCE'],
    ['an odds ratio', 'ORR', 'ODDS_RATIO'],
  ])('is drawn of %s', async (_, endpoint, measure) => {
    const figure = await drawn(SYNTHESIS, { ...LUNG, by: { endpoint, measure }, kind: 'FOREST' });
    expect(await draw(figure, 'svg')).toContain('</svg>');
    expect(textsOf(figure.specification)).toContain('favours ceritinib 750 mg once daily, fasted');
  });

  it('is null where nothing entered, or nothing gives an order', async () => {
    const nothing = { cancerType: 'HCC', biomarker: 'ALK+', by: { endpoint: 'PFS' } };
    for (const kind of KINDS) expect(await figureOf(SYNTHESIS, { ...nothing, kind })).toBeNull();
    const studies = [study('ONE', 'new', 'control', [0.5, 0.3, 0.8])];
    expect(await figureOf(GIVEN, { ...HAZARDS, better: null, studies, kind: 'RANKS' })).toBeNull();
    expect(await figureOf(GIVEN, { ...HAZARDS, better: null, studies, kind: 'FOREST' })).not.toBeNull();
  });

  it('is null of a ranking that is no listing of medians', async () => {
    expect(await figureOf(MEDIANS, { ...LUNG, by: { endpoint: 'PFS', method: 'HAZARD_RATIO' } })).toBeNull();
  });

  it('calls nothing the best', async () => {
    for (const kind of KINDS) {
      const figure = await drawn(SYNTHESIS, { ...LUNG, by: { endpoint: 'PFS' }, kind });
      expect(JSON.stringify(figure)).not.toMatch(/\bbest\b/i);
    }
  });
});

/** Whatever else the next release of the evidence changes, it has another id. */
async function expectAsBefore(figure: Figure, name: string): Promise<void> {
  const text = JSON.stringify(figure, undefined, 2).replaceAll(/\d{4}\.\d{2}-[0-9a-f]{12}/g, 'RELEASE');
  await expect(`${text}\n`).toMatchFileSnapshot(`figures/${name}.json`);
}

const NUMBERS = /\d+(\.\d+)?/g;

type Row = Readonly<Record<string, unknown>>;
type DrawnLayer = {
  readonly mark: { readonly type: string; readonly shape?: string };
  readonly data: { readonly values: readonly Row[] };
};
const layersOf = (specification: Figure['specification']): readonly DrawnLayer[] =>
  (specification as unknown as { layer: readonly DrawnLayer[] }).layer;

/** The texts of a figure above its caption. */
const textsOf = (specification: Figure['specification']): string[] =>
  layersOf(specification)
    .slice(0, -1)
    .filter(({ mark }) => mark.type === 'text')
    .flatMap(({ data }) => data.values.map(({ text }) => (text as string[]).join(' ')));

const pointsOf = (specification: Figure['specification'], shape: string): readonly Row[] =>
  layersOf(specification).find(({ mark }) => mark.shape === shape)?.data.values ?? [];

/** Nothing but the title, whose place is above, begins outside the picture. */
function expectWithinFrame(figure: Figure, svg: string): void {
  const { width, height, padding } = figure.specification as unknown as Record<'width' | 'height', number> & {
    padding: Record<'left' | 'right' | 'top' | 'bottom', number>;
  };
  for (const { data } of layersOf(figure.specification)) {
    for (const { x, y, text } of data.values as readonly { x?: number; y?: number; text?: string[] }[]) {
      if (x === undefined || y === undefined || text === undefined) continue;
      expect(x).toBeGreaterThanOrEqual(-padding.left);
      expect(x).toBeLessThanOrEqual(width + padding.right);
      expect(y).toBeGreaterThanOrEqual(-padding.top);
      expect(y + (text.length - 1) * 15).toBeLessThanOrEqual(height + padding.bottom);
    }
  }
  expect(svg).toContain(`width="${width + padding.left + padding.right}"`);
  expect(svg).not.toContain('NaN');
}

describe('the lines of a text', () => {
  it.each([
    ['a short text', 200, ['a short text']],
    ['a text that is somewhat longer', 90, ['a text that is', 'somewhat', 'longer']],
    ['unbreakable', 10, ['unbreakable']],
    ['', 100, ['']],
  ])('"%s" in %i pixels', (text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected);
    expect(expected.join(' ')).toBe(text);
  });

  it('is as wide as its letters: an m as three of i and more', () => {
    expect(widthOf('mmm')).toBeGreaterThan(widthOf('iii') * 3);
  });
});
