import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import { GraphQLError, parse } from 'graphql';
import type { Logger } from 'pino';
import { unlessAborted, type Deadline } from '../graph/deadline.ts';
import { GraphUnavailableError } from '../graph/errors.ts';
import type { GraphReader, GraphSource } from '../graph/query.ts';
import { RowMemory } from '../graph/row-memory.ts';
import { boundLoad } from './admission.ts';
import { holdBraces } from './brace-limit.ts';
import type { ApiInfo } from './context.ts';
import { logError, refusal, unavailable } from './errors.ts';
import { figures } from './figures/route.ts';
import { createApollo, type RequestContext } from './graphql.ts';
import { answerErrorsAsGraphql, refuseUnknown } from './http-errors.ts';
import { health } from './health.ts';
import { LIMITS, type Limits } from './limits.ts';
import { createLoaders } from './loaders.ts';
import { Metrics } from './metrics.ts';
import type { Outcome } from './outcome.ts';
import type { Example } from './playground/example.ts';
import { playground } from './playground/plugin.ts';
import { readExamples } from './playground/examples.ts';
import { createPurse, holdToAllowance } from './rate-limit.ts';
import { hashOf, readSdl } from './schema.ts';
import { stopInOrder } from './stop.ts';
import { traced, traceRequests } from './trace.ts';
import { allowOrigins, setHeaders, type WebSettings } from './web.ts';

export const API_VERSION = '0.1.0';

export type AppOptions = {
  readonly source: GraphSource;
  readonly log: Logger;
  /** The project's folder: its schema, documented operations and playground are served from there. */
  readonly root: string;
  /** The time of a request, from its head to its answer. */
  readonly requestTimeoutMs: number;
  /** How long it goes on serving when it is closed. */
  readonly stopDelayMs: number;
  /** Wraps the reader of each request; tests record with it. */
  readonly watch?: (graph: GraphReader) => GraphReader;
  /** As it is where only this machine asks, when left out. */
  readonly web?: WebSettings;
};

/** A connection on which nothing moves for this long is closed; no request may take as long. */
const IDLE_MS = 120_000;

const THIS_MACHINE_ONLY: WebSettings = { trustedProxies: [], allowedOrigins: [], costPerMinute: undefined };

/** The whole server, not yet listening. Closing it serves on for a moment, and then answers what is in flight. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const {
    source,
    log,
    root,
    requestTimeoutMs,
    watch = (graph: GraphReader) => graph,
    web = THIS_MACHINE_ONLY,
  } = options;
  const sdl = readSdl(join(root, 'schema'));
  const limits: Limits = { ...LIMITS, costPerMinute: web.costPerMinute ?? null };
  const api: ApiInfo = { apiVersion: API_VERSION, schemaHash: hashOf(sdl), limits, engine: source.engine };
  const loggerInstance: FastifyBaseLogger = log;
  const app: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.requestBytes,
    genReqId: () => randomUUID(),
    // a request has to be there within the time that it may take
    requestTimeout: requestTimeoutMs,
    connectionTimeout: IDLE_MS,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    trustProxy: web.trustedProxies.length > 0 && [...web.trustedProxies],
    // what arrives while it stops is answered like the rest
    return503OnClosing: false,
    ...answerErrorsAsGraphql.options,
  });
  app.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply);
    done();
  });
  await allowOrigins(app, web.allowedOrigins);
  answerErrorsAsGraphql.register(app);

  const isStopping = stopInOrder(app, options.stopDelayMs);
  app.addHook('onRequest', refuseUnknown);

  const examples = await readExamples(join(root, 'docs', 'queries'));
  const metrics = new Metrics({ source, version: API_VERSION, operations: operationNames(examples) });
  const purse = createPurse(web.costPerMinute);
  const memory = new RowMemory();
  const contextOf = async ({
    id,
    ip,
    deadline,
    outcome = {},
    traceContext,
  }: FastifyRequest): Promise<RequestContext> => {
    const requestLog = log.child({ requestId: id });
    const snapshot = await snapshotOf(source, deadline, outcome, requestLog);
    const asked = traced(metrics.over(snapshot), traceContext);
    const graph = watch(withDeadline(memory.over(asked), deadline));
    const spend = (cost: number) => purse.spend(ip, cost);
    const charge = (cost: number) => purse.charge(ip, cost);
    return { api, release: graph.release, loaders: createLoaders(graph), log: requestLog, spend, charge, outcome };
  };
  // nobody asks where in the SDL a type stands, and the tokens take 3 MB
  const schema = parse(sdl, { noLocation: true });
  const apollo = createApollo(schema, log);
  await apollo.start();
  await app.register(async (scope) => {
    boundLoad(scope, { requestTimeoutMs, metrics });
    traceRequests(scope);
    holdToAllowance(scope, purse);
    scope.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      preHandler: holdBraces,
      handler: fastifyApolloHandler(apollo, { context: contextOf }),
    });
    await scope.register(figures, { apollo, schema, contextOf });
  });
  // one copy for all who take it
  const sdlFile = Buffer.from(`${sdl}\n`);
  app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdlFile));
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  await app.register(health, { source, isStopping });
  await app.register(playground, { assets: join(root, 'public', 'playground'), examples });
  // by then what was in flight is answered
  app.addHook('onClose', () => apollo.stop());
  return app;
}

const operationNames = (examples: readonly Example[]): ReadonlySet<string> =>
  new Set(
    examples
      .flatMap(({ query }) => parse(query).definitions)
      .flatMap((definition) => ('operation' in definition && definition.name ? [definition.name.value] : [])),
  );

/** The same reader, for as long as there is time: what is answered from memory, or read for somebody else, takes some too. */
function withDeadline(graph: GraphReader, deadline: Deadline | undefined): GraphReader {
  if (deadline === undefined) return graph;
  return {
    release: graph.release,
    read: async (query, params) => {
      deadline.check();
      return unlessAborted(graph.read(query, params), [deadline.signal]);
    },
  };
}

/** A graph that is away fails the request before any resolver runs. */
async function snapshotOf(
  source: GraphSource,
  deadline: Deadline | undefined,
  outcome: Outcome,
  log: Logger,
): Promise<GraphReader> {
  try {
    return await source.snapshot(deadline);
  } catch (error) {
    logError(log, error);
    if (!(error instanceof GraphUnavailableError)) throw error;
    const { message, code } = unavailable(error);
    outcome.code = code;
    throw refusal(new GraphQLError(message, { extensions: { code } }));
  }
}
