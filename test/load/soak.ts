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

type Row = Record<'right' | 'partial' | '503' | '504' | 'latest ms' | 'last failure ms', number>;
const rows: Record<string, Row> = {};
const problems: string[] = [];
const memory: number[] = [];
const end = performance.now() + MINUTES * 60_000;
for (let round = 0; performance.now() < end; round++) {
  const [name, begin] = FAULTS[round % FAULTS.length] ?? ['none', () => undefined];
  const row = (rows[name] ??= { right: 0, partial: 0, '503': 0, '504': 0, 'latest ms': 0, 'last failure ms': 0 });
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
    row['latest ms'] = Math.max(row['latest ms'], Math.round(reply.milliseconds));
    const isRight = reply.status === 200 && !reply.body.startsWith('{"errors"');
    if (!isRight) row['last failure ms'] = Math.max(row['last failure ms'], Math.round(reply.at - mended));
    if (isRight) row.right += 1;
    else if (reply.status === 200) row.partial += 1;
    else if (reply.status === 504) row['504'] += 1;
    else row['503'] += 1;
  }
  memory.push(await megabytes());
  console.error(`round ${round + 1}: ${name}, ${memory.at(-1)} MB`);
}
server.kill('SIGTERM');
const code = await server.ended;
await proxy.close();
await neo4j.stop();

for (const [name, row] of Object.entries(rows)) {
  if (row['latest ms'] > LATEST_MS) problems.push(`${name}: an answer after ${row['latest ms']} ms`);
  if (row['last failure ms'] > RECOVERY_MS)
    problems.push(`${name}: a failure ${row['last failure ms']} ms after the fault`);
}
if (code !== 0) problems.push(`the server ended with ${code}`);
console.log(
  `${MINUTES} minutes with ${CLIENTS} clients. Answers of each kind, the latest after it was asked for, and the last`,
);
console.log('failure after the fault had ended:');
console.table(rows);
console.log(`Memory in MB after each round: ${memory.join(' ')}`);
console.log(problems.length === 0 ? 'No promise was broken.' : `${problems.length} promises were broken, among them:`);
for (const problem of problems.slice(0, 20)) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
