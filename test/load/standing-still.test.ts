import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startServer, type Child } from '../support/child.ts';
import { createTempFolder } from '../support/temp-folder.ts';

/** About 4 MB of answer, of which the sockets between client and server hold some. */
const LARGE = JSON.stringify({
  query: `{ ${Array.from({ length: 14 }, (_, index) => `a${index}: clinicalAnswer(question: "What is the recommended treatment for a patient with ALK-positive metastatic hepatocellular carcinoma?") { markdown plainText again: markdown }`).join(' ')} }`,
});

let folder: Awaited<ReturnType<typeof createTempFolder>>;
let server: Child & { readonly address: string };
const still: Socket[] = [];
beforeAll(async () => {
  folder = await createTempFolder();
  // whoever stands still is another client than those who are served
  server = await startServer({
    TRIALGRAPH_DATA: folder.path,
    REQUEST_TIMEOUT_MS: '60000',
    TRUSTED_PROXIES: '127.0.0.1',
  });
});
afterEach(() => {
  for (const socket of still.splice(0)) socket.destroy();
});
afterAll(async () => {
  server.kill('SIGKILL');
  await server.ended;
  await folder.remove();
});

/** Sends what is given, and then neither sends nor reads anything. */
function standStill(head: string, body: string): Socket {
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname).pause();
  socket.on('error', () => undefined);
  const client = 'x-forwarded-for: 192.0.2.1';
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\n${client}\r\ncontent-type: application/json\r\n${head}\r\n\r\n${body}`,
  );
  still.push(socket);
  return socket;
}

const isServed = async (): Promise<boolean> => {
  const answer = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ gene(id: "gene:alk") { symbol } }' }),
  });
  const { data } = (await answer.json()) as { data?: { gene?: unknown } };
  return answer.status === 200 && JSON.stringify(data) === '{"gene":{"symbol":"ALK"}}';
};

it('clients that take no answer do not shut others out, and do not fill the memory', async () => {
  for (let client = 0; client < 24; client++) {
    standStill(`content-length: ${Buffer.byteLength(LARGE)}`, LARGE);
    await wait(100);
  }
  const atWork = () =>
    Promise.all(['waiting', 'working'].map((state) => metric(`trialgraph_requests_in_flight{state="${state}"}`)));
  await expect.poll(atWork, { timeout: 90_000, interval: 500 }).toEqual([0, 0]);
  for (let time = 0; time < 5; time++) {
    expect(await isServed()).toBe(true);
    await wait(200);
  }
  // as much as is held at most, of three times as much that was made
  const held = await metric('trialgraph_untaken_answer_bytes');
  expect([held > 20e6, held <= 32e6]).toEqual([true, true]);
  const memory = await metric('process_resident_memory_bytes');
  console.log(
    `${still.length} clients that take nothing: ${Math.round(held / 1e6)} MB held, ${Math.round(memory / 1e6)} MB in all`,
  );
  expect(memory).toBeLessThan(600e6);
}, 180_000);

it('clients whose requests do not arrive do not shut others out', async () => {
  for (let client = 0; client < 600; client++) standStill('content-length: 90000', '{"query":"');
  await wait(3_000);
  for (let time = 0; time < 5; time++) {
    expect(await isServed()).toBe(true);
    await wait(200);
  }
  // each who was served took the place of one
  const held = await metric('trialgraph_requests_in_flight{state="arriving"}');
  expect([held > 240, held <= 256]).toEqual([true, true]);
  expect(await metric('trialgraph_requests_cut_off_total{what="arriving"}')).toBe(600 - held);
}, 60_000);

it('clients that leave, with one request or with many on a connection, leave nothing behind', async () => {
  const { hostname, port } = new URL(server.address);
  const leave = async (text: string, milliseconds: number): Promise<void> => {
    const socket = connect(Number(port), hostname).resume();
    socket.on('error', () => undefined);
    socket.write(text);
    await wait(milliseconds);
    socket.destroy();
  };
  const small = 'GET /graphql?query={__typename} HTTP/1.1\r\nhost: x\r\napollo-require-preflight: 1\r\n\r\n';
  const figure =
    'GET /figures/forest.svg?cancerType=NSCLC&biomarker=ALK%2B&line=FIRST_LINE&endpoint=PFS HTTP/1.1\r\nhost: x\r\n\r\n';
  for (let round = 0; round < 20; round++) {
    await Promise.all([leave(small.repeat(200), 25), leave(figure, 5 * round), leave(small, round)]);
  }
  const left = async (): Promise<readonly number[]> =>
    Promise.all(
      [
        'untaken_answer_bytes',
        ...['arriving', 'waiting', 'working'].map((state) => `requests_in_flight{state="${state}"}`),
      ].map((name) => metric(`trialgraph_${name}`)),
    );
  await expect.poll(left, { timeout: 20_000, interval: 500 }).toEqual([0, 0, 0, 0]);
  server.kill('SIGTERM');
  // and not 1, as when it has waited in vain
  expect(await server.ended).toBe(0);
}, 120_000);

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.address}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length));
}
