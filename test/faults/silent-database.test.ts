import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { greet } from '../../src/graph/bolt-greeting.ts';
import { openNeo4jStore } from '../../src/graph/neo4j.ts';

let balancer: Server;
const open = new Set<Socket>();
beforeEach(async () => {
  balancer = createServer((socket) => {
    open.add(socket);
    socket.resume().on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(balancer, 'listening');
});
afterEach(() => {
  for (const socket of open) socket.destroy();
  balancer.close();
});

it('a store looks for a database behind one that takes connections and says nothing, and lets go of each', async () => {
  const told: string[] = [];
  const store = openNeo4jStore(
    {
      uri: `bolt://127.0.0.1:${(balancer.address() as AddressInfo).port}`,
      username: 'neo4j',
      password: 'password',
      database: 'neo4j',
    },
    { lost: ({ message }) => told.push(message), found: () => told.push('found') },
  );
  await expect(store.currentRelease()).rejects.toMatchObject({ reason: 'UNREACHABLE' });
  expect(told).toEqual([expect.stringContaining('No database answers')]);
  // the first connection is the driver's, which cannot be told to drop it
  for (let second = 0; second < 6; second++) {
    await wait(1_000);
    expect(open.size).toBeLessThanOrEqual(2);
  }
  expect(store.status().reachable).toBe(false);
  await store.close();
}, 30_000);

it('a greeting says over TLS which server it is for, as one behind many has to know', async () => {
  const names: string[] = [];
  const door = createTlsServer({
    SNICallback: (name, done) => {
      names.push(name);
      done(new Error('it is all that was to be learnt'));
    },
  }).listen(0, 'localhost');
  door.on('tlsClientError', () => undefined);
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo;
  await expect(greet(`neo4j+s://localhost:${port}`, 2_000)).rejects.toThrow();
  expect(names).toEqual(['localhost']);
  door.close();
});
