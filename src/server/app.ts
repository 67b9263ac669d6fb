import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, parse } from 'graphql';
import type { Logger } from 'pino';
import { GraphUnavailableError } from '../graph/errors.ts';
import type { GraphReader, GraphStore } from '../graph/query.ts';
import { RowMemory } from '../graph/row-memory.ts';
import type { ApiInfo } from './context.ts';
import { logError, refusal, unavailable } from './errors.ts';
import { figures } from './figures/route.ts';
import { createApollo, type RequestContext } from './graphql.ts';
import { answerErrorsAsGraphql } from './http-errors.ts';
import { health } from './health.ts';
import { LIMITS, type Limits } from './limits.ts';
import { createLoaders } from './loaders.ts';
import { playground } from './playground/plugin.ts';
import { readExamples } from './playground/examples.ts';
import { chargeRequest, createPurse } from './rate-limit.ts';
import { hashOf, readSdl } from './schema.ts';
import { allowOrigins, setHeaders, type WebSettings } from './web.ts';

export const API_VERSION = '0.1.0';

export type AppOptions = {
  readonly store: GraphStore;
  readonly log: Logger;
  /** The project's folder: its schema, documented operations and playground are served from there. */
  readonly root: string;
  /** Wraps the reader of each request; tests record with it. */
  readonly watch?: (graph: GraphReader) => GraphReader;
  /** As it is where only this machine asks, when left out. */
  readonly web?: WebSettings;
};

const THIS_MACHINE_ONLY: WebSettings = { trustedProxies: [], allowedOrigins: [], costPerMinute: undefined };

/** The whole server, not yet listening. Closing it answers what is in flight first. */
export async function createApp({
  store,
  log,
  root,
  watch = (graph) => graph,
  web = THIS_MACHINE_ONLY,
}: AppOptions): Promise<FastifyInstance> {
  const sdl = readSdl(join(root, 'schema'));
  const limits: Limits = { ...LIMITS, costPerMinute: web.costPerMinute ?? null };
  const api: ApiInfo = { apiVersion: API_VERSION, schemaHash: hashOf(sdl), limits, engine: store.engine };
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.requestBytes,
    genReqId: () => randomUUID(),
    trustProxy: web.trustedProxies.length > 0 && [...web.trustedProxies],
    ...answerErrorsAsGraphql.options,
  });
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply);
    done();
  });
  await allowOrigins(app, web.allowedOrigins);
  answerErrorsAsGraphql.register(app);

  const purse = createPurse(web.costPerMinute);
  const memory = new RowMemory();
  const contextOf = async (request: FastifyRequest): Promise<RequestContext> => {
    const requestLog = log.child({ requestId: request.id });
    const graph = watch(memory.over(await snapshotOf(store, requestLog)));
    const spend = (cost: number) => purse(request.ip, cost);
    return { api, release: graph.release, loaders: createLoaders(graph), log: requestLog, spend };
  };
  // nobody asks where in the SDL a type stands, and the tokens take 3 MB
  const schema = parse(sdl, { noLocation: true });
  const apollo = createApollo(schema, log);
  await apollo.start();
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: chargeRequest(purse),
    handler: fastifyApolloHandler(apollo, { context: contextOf }),
  });
  await app.register(figures, { apollo, schema, contextOf, charge: chargeRequest(purse) });
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
    throw refusal(new GraphQLError(message, { extensions }));
  }
}
