import type DataLoader from 'dataloader';
import { invariant } from './invariant.ts';

/** A node that the loader of the evidence has seen to: a reference to it always resolves. */
export async function loadKnown<Row>(loader: DataLoader<string, Row | null>, id: string): Promise<Row> {
  const row = await loader.load(id);
  invariant(row, `${id} is referred to and is not in the graph.`);
  return row;
}

/** Such nodes, in the order of their ids. */
export function loadAll<Row>(loader: DataLoader<string, Row | null>, ids: readonly string[]): Promise<Row[]> {
  return Promise.all(ids.map((id) => loadKnown(loader, id)));
}
