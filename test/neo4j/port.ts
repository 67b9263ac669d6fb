import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on: the one asked for, or any for 0. Rejects with a sentence when there is none. */
export async function findFreePort(wanted = 0): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(whyNotFree(wanted, error), { cause: error }));
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

function whyNotFree(port: number, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on 127.0.0.1 is in use.`;
    case 'EACCES':
      return `Port ${port} on 127.0.0.1 needs rights that this user does not have.`;
    default:
      return `Port ${port} on 127.0.0.1 cannot be used: ${error.message}.`;
  }
}
