import type { NetworkEdge, NetworkNode } from '../../synthesis/model.ts';
import { groupBy } from '../../../shared/group-by.ts';
import type { FigureTheme, SynthesisFacts } from '../model.ts';
import { counted, listed, subjectOf } from '../wording.ts';
import type { Drawing } from './frame.ts';
import { AT_X, AT_Y, texts, type Words } from './layers.ts';
import { wrap } from './text.ts';
import { LINE_HEIGHT, PALETTES } from './theme.ts';

const WIDTH = 820;
/** Of the largest circle, in square pixels. */
const LARGEST_AREA = 1800;
const LARGEST_RADIUS = Math.sqrt(LARGEST_AREA / Math.PI);
const WIDEST_LINE = 14;
const LABEL_WIDTH = 200;

type Placed = {
  readonly node: NetworkNode;
  readonly x: number;
  readonly y: number;
  readonly label: Words & { readonly align: 'left' | 'center' | 'right' };
};

/** Who was compared with whom: the treatments on a circle, one circle for each part that nothing joins to the others. */
export function networkGraph(facts: SynthesisFacts, theme: FigureTheme): Drawing {
  const colours = PALETTES[theme];
  const { nodes, edges } = facts.network;
  const { placed, headings, height } = place(nodes, facts.reference?.name);
  const at = new Map(placed.map((each) => [each.node.treatment.name, each]));
  const mostPatients = Math.max(1, ...nodes.map(({ patients }) => patients ?? 0));
  const mostStudies = Math.max(1, ...edges.map(({ studies }) => studies.length));
  const drawnEdges = edges.flatMap(({ treatment, comparator, studies }) => {
    const [from, to] = [at.get(comparator.name), at.get(treatment.name)];
    return from && to ? [{ x: from.x, y: from.y, x2: to.x, y2: to.y, trials: studies.length }] : [];
  });
  // lines through the middle of a circle meet there, so a count stands a little to one side of a line's own middle
  const counts = drawnEdges.map(({ x, y, x2, y2, trials }) => ({
    x: Math.round(x + (x2 - x) * 0.56),
    y: Math.round(y + (y2 - y) * 0.56),
    text: [String(trials)],
  }));
  const known = placed.filter(({ node }) => node.patients !== null);
  const unknown = placed.filter(({ node }) => node.patients === null);
  return {
    title: `${subjectOf(facts)}: who was compared with whom`,
    description: describe(facts),
    reading: [
      'A line is a comparison that trials made: its width and the number on it are their number.',
      'The area of a circle is the number of patients who were given the treatment.',
      ...(unknown.length > 0 ? ['A small ring stands where that is not recorded.'] : []),
      ...(facts.network.components > 1 ? ['What no line joins cannot be compared.'] : []),
    ].join(' '),
    width: WIDTH,
    head: 0,
    height,
    foot: 0,
    layers: [
      {
        data: { values: drawnEdges },
        mark: { type: 'rule', color: colours.line },
        encoding: {
          x: AT_X,
          x2: { field: 'x2' },
          y: AT_Y,
          y2: { field: 'y2' },
          strokeWidth: {
            field: 'trials',
            type: 'quantitative',
            legend: null,
            scale: { domain: [0, mostStudies], range: [0, Math.min(WIDEST_LINE, 4 * mostStudies)] },
          },
        },
      },
      {
        data: {
          values: known.map(({ node, x, y }) => ({ treatment: node.treatment.name, patients: node.patients, x, y })),
        },
        mark: { type: 'circle', opacity: 1, color: colours.direct },
        encoding: {
          x: AT_X,
          y: AT_Y,
          size: {
            field: 'patients',
            type: 'quantitative',
            legend: null,
            scale: { domain: [0, mostPatients], range: [0, LARGEST_AREA] },
          },
        },
      },
      {
        data: { values: unknown.map(({ node, x, y }) => ({ treatment: node.treatment.name, x, y })) },
        mark: { type: 'point', opacity: 1, size: 150, strokeWidth: 2, fill: colours.background, color: colours.direct },
        encoding: { x: AT_X, y: AT_Y },
      },
      // a rim keeps a number apart from its line
      texts(counts, { align: 'center', stroke: colours.background, strokeWidth: 5, strokeJoin: 'round' }),
      texts(counts, { align: 'center' }),
      ...(['left', 'center', 'right'] as const).map((align) =>
        texts(
          placed.filter(({ label }) => label.align === align).map(({ label: { x, y, text } }) => ({ x, y, text })),
          { align },
        ),
      ),
      texts(headings, { fontWeight: 'bold' }),
    ],
  };
}

/** The treatments of each part on a circle of their own, with their labels outside of it; the parts one below the other. */
function place(nodes: readonly NetworkNode[], reference: string | undefined) {
  const placed: Placed[] = [];
  const headings: Words[] = [];
  const parts = [...groupBy(nodes, ({ component }) => component)].toSorted(([a], [b]) => a - b);
  let top = 0;
  for (const [component, members] of parts) {
    if (parts.length > 1) {
      headings.push({ x: 0, y: top + LINE_HEIGHT / 2, text: [`Network ${component} of ${parts.length}`] });
      top += 2 * LINE_HEIGHT;
    }
    const radius = Math.max(110, 17 * members.length);
    const around = members.map((node, index) => {
      // two stand side by side; more begin at the top
      const angle = (index / members.length) * 2 * Math.PI - (members.length === 2 ? Math.PI : Math.PI / 2);
      return onCircle(node, angle, radius, node.treatment.name === reference);
    });
    /** How far circles and labels reach, down or up. */
    const extent = (sign: 1 | -1): number =>
      Math.max(
        ...around.flatMap(({ y, label }) => [
          sign * y + LARGEST_RADIUS,
          sign * label.y + (label.text.length * LINE_HEIGHT) / 2,
        ]),
      );
    const middle = Math.round(top + extent(-1));
    placed.push(
      ...around.map((node) => ({ ...node, y: middle + node.y, label: { ...node.label, y: middle + node.label.y } })),
    );
    top = Math.round(middle + extent(1) + 2 * LINE_HEIGHT);
  }
  return { placed, headings, height: top };
}

/** A treatment at its angle, from the middle of the circle; its label beside it, or above or below where it is at the top or at the bottom. */
function onCircle(node: NetworkNode, angle: number, radius: number, isReference: boolean): Placed {
  const { treatment, patients, studies } = node;
  const text = [
    ...wrap(isReference ? `${treatment.name} (reference)` : treatment.name, LABEL_WIDTH),
    `${patients === null ? 'patients not recorded' : counted(patients, 'patient')}, ${counted(studies, 'trial')}`,
  ];
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [Math.round(WIDTH / 2 + radius * across), Math.round(radius * down)];
  const away = LARGEST_RADIUS + 6;
  const label =
    Math.abs(across) < 0.2
      ? { align: 'center' as const, x, y: y + Math.sign(down) * (away + (text.length * LINE_HEIGHT) / 2), text }
      : {
          align: across < 0 ? ('right' as const) : ('left' as const),
          x: Math.round(x + Math.sign(across) * away),
          y: Math.round(y + down * 12),
          text,
        };
  return { node, x, y, label };
}

function describe({ network, reference }: SynthesisFacts): string {
  const { nodes, edges, components } = network;
  const edge = ({ treatment, comparator, studies }: NetworkEdge): string =>
    `${treatment.name} with ${comparator.name} (${counted(studies.length, 'trial')}: ${listed(studies.map(({ name }) => name))})`;
  const node = ({ treatment, patients, studies }: NetworkNode): string =>
    `${treatment.name}${treatment.name === reference?.name ? ', the reference,' : ''} by ${counted(studies, 'trial')} to ${patients === null ? 'a number of patients that is not recorded' : counted(patients, 'patient')}`;
  return [
    `Network of ${counted(nodes.length, 'treatment')} and ${counted(edges.length, 'comparison')}.`,
    `Compared were ${edges.map(edge).join('; ')}.`,
    `Given were ${nodes.map(node).join('; ')}.`,
    ...(components > 1 ? [`The network falls into ${components} parts, between which nothing can be compared.`] : []),
  ].join(' ');
}
