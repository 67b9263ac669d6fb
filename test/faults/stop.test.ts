import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript, startServer } from '../support/child.ts';
import { startClients } from '../support/clients.ts';
import { ROUNDS } from '../support/rounds.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const CLIENTS = 8;

/** Never the same, so that each reads the store; the answer is known all the same. */
let asked = 0;
const next = (): object => ({
  query: `{ drug(id: "drug:alectinib") { name } unknown: drug(id: "drug:none-${++asked}") { id } }`,
});
const RIGHT = { drug: { name: 'alectinib' }, unknown: null };

describe('a server', () => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  beforeAll(async () => {
    folder = await createTempFolder();
  });
  afterAll(() => folder.remove());
  const start = (environment: Readonly<Record<string, string>> = {}) =>
    startServer({ TRIALGRAPH_DATA: folder.path, STOP_DELAY_MS: '500', ...environment });

  it(
    `loses no request when it is told to stop under load, ${ROUNDS} times`,
    async () => {
      for (let round = 1; round <= ROUNDS; round++) {
        const server = await start();
        const clients = startClients(server.address, CLIENTS, next);
        await wait(200 + Math.random() * 300);
        server.kill('SIGTERM');
        // each is told that it should come by another connection, and does not come again
        await clients.left;
        const replies = await clients.stop();
        expect(replies.length).toBeGreaterThan(CLIENTS);
        for (const { status, body } of replies) {
          expect([status, (JSON.parse(body) as { data: unknown }).data]).toEqual([200, RIGHT]);
        }
        expect(await server.ended).toBe(0);
      }
    },
    30_000 * ROUNDS,
  );

  it(
    `leaves its store whole when it is killed, ${ROUNDS} times`,
    async () => {
      for (let round = 1; round <= ROUNDS; round++) {
        const server = await start();
        const clients = startClients(server.address, CLIENTS, next);
        await wait(Math.random() * 500);
        server.kill('SIGKILL');
        expect(await server.ended).toBe('SIGKILL');
        const replies = await clients.stop();
        const answered = replies.filter(({ status }) => status !== undefined);
        for (const { body } of answered) expect((JSON.parse(body) as { data: unknown }).data).toEqual(RIGHT);
      }
      const server = await start();
      // the store needed no writing
      expect(server.output()).not.toContain('Writing the evidence');
      server.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    },
    30_000 * ROUNDS,
  );

  it('goes on serving for a moment when it is told to stop, and says that it is not ready', async () => {
    const server = await start({ STOP_DELAY_MS: '2000' });
    server.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status).toBe(503);
    const ready = await fetch(`${server.address}/readyz`);
    expect([ready.headers.get('connection'), await ready.json()]).toEqual([
      'close',
      { status: 'not ready', reason: 'The server is stopping.' },
    ]);
    const answer = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(next()),
    });
    expect(await answer.json()).toMatchObject({ data: RIGHT });
    expect(await server.ended).toBe(0);
  });

  it('does not wait for connections that ask nothing', async () => {
    const server = await start({ STOP_DELAY_MS: '0' });
    const { hostname, port } = new URL(server.address);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    silent.destroy();
  });

  it('answers a request that does not arrive, and does not wait for it beyond its time', async () => {
    const server = await start({ STOP_DELAY_MS: '0', REQUEST_TIMEOUT_MS: '2000' });
    const { hostname, port } = new URL(server.address);
    const endless = connect(Number(port), hostname);
    let answer = '';
    endless.setEncoding('utf8').on('data', (text: string) => (answer += text));
    endless.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    );
    await wait(200);
    server.kill('SIGTERM');
    await once(endless, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"The request did not arrive in time."');
    expect(await server.ended).toBe(0);
  });

  it('lets a client take all that was made for it, however slowly', async () => {
    const server = await start({ STOP_DELAY_MS: '0' });
    const schema = await (await fetch(`${server.address}/schema.graphql`)).text();
    const { hostname, port } = new URL(server.address);
    const slow = connect(Number(port), hostname).pause();
    // more than the sockets between the two hold
    slow.write('GET /schema.graphql HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(60));
    await wait(500);
    server.kill('SIGTERM');
    await wait(1_000);
    let bytes = 0;
    slow.on('data', (chunk) => (bytes += chunk.length)).resume();
    await once(slow, 'close');
    expect(bytes).toBeGreaterThan(60 * Buffer.byteLength(schema));
    expect(await server.ended).toBe(0);
  });

  it('waits no longer than it says for a client that does not take what it asked for', async () => {
    const server = await start({ STOP_DELAY_MS: '0', REQUEST_TIMEOUT_MS: '3000' });
    const { hostname, port } = new URL(server.address);
    const silent = connect(Number(port), hostname).pause();
    // some 200 kB each time, of which the sockets between the two hold a few MB
    silent.write('GET /schema.graphql HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(200));
    silent.on('error', () => undefined);
    await wait(500);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain('What is in flight did not end within 8000 ms and is cut off.');
    silent.destroy();
  });

  it('ends at once on a second signal', async () => {
    const server = await start({ STOP_DELAY_MS: '60000' });
    server.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status).toBe(503);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain('A second signal, SIGTERM: what is in flight is cut off.');
  });

  it('ends with 0 when it is told to stop while its evidence is written, and the next one serves it', async () => {
    const other = await createTempFolder();
    const environment = { TRIALGRAPH_DATA: other.path, PORT: '0' };
    const early = runScript('src/main.ts', environment);
    await early.says('Writing the evidence');
    early.kill('SIGTERM');
    expect(await early.ended).toBe(0);
    const server = await startServer(environment);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    await other.remove();
  }, 60_000);
});
