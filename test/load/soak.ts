/**
 * `npm run soak [-- minutes]`: a server on a Neo4j of its own under load for ten minutes, while its database fails in one
 * way after another. Prints what came of it, and ends with 1 where a promise was broken.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { startNeo4j } from '../neo4j/server.ts';
import { startServer } from '../support/child.ts';
import { startClients } from '../support/clients.ts';
import { openFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { nextRequest, problemOf, readRightAnswers } from '../support/watched-load.ts';

const MINUTES = Number(process.argv[2] ?? 10);
const CLIENTS = 8;
const DEADLINE_MS = 3_000;
const LATEST_MS = 4_500;
const RECOVERY_MS = 3_000;
/** Half of the time the database is well. */
const ROUND_MS = 20_000;

const FAULTS: readonly [string, (network: FaultProxy) => unknown][] = [
  ['refuses', (network) => network.refuse()],
  [
    'resets',
    (network) => {
      network.reset();
    },
  ],
  [
    'silent',
    (network) => {
      network.freeze();
    },
  ],
  [
    'slow',
    (network) => {
      network.slow(200);
    },
  ],
  [
    'too slow',
    (network) => {
      network.slow(2_000);
    },
  ],
  [
    'cut',
    (network) => {
      network.cutAfter(1_000);
    },
  ],
];

const neo4j = await startNeo4j();
const proxy = await openFaultProxy(neo4j.uri);
const server = await startServer({
  NEO4J_URI: proxy.uri,
  NEO4J_USERNAME: neo4j.username,
  NEO4J_PASSWORD: neo4j.password,
  NEO4J_DATABASE: neo4j.database,
  REQUEST_TIMEOUT_MS: String(DEADLINE_MS),
  LOG_LEVEL: 'silent',
});
process.once('exit', () => {
  server.kill('SIGKILL');
});
const right = await readRightAnswers(server.address);
const megabytes = async (): Promise<number> => {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1e6);
};

const total = { right: 0, partial: 0, unavailable: 0, timeout: 0 };
const problems: string[] = [];
const memory: number[] = [];
let longest = 0;
let slowestRecovery = 0;
const end = performance.now() + MINUTES * 60_000;
for (let round = 0; performance.now() < end; round++) {
  const [name, begin] = FAULTS[round % FAULTS.length] ?? ['none', () => undefined];
  const clients = startClients(server.address, CLIENTS, nextRequest);
  await wait(1_000);
  await begin(proxy);
  await wait(ROUND_MS / 2);
  await proxy.mend();
  const mended = performance.now();
  await wait(ROUND_MS / 2 - 1_000);
  for (const reply of await clients.stop()) {
    const problem = problemOf(reply, right);
    if (problem !== undefined) problems.push(`${name}: ${problem}`);
    longest = Math.max(longest, reply.milliseconds);
    const isRight = reply.status === 200 && !reply.body.startsWith('{"errors"');
    if (!isRight) slowestRecovery = Math.max(slowestRecovery, reply.at - mended);
    if (isRight) total.right += 1;
    else if (reply.status === 200) total.partial += 1;
    else if (reply.status === 504) total.timeout += 1;
    else total.unavailable += 1;
  }
  memory.push(await megabytes());
}
server.kill('SIGTERM');
const code = await server.ended;
await proxy.close();
await neo4j.stop();

if (longest > LATEST_MS) problems.push(`an answer after ${Math.round(longest)} ms`);
if (slowestRecovery > RECOVERY_MS) problems.push(`a failure ${Math.round(slowestRecovery)} ms after the fault`);
if (code !== 0) problems.push(`the server ended with ${code}`);
console.log({
  minutes: MINUTES,
  ...total,
  longest: Math.round(longest),
  slowestRecovery: Math.round(slowestRecovery),
  memory,
});
for (const problem of problems.slice(0, 20)) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
