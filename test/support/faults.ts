import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import type { GraphReader, GraphSource } from '../../src/graph/query.ts';

/** A graph that only serves faults: every read fails with what `fault` gives for the query, or reaches the real one. */
export function failing(source: GraphSource, fault: (query: string) => Error | undefined): GraphSource {
  return {
    ...source,
    async snapshot(deadline): Promise<GraphReader> {
      const graph = await source.snapshot(deadline);
      return {
        release: graph.release,
        read: (query, params) => {
          const error = fault(query.name);
          return error === undefined ? graph.read(query, params) : Promise.reject(error);
        },
      };
    },
  };
}

/** A graph of which every read takes so long; it remembers which queries reached it. */
export function slowed(
  source: GraphSource,
  milliseconds: number,
): { readonly source: GraphSource; readonly reached: string[] } {
  const reached: string[] = [];
  return {
    reached,
    source: {
      ...source,
      async snapshot(deadline): Promise<GraphReader> {
        const graph = await source.snapshot(deadline);
        return {
          release: graph.release,
          read: async (query, params) => {
            reached.push(query.name);
            await sleep(milliseconds);
            return graph.read(query, params);
          },
        };
      },
    },
  };
}

/** A graph that is away before a request begins. */
export const away = (source: GraphSource, error: Error): GraphSource => ({
  ...source,
  snapshot: () => Promise.reject(error),
});

/** A log that is kept, line by line. */
export function keepLog(): {
  readonly log: Logger;
  readonly lines: () => readonly Record<string, unknown>[];
  readonly text: () => string;
} {
  let text = '';
  const log = pino(
    { level: 'trace' },
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        text += chunk.toString();
        done();
      },
    }),
  );
  return {
    log,
    text: () => text,
    lines: () =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
