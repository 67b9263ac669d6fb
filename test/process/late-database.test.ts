import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { runScript, type Child } from '../support/child.ts';
import { useOwnNeo4j, whyNoNeo4jOfOnesOwn } from '../support/own-neo4j.ts';
import { findFreePort } from '../neo4j/port.ts';

const reason = await whyNoNeo4jOfOnesOwn();

describe.skipIf(reason !== undefined)(
  `a server that starts before its database (neo4j${reason === undefined ? '' : `: skipped, ${reason}`})`,
  () => {
    const database = useOwnNeo4j();
    let server: Child | undefined;
    afterEach(() => server?.kill('SIGKILL'));

    it('says that it waits, and writes the evidence as soon as the database answers', async () => {
      const port = await findFreePort();
      const address = `bolt://127.0.0.1:${port}`;
      server = runScript('src/main.ts', { PORT: '0', NEO4J_URI: address, NEO4J_PASSWORD: database().password });
      await server.says(`No database answers at NEO4J_URI (${address})`);
      const door = await openDoorTo(database().uri, port);
      await server.says('Writing the evidence 100%');
      await server.says('/graphql');
      server.kill('SIGTERM');
      expect(await server.ended).toBe(0);
      door.close();
    }, 180_000);
  },
);

/** Lets a port lead to the database: its own answers at a moment that nobody can foretell. */
async function openDoorTo(uri: string, port: number): Promise<{ close(): void }> {
  const { hostname, port: itsPort } = new URL(uri);
  const door = createServer((client) => {
    const itself = connect(Number(itsPort), hostname);
    client.pipe(itself).pipe(client);
    // either side may break off
    client.on('error', () => itself.destroy());
    itself.on('error', () => client.destroy());
  }).listen(port, '127.0.0.1');
  await once(door, 'listening');
  return door;
}
