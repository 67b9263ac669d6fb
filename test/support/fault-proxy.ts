import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network between a server and its database that fails on demand. What is not failing passes as it is. */
export type FaultProxy = {
  /** Where it stands in for the database. */
  readonly uri: string;
  /** Nobody listens, and open connections are reset: the database has stopped. */
  readonly refuse: () => Promise<void>;
  /** Connections are taken and nothing is passed on, as by a network that drops packets. Those of that time stay silent for ever. */
  readonly freeze: () => void;
  /** All open connections are reset, once. */
  readonly reset: () => void;
  /** What is sent arrives so much later, each way. */
  readonly slow: (milliseconds: number) => void;
  /** Each connection is cut after so many bytes of answers. */
  readonly cutAfter: (bytes: number) => void;
  /** Ends the fault. */
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Connection = { readonly client: Socket; readonly database: Socket; frozen: boolean };

export async function openFaultProxy(databaseUri: string): Promise<FaultProxy> {
  const { hostname, port: databasePort } = new URL(databaseUri);
  const open = new Set<Connection>();
  let frozen = false;
  let delay = 0;
  let bytesLeft = Infinity;

  const forward = (connection: Connection, from: Socket, to: Socket, cut: (chunk: Buffer) => Buffer): void => {
    from.on('data', (chunk) => {
      const passed = cut(chunk);
      const send = (): void => {
        if (connection.frozen) return;
        to.write(passed);
        if (passed.length < chunk.length) resetBoth(connection);
      };
      if (delay === 0) send();
      else setTimeout(send, delay);
    });
    from.on('close', () => {
      // what is frozen tells neither side of the other
      if (!connection.frozen) to.destroy();
      if (from === connection.client) open.delete(connection);
    });
    // either side may break off; its close follows
    from.on('error', () => undefined);
  };

  const serve = (client: Socket): void => {
    const connection: Connection = { client, database: connect(Number(databasePort), hostname), frozen };
    open.add(connection);
    let answered = 0;
    forward(connection, client, connection.database, (chunk) => chunk);
    forward(connection, connection.database, client, (chunk) => {
      const room = bytesLeft - answered;
      answered += chunk.length;
      return chunk.length <= room ? chunk : chunk.subarray(0, Math.max(0, room));
    });
  };

  const resetAll = (): void => {
    for (const connection of open) resetBoth(connection);
  };

  let server = createServer(serve);
  const listen = async (port: number): Promise<number> => {
    server = createServer(serve).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return portOf(server);
  };
  const port = await listen(0);
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    resetAll();
    await closed;
  };
  return {
    uri: `bolt://127.0.0.1:${port}`,
    refuse: stop,
    freeze: () => {
      frozen = true;
      for (const connection of open) connection.frozen = true;
    },
    reset: resetAll,
    slow: (milliseconds) => {
      delay = milliseconds;
    },
    cutAfter: (bytes) => {
      bytesLeft = bytes;
    },
    mend: async () => {
      frozen = false;
      delay = 0;
      bytesLeft = Infinity;
      if (!server.listening) await listen(port);
    },
    close: stop,
  };
}

function resetBoth({ client, database }: Connection): void {
  client.resetAndDestroy();
  database.destroy();
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
