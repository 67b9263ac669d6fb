/** `npm run neo4j`: a Neo4j for this machine alone, for developers without Docker. Its data goes when it stops. */
import { fetchJars, jarsAreFetched, NEO4J_VERSION } from './jars.ts';
import { findFreePort } from './port.ts';
import type { RunningNeo4j } from './server.ts';
import { startNeo4j, whyNoNeo4j } from './server.ts';

const DEFAULT_PORT = 7687; // Bolt's own, so that what other tools assume is right
const SHORTEST_PASSWORD = 8; // Neo4j's own rule, said before anything is fetched

async function main(): Promise<void> {
  const stopRequest = stopOnSignals();
  const port = chosenPort(process.env['NEO4J_PORT']);
  const password = chosenPassword(process.env['NEO4J_PASSWORD']);
  const reason = await whyNoNeo4j();
  if (reason !== undefined) throw new Error(`Neo4j cannot run here: ${reason}.`);
  await findFreePort(port).catch((error: unknown) => {
    throw new Error(`${messageOf(error)} Set NEO4J_PORT to another.`, { cause: error });
  });

  if (!(await jarsAreFetched())) {
    print(`Fetching Neo4j ${NEO4J_VERSION} from Maven (once, 123 MB)...`);
    await fetchJars(stopRequest);
  }
  print(`Starting Neo4j ${NEO4J_VERSION}...`);
  const neo4j = await startNeo4j({ port, password, signal: stopRequest });
  print(howToUse(neo4j));

  const stopAsked = new Promise<'stop asked'>((resolve) => {
    const stop = () => {
      resolve('stop asked');
    };
    stopRequest.addEventListener('abort', stop, { once: true });
    if (stopRequest.aborted) stop();
  });
  const first = await Promise.race([stopAsked, neo4j.ended]);
  await neo4j.stop();
  if (first !== 'stop asked') throw new Error(`Neo4j ended by itself. Its log ends:\n${first}`);
  print('Neo4j has stopped and its data is removed.');
}

/** Stays subscribed: npm and the terminal may both pass a Ctrl-C on, and the second should not cut the stop short. */
function stopOnSignals(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      stopping.abort(new StopAsked());
    });
  }
  return stopping.signal;
}

class StopAsked extends Error {}

function chosenPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535)
    throw new Error(`NEO4J_PORT is "${text}", which is no port: a number from 1 to 65535.`);
  return port;
}

function chosenPassword(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (text.length >= SHORTEST_PASSWORD) return text;
  throw new Error(`NEO4J_PASSWORD has ${text.length} characters; Neo4j wants ${SHORTEST_PASSWORD} or more.`);
}

function howToUse({ uri, username, password }: RunningNeo4j): string {
  return `Neo4j ${NEO4J_VERSION} is ready, and empty. In another terminal:

  export NEO4J_URI=${uri}
  export NEO4J_USERNAME=${username}
  export NEO4J_PASSWORD=${quotedForShell(password)}
  npm start

Ctrl-C here stops it and removes its data.`;
}

function quotedForShell(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
  process.exitCode = 0;
} catch (error) {
  if (!(error instanceof StopAsked)) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
