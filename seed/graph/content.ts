import { invariant } from '../../src/shared/invariant.ts';

type Scalar = string | number | boolean;
/** What both engines store alike. */
export type Value = Scalar | readonly Scalar[];
/** Null and undefined are left out: what is not recorded is not stored. */
export type Properties = Readonly<Record<string, Value | null | undefined>>;

export type GraphNode = {
  readonly label: string;
  readonly id: string;
  /** What it is searched by. */
  readonly properties: Readonly<Record<string, Value>>;
  /** What it is read as: its properties with null for what is not recorded, and what it holds beside them. */
  readonly record: NodeRecord;
};
export type NodeRecord = Readonly<Record<string, unknown>>;
export type GraphEdge = { readonly type: string; readonly from: string; readonly to: string };

/** The graph of one release, as it is about to be written. */
export class GraphContent {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge>();

  node(label: string, id: string, properties: Properties): void {
    invariant(!this.#nodes.has(id), `Two nodes have the id ${id}.`);
    this.#nodes.set(id, { label, id, properties: recorded(id, properties), record: { id, ...withNulls(properties) } });
  }

  /** Adds to the record of a node what no property can hold: parts, sources, provenance. */
  include(id: string, parts: NodeRecord): void {
    const node = this.#nodeOf(id);
    this.#nodes.set(id, { ...node, record: { ...node.record, ...parts } });
  }

  recordOf(id: string): NodeRecord {
    return this.#nodeOf(id).record;
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
      fromLabel: this.#nodeOf(edge.from).label,
      toLabel: this.#nodeOf(edge.to).label,
    }));
  }

  #nodeOf(id: string): GraphNode {
    const node = this.#nodes.get(id);
    invariant(node, `${id} is spoken of and is no node.`);
    return node;
  }
}

const withNulls = (properties: Properties): NodeRecord =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, value ?? null]));

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
