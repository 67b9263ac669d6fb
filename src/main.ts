import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import { foldersIn, seedStore } from '../seed/seed.ts';
import { createProgress } from './cli/progress.ts';
import { runCommand } from './cli/run.ts';
import { readConfig, type Config } from './config.ts';
import { GraphUnavailableError } from './graph/errors.ts';
import { openStore } from './graph/open.ts';
import type { GraphStore } from './graph/query.ts';
import { ROOT } from './root.ts';
import { createApp } from './server/app.ts';
import { StartError } from './start-error.ts';

/** A database that is started together with the server, as after a reboot, answers some seconds later. */
const PATIENCE_S = 30;

async function untilItAnswers(store: GraphStore, log: Logger): Promise<void> {
  const end = Date.now() + PATIENCE_S * 1_000;
  for (let attempt = 1; ; attempt++) {
    try {
      await store.currentRelease();
      return;
    } catch (error) {
      // what refuses does so again, and asking on with a wrong password would lock the account
      const mayCome = error instanceof GraphUnavailableError && error.reason === 'UNREACHABLE';
      if (!mayCome || Date.now() > end) throw error;
      if (attempt === 1) log.info(`${error.message} Trying for ${PATIENCE_S} s.`);
    }
    await sleep(500);
  }
}

/**
 * The embedded store follows the evidence that ships. A Neo4j database may serve other servers too: it is written only
 * while it is empty, and after that by `npm run seed` alone.
 */
async function provideRelease(store: GraphStore): Promise<void> {
  if (store.engine === 'neo4j' && (await store.currentRelease()) !== undefined) return;
  await seedStore(store, foldersIn(ROOT), createProgress('Writing the evidence', process.stdout));
}

const LISTEN_ERRORS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `PORT ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`,
  EACCES: ({ port }) => `PORT ${port} may not be used by this user. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST ${host} is no address of this machine. Leave it out to listen on 127.0.0.1.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is no address of this machine. Leave it out to listen on 127.0.0.1.`,
};

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  const address = await app.listen({ host: config.host, port: config.port }).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const sentence = LISTEN_ERRORS[code]?.(config);
    throw sentence === undefined ? cause : new StartError(sentence, { cause });
  });
  console.log(`
Trialgraph is ready.
  Playground  ${address}/
  GraphQL     ${address}/graphql
Open the playground and run the first tab: first-line agents for ALK-positive NSCLC, ranked by PFS.
Data for software and research. Not medical advice.
`);
}

/** Finishes, then stops. A second signal does not wait. */
function stopOnSignal(finish: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void finish().then(() => process.exit(0));
    });
  }
}

await runCommand(async () => {
  // asked for from the start on: the first process of a container gets no signal that it did not ask for
  let finish = (): Promise<void> => Promise.resolve();
  stopOnSignal(() => finish());
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const store = await openStore(config.graph);
  await untilItAnswers(store, log);
  await provideRelease(store);
  const app = await createApp({ store, log, root: ROOT });
  await listen(app, config);
  // what is in flight is answered first
  finish = () => app.close().then(() => store.close());
});
