import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { foldersIn, seedStore } from '../seed/seed.ts';
import { createProgress } from './cli/progress.ts';
import { runCommand } from './cli/run.ts';
import { readConfig, type Config } from './config.ts';
import { openStore } from './graph/open.ts';
import type { GraphStore } from './graph/query.ts';
import { ROOT } from './root.ts';
import { createApp } from './server/app.ts';
import { StartError } from './start-error.ts';

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

/** Answers what is in flight, then stops. A second signal does not wait. */
function stopOnSignal(app: FastifyInstance, store: GraphStore): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void app
        .close()
        .then(() => store.close())
        .then(() => process.exit(0));
    });
  }
}

await runCommand(async () => {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const store = await openStore(config.graph);
  await provideRelease(store);
  const app = await createApp({ store, log, root: ROOT });
  await listen(app, config);
  stopOnSignal(app, store);
});
