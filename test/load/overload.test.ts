import { setTimeout as wait } from 'node:timers/promises';
import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type Child } from '../support/child.ts';
import { post, startClients } from '../support/clients.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** Twice as many as are let in or wait. Those that are refused come again ten times a second, far more than ten times what can be done. */
const CLIENTS = 160;
const RECOVERY_MS = 3_000;
/** Without a bound, 48 such clients took 1.4 GB. */
const MOST_BYTES = 500e6;

/** Near what the limits of an operation allow: some hundreds of kilobytes. */
const LARGE = {
  query: `{ drugs(first: 40) { nodes { id name trials(first: 10) { nodes { id title acronym results(first: 20) { nodes {
    id text trial { id title acronym }
    provenance { status locator unverifiedFields source { id title journal year } confirmedBy { partRead source { id title } } }
  } } } } } } }`,
};

let folder: Awaited<ReturnType<typeof createTempFolder>>;
let server: Child & { readonly address: string };
beforeAll(async () => {
  folder = await createTempFolder();
  server = await startServer({ TRIALGRAPH_DATA: folder.path });
});
afterAll(async () => {
  server.kill('SIGKILL');
  await server.ended;
  await folder.remove();
});

it('a server that is asked ten times what it can do answers some, refuses the rest, keeps its memory, and is well afterwards', async () => {
  const agent = new Agent({ keepAlive: true });
  const right = await post(server.address, LARGE, agent);
  expect([right.status, right.body.length > 3e5]).toEqual([200, true]);

  const clients = startClients(server.address, CLIENTS, () => LARGE);
  const until = performance.now() + 6_000;
  let most = 0;
  let slowest = 0;
  while (performance.now() < until) {
    most = Math.max(most, await metric(server.address, 'process_resident_memory_bytes'));
    // whoever watches over the process learns that it lives
    const asked = performance.now();
    expect((await fetch(`${server.address}/livez`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - asked);
    await wait(200);
  }
  const replies = await clients.stop();

  const answered = replies.filter(({ status }) => status === 200);
  const refused = replies.filter(({ status }) => status !== 200);
  expect(answered.length).toBeGreaterThan(8);
  expect(refused.length).toBeGreaterThan(CLIENTS);
  for (const { body } of answered) expect(body === right.body).toBe(true);
  for (const { status, headers, body } of refused) {
    expect([status, headers['retry-after'], JSON.parse(body)]).toMatchObject([
      503,
      '1',
      { errors: [{ extensions: { code: 'OVERLOADED' } }] },
    ]);
  }
  console.log(
    `${CLIENTS} clients: ${answered.length} answered, ${refused.length} refused, at most ${Math.round(most / 1e6)} MB, /livez within ${Math.round(slowest)} ms`,
  );
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(MOST_BYTES);

  await expect.poll(async () => (await post(server.address, LARGE, agent)).status, { timeout: RECOVERY_MS }).toBe(200);
  const inFlight = await metric(server.address, 'trialgraph_requests_in_flight{state="waiting"}');
  expect(inFlight).toBe(0);
  agent.destroy();
}, 120_000);

async function metric(address: string, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length));
}
