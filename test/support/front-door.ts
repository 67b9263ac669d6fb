import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import pino, { type Logger } from 'pino';
import type { GraphReader, GraphSource, QueryParams } from '../../src/graph/query.ts';
import { ROOT } from '../../src/root.ts';
import { createApp } from '../../src/server/app.ts';
import type { WebSettings } from '../../src/server/web.ts';

/** A query that was asked of the graph while a request was answered. */
export type Asked = { readonly name: string; readonly text: string; readonly params: QueryParams };

export type Answer<Data> = {
  readonly status: number;
  /** As it came over the wire. */
  readonly body: string;
  readonly data: Data;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions: Readonly<Record<string, unknown>>;
};

/** The real server over a store, behind a recorder that remembers which queries were asked. */
export type FrontDoor = {
  readonly app: FastifyInstance;
  /** Asks an operation as a client would. `Data` is what the operation selects. */
  ask<Data = unknown>(operation: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>;
  /** The queries of the last `ask`, in their order. */
  askedQueries(): readonly Asked[];
  /** Their names. */
  asked(): readonly string[];
};

export async function openFrontDoor(
  source: GraphSource,
  log: Logger = pino({ level: 'silent' }),
  web: Partial<WebSettings> = {},
  requestTimeoutMs = 10_000,
): Promise<FrontDoor> {
  let queries: Asked[] = [];
  const watch = (graph: GraphReader): GraphReader => ({
    release: graph.release,
    read: (query, params) => {
      queries.push({ name: query.name, text: query.cypher.text, params });
      return graph.read(query, params);
    },
  });
  const app = await createApp({
    source,
    log,
    root: ROOT,
    watch,
    requestTimeoutMs,
    stopDelayMs: 0,
    web: { trustedProxies: [], allowedOrigins: [], costPerMinute: undefined, ...web },
  });
  return {
    app,
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- only the caller knows what it selects
    ask: async <Data>(operation: string, variables: Readonly<Record<string, unknown>> = {}) => {
      queries = [];
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: operation, variables },
      });
      const parsed = JSON.parse(body) as Partial<Answer<Data>>;
      return {
        status: statusCode,
        body,
        data: (parsed.data ?? null) as Data,
        errors: parsed.errors ?? [],
        extensions: parsed.extensions ?? {},
      };
    },
    askedQueries: () => queries,
    asked: () => queries.map(({ name }) => name),
  };
}
