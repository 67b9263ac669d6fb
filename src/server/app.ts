import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, parse } from 'graphql';
import type { Logger } from 'pino';
import { GraphUnavailableError } from '../graph/errors.ts';
import type { GraphReader, GraphStore } from '../graph/query.ts';
import { RowMemory } from '../graph/row-memory.ts';
import { ERROR_CODES } from '../shared/errors.ts';
import type { ApiInfo } from './context.ts';
import { logError, unavailable } from './errors.ts';
import { figures } from './figures/route.ts';
import { createApollo, type RequestContext } from './graphql.ts';
import { answerErrorsAsGraphql } from './http-errors.ts';
import { health } from './health.ts';
import { LIMITS } from './limits.ts';
import { createLoaders } from './loaders.ts';
import { playground } from './playground/plugin.ts';
import { readExamples } from './playground/examples.ts';
import { hashOf, readSdl } from './schema.ts';

export const API_VERSION = '0.1.0';

export type AppOptions = {
  readonly store: GraphStore;
  readonly log: Logger;
  /** The project's folder: its schema, documented operations and playground are served from there. */
  readonly root: string;
  /** Wraps the reader of each request; tests record with it. */
  readonly watch?: (graph: GraphReader) => GraphReader;
};

/** The whole server, not yet listening. Closing it answers what is in flight first. */
export async function createApp({ store, log, root, watch = (graph) => graph }: AppOptions): Promise<FastifyInstance> {
  const sdl = readSdl(join(root, 'schema'));
  const api: ApiInfo = { apiVersion: API_VERSION, schemaHash: hashOf(sdl), limits: LIMITS, engine: store.engine };
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.requestBytes,
    genReqId: () => randomUUID(),
    ...answerErrorsAsGraphql.options,
  });
  answerErrorsAsGraphql.register(app);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });

  const memory = new RowMemory();
  const contextOf = async (request: FastifyRequest): Promise<RequestContext> => {
    const requestLog = log.child({ requestId: request.id });
    const graph = watch(memory.over(await snapshotOf(store, requestLog)));
    return { api, release: graph.release, loaders: createLoaders(graph), log: requestLog };
  };
  // nobody asks where in the SDL a type stands, and the tokens take 3 MB
  const schema = parse(sdl, { noLocation: true });
  const apollo = createApollo(schema, log);
  await apollo.start();
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, { context: contextOf }),
  });
  await app.register(figures, { apollo, schema, contextOf });
  app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(`${sdl}\n`));
  await app.register(health, { store });
  await app.register(playground, {
    assets: join(root, 'public', 'playground'),
    examples: await readExamples(join(root, 'docs', 'queries')),
  });
  // by then what was in flight is answered
  app.addHook('onClose', () => apollo.stop());
  return app;
}

/** A graph that is away fails the request before any resolver runs. */
async function snapshotOf(store: GraphStore, log: Logger): Promise<GraphReader> {
  try {
    return await store.snapshot();
  } catch (error) {
    logError(log, error);
    if (!(error instanceof GraphUnavailableError)) throw error;
    const { message, extensions } = unavailable(error);
    const status = error.reason === 'TIMEOUT' ? ERROR_CODES.GRAPH_TIMEOUT : ERROR_CODES.GRAPH_UNAVAILABLE;
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
  }
}
