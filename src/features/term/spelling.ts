import { editDistance } from '../../shared/edit-distance.ts';
import type { Name, NamedNode } from './model.ts';

const MAX_SUGGESTIONS = 5;

/** One edit for every four letters, up to eight: "alectinb" finds alectinib, "ALK" finds nothing. */
const editsAllowed = (term: string): number => Math.min(8, Math.floor(term.length / 4));

/**
 * Nodes with names near a term: spelt like it ("alectinb"), or beginning with it as a word ("ALK" for "ALK fusion").
 * They are offered, never taken.
 */
export function nearestNodes(folded: string, names: readonly Name[]): NamedNode[] {
  const most = editsAllowed(folded);
  // what a name has more is that many letters to write
  const editsTo = (name: string): number =>
    name.startsWith(`${folded} `) ? name.length - folded.length : editDistance(folded, name, most);
  const near = names
    .map((name) => ({ name, edits: editsTo(name.folded) }))
    .filter(({ edits }) => edits < Infinity)
    .toSorted((a, b) => a.edits - b.edits || (a.name.nodeId < b.name.nodeId ? -1 : 1));
  const nodes = new Map(near.map(({ name }) => [name.nodeId, namedNode(name)]));
  return [...nodes.values()].slice(0, MAX_SUGGESTIONS);
}

export const namedNode = ({ nodeId, kind, nodeName }: Name): NamedNode => ({ id: nodeId, kind, name: nodeName });
