import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startServer, type Child } from '../support/child.ts';
import { startClients } from '../support/clients.ts';
import { openFaultProxy, type FaultProxy } from '../support/fault-proxy.ts';
import { seededNeo4j } from '../support/seeded-neo4j.ts';
import { nextRequest, problemOf, readRightAnswers } from '../support/watched-load.ts';

const CLIENTS = 8;
const DEADLINE_MS = 3_000;
/** For a machine that does other things too. */
const TOLERANCE_MS = 1_500;
const RECOVERY_MS = 3_000;

const neo4j = inject('neo4j');
describe.skipIf(!neo4j.available)(
  `a server whose database ${neo4j.available ? '(neo4j)' : `(neo4j: skipped, ${neo4j.reason})`}`,
  () => {
    let proxy: FaultProxy;
    let server: Child & { readonly address: string };
    let right: Readonly<Record<string, unknown>>;
    beforeAll(async () => {
      const settings = await seededNeo4j();
      proxy = await openFaultProxy(settings.NEO4J_URI);
      server = await startServer({
        ...settings,
        NEO4J_URI: proxy.uri,
        REQUEST_TIMEOUT_MS: String(DEADLINE_MS),
        STOP_DELAY_MS: '0',
      });
      right = await readRightAnswers(server.address);
      expect(right).toMatchObject({ drug: { name: 'alectinib' }, unknown: null });
      expect(right).toHaveProperty('rankedTherapies.entries');
    });
    afterAll(async () => {
      server.kill('SIGKILL');
      await server.ended;
      await proxy.close();
    });

    it.each<[string, number, (network: FaultProxy) => unknown]>([
      ['refuses connections', 3_000, (network) => network.refuse()],
      ['restarts', 500, (network) => network.refuse()],
      [
        'is silent',
        9_000,
        (network) => {
          network.freeze();
        },
      ],
      [
        'is silent for a moment',
        1_000,
        (network) => {
          network.freeze();
        },
      ],
      [
        'resets its connections',
        1_000,
        (network) => {
          network.reset();
        },
      ],
      [
        'is slow',
        3_000,
        (network) => {
          network.slow(200);
        },
      ],
      [
        'is slower than the deadline',
        4_000,
        (network) => {
          network.slow(2_000);
        },
      ],
      [
        'breaks off in the middle of its answers',
        3_000,
        (network) => {
          network.cutAfter(1_000);
        },
      ],
    ])(
      '%s answers rightly or with a code, in time, and rightly again soon after',
      async (_fault, lasts, begin) => {
        const clients = startClients(server.address, CLIENTS, nextRequest);
        await wait(500);
        await begin(proxy);
        await wait(lasts);
        const live = await fetch(`${server.address}/livez`);
        await proxy.mend();
        const mended = performance.now();
        await wait(RECOVERY_MS + 500);
        const replies = await clients.stop();

        expect(live.status).toBe(200);
        expect(replies.map((reply) => problemOf(reply, right)).filter((problem) => problem !== undefined)).toEqual([]);
        expect(Math.max(...replies.map(({ milliseconds }) => milliseconds))).toBeLessThan(DEADLINE_MS + TOLERANCE_MS);
        const recovered = replies.filter(({ at, milliseconds }) => at - milliseconds > mended + RECOVERY_MS);
        expect(recovered.length).toBeGreaterThan(CLIENTS);
        expect(recovered.map(({ status }) => status)).toEqual(recovered.map(() => 200));
      },
      60_000,
    );

    it('stays silent is found out, fails at once, and says so', async () => {
      proxy.freeze();
      while ((await fetch(`${server.address}/readyz`)).status === 200) await wait(100);
      const ready = await fetch(`${server.address}/readyz`);
      expect(await ready.json()).toEqual({ status: 'not ready', reason: 'The database cannot be reached.' });
      const { stop } = startClients(server.address, CLIENTS, nextRequest);
      await wait(500);
      const replies = await stop();
      for (const { status, headers, milliseconds } of replies) {
        expect([status, headers['retry-after']]).toEqual([503, '1']);
        expect(milliseconds).toBeLessThan(TOLERANCE_MS);
      }
      expect(await metric(server.address, 'trialgraph_graph_reachable')).toBe(0);
      await proxy.mend();
      const mended = performance.now();
      while ((await fetch(`${server.address}/readyz`)).status !== 200) await wait(50);
      const found = performance.now() - mended;
      expect(found).toBeLessThan(RECOVERY_MS);
      expect(await metric(server.address, 'trialgraph_graph_reachable')).toBe(1);
    }, 60_000);
  },
);

async function metric(address: string, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
}
