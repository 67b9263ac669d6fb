import type { Name, NamedNode } from './model.ts';

const MAX_SUGGESTIONS = 5;

/** One edit for every four letters: "alectinb" finds alectinib, "ALK" finds nothing. */
const editsAllowed = (term: string): number => Math.floor(term.length / 4);

/**
 * Nodes with names near a term: spelt like it ("alectinb"), or beginning with it as a word ("ALK" for "ALK fusion").
 * They are offered, never taken.
 */
export function nearestNodes(folded: string, names: readonly Name[]): NamedNode[] {
  const near = names
    .map((name) => ({ name, edits: editDistance(folded, name.folded) }))
    .filter(({ name, edits }) => edits <= editsAllowed(folded) || name.folded.startsWith(`${folded} `))
    .toSorted((a, b) => a.edits - b.edits || (a.name.nodeId < b.name.nodeId ? -1 : 1));
  const nodes = new Map(near.map(({ name }) => [name.nodeId, namedNode(name)]));
  return [...nodes.values()].slice(0, MAX_SUGGESTIONS);
}

export const namedNode = ({ nodeId, kind, nodeName }: Name): NamedNode => ({ id: nodeId, kind, name: nodeName });

/** The insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped =
        from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
          ? (beforeLast[column - 2] ?? Infinity) + 1
          : Infinity;
      current.push(Math.min(replaced, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
