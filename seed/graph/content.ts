import { invariant } from '../../src/shared/invariant.ts';

type Scalar = string | number | boolean;
/** What both engines store alike. */
export type Value = Scalar | readonly Scalar[];
/** Null and undefined are left out: what is not recorded is not stored. */
export type Properties = Readonly<Record<string, Value | null | undefined>>;

export type GraphNode = {
  readonly label: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
};
export type GraphEdge = { readonly type: string; readonly from: string; readonly to: string };

/** The graph of one release, as it is about to be written. */
export class GraphContent {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge>();

  node(label: string, id: string, properties: Properties): void {
    invariant(!this.#nodes.has(id), `Two nodes have the id ${id}.`);
    this.#nodes.set(id, { label, id, properties: recorded(id, properties) });
  }

  /** One edge of a type between two nodes, however often it is said. Null for an end that is not recorded. */
  edge(type: string, from: string, to: string | null | undefined): void {
    if (to === null || to === undefined) return;
    this.#edges.set(`${type} ${from} ${to}`, { type, from, to });
  }

  get nodes(): readonly GraphNode[] {
    return [...this.#nodes.values()].toSorted(byKey(({ id }) => id));
  }

  /** In a fixed order, each with the labels of its ends. */
  get edges(): readonly (GraphEdge & { readonly fromLabel: string; readonly toLabel: string })[] {
    return [...this.#edges.entries()].toSorted(byKey(([key]) => key)).map(([, edge]) => ({
      ...edge,
      fromLabel: this.#labelOf(edge.from),
      toLabel: this.#labelOf(edge.to),
    }));
  }

  #labelOf(id: string): string {
    const node = this.#nodes.get(id);
    invariant(node, `An edge names ${id}, which is no node.`);
    return node.label;
  }
}

function recorded(id: string, properties: Properties): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    const types = new Set(Array.isArray(value) ? value.map((item) => typeof item) : []);
    invariant(
      types.size <= 1,
      `${id}.${key} is a list of mixed values, which one engine stores and the other refuses.`,
    );
    kept[key] = value;
  }
  return kept;
}

/** By code unit, never by locale: the same content gives the same order everywhere. */
export function byKey<Item>(keyOf: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
