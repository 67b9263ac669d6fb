import type { GraphStore } from '../src/graph/query.ts';

const MOST_REQUESTS = 100;
/** For one operation: a slow one is asked less often. */
const MOST_MILLISECONDS = 5_000;

/** Rows are kept in memory by release, so none is found there when each request sees a release of its own. */
export function withoutMemory(store: GraphStore): GraphStore {
  let requests = 0;
  return {
    ...store,
    snapshot: async () => {
      const reader = await store.snapshot();
      requests += 1;
      return { release: `${reader.release}.${requests}`, read: (query, params) => reader.read(query, params) };
    },
  };
}

/** How long each of many requests takes, one after the other, once the program is warm. In milliseconds. */
export async function timesOf(ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const began = performance.now();
  while (times.length < MOST_REQUESTS && performance.now() - began < MOST_MILLISECONDS) {
    const sent = performance.now();
    await ask();
    times.push(performance.now() - sent);
  }
  return times.slice(Math.floor(times.length / 3));
}
