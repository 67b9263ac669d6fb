import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { hashOfSources, isNoted } from '../seed/sources.ts';
import { runCommand } from './cli/run.ts';
import { readConfig, type Config, type GraphSettings } from './config.ts';
import { AwaitedSource } from './graph/awaited-source.ts';
import { GraphUnavailableError } from './graph/errors.ts';
import { openStore } from './graph/open.ts';
import type { GraphStore } from './graph/query.ts';
import { ROOT } from './root.ts';
import { StartError } from './start-error.ts';

/**
 * How far the heap may grow beyond what is in use before V8 collects it. Where a machine has memory to spare V8 takes 300 %;
 * with this a busy server takes 70 MB less, for 0.02 ms a request. No limit: what an answer needs it gets.
 */
const HEAP_GROWTH_PERCENT = 50;

/** Beyond what a request may take, for closing what is open. */
const LAST_MOMENTS_MS = 5_000;

/** A database may come minutes after its servers, as after a reboot, or come back. What refuses ends the start. */
async function whenItAnswers<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const mayCome = error instanceof GraphUnavailableError && error.reason === 'UNREACHABLE';
      if (!mayCome) throw error;
    }
    // the store looks for it by itself meanwhile
    await sleep(500);
  }
}

/**
 * The embedded store follows the evidence that ships. A Neo4j database may serve other servers too: it is written only
 * while it is empty, and after that by `npm run seed` alone.
 */
async function holdsRelease(store: GraphStore, graph: GraphSettings): Promise<boolean> {
  const release = await whenItAnswers(() => store.currentRelease());
  if (release === undefined) return false;
  return graph.engine === 'neo4j' || isNoted(graph.folder, { release, sources: await hashOfSources(ROOT) });
}

/** In a process of its own: parsing and writing take more memory than serving does, and a process gives it all back. */
async function seed(): Promise<void> {
  const script = join(import.meta.dirname, 'cli', `seed${extname(import.meta.filename)}`);
  const [code, signal] = (await once(fork(script, ['--quiet']), 'exit')) as [number | null, NodeJS.Signals | null];
  if (code === null) throw new StartError(`Writing the evidence was ended by ${signal ?? 'a signal'}.`);
  if (code !== 0) process.exit(code); // it has said why
}

async function openSeededStore(graph: GraphSettings, log: Logger): Promise<GraphStore> {
  let isStarting = true;
  const watcher = {
    lost: (err: GraphUnavailableError) => {
      // what does not come right by waiting ends the start, and is told there
      if (isStarting && err.reason !== 'UNREACHABLE') return;
      log.error({ err }, 'the database is away and is looked for until it answers');
    },
    found: () => {
      log.info('the database is back');
    },
  };
  const store = await openStore(graph, watcher);
  const isHeld = await holdsRelease(store, graph);
  isStarting = false;
  if (isHeld) return store;
  await store.close();
  await seed();
  return openStore(graph, watcher);
}

const LISTEN_ERRORS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `PORT ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`,
  EACCES: ({ port }) => `PORT ${port} may not be used by this user. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is no address of this machine. Leave it out to listen on 127.0.0.1.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is no address of this machine. Leave it out to listen on 127.0.0.1.`,
};

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  return app.listen({ host: config.host, port: config.port }).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const sentence = LISTEN_ERRORS[code]?.(config);
    throw sentence === undefined ? cause : new StartError(sentence, { cause });
  });
}

function announce(address: string): void {
  console.log(`
Trialgraph is ready.
  Playground  ${address}/
  GraphQL     ${address}/graphql
Open the playground and run the first tab: first-line agents for ALK-positive NSCLC, ranked by PFS.
Data for software and research. Not medical advice.
`);
}

/** Finishes, then ends with 0. A second signal does not wait, nor does anyone for longer than `patience` says. */
function stopOnSignal(finish: () => Promise<void>, patience: () => number): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) {
      process.stderr.write(`A second signal, ${signal}: what is in flight is cut off.\n`);
      process.exit(1);
    }
    stopping = true;
    setTimeout(() => {
      process.stderr.write(`What is in flight did not end within ${patience()} ms and is cut off.\n`);
      process.exit(1);
    }, patience()).unref();
    void finish().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
await runCommand(async () => {
  // asked for from the start on: the first process of a container gets no signal that it did not ask for
  let finish = (): Promise<void> => Promise.resolve();
  let patience = 0;
  stopOnSignal(
    () => finish(),
    () => patience,
  );
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const source = new AwaitedSource(config.graph.engine);
  // it takes the longest, and settings that cannot be are told before
  const { API_VERSION, createApp } = await import('./server/app.ts');
  const endTracing = config.tracing ? await (await import('./tracing.ts')).startTracing(API_VERSION) : undefined;
  const { requestTimeoutMs, stopDelayMs } = config;
  const app = await createApp({ source, log, root: ROOT, requestTimeoutMs, stopDelayMs, web: config.web });
  const address = await listen(app, config);
  const store = await openSeededStore(config.graph, log);
  await whenItAnswers(() => store.snapshot());
  source.open(store);
  // what is in flight is answered first
  patience = stopDelayMs + requestTimeoutMs + LAST_MOMENTS_MS;
  finish = async () => {
    await app.close();
    await store.close();
    await endTracing?.();
  };
  announce(address);
});
