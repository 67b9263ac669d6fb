import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { whenOver } from './when-over.ts';

/** From a connection to the request on it. */
const LAST_ARRIVALS_MS = 250;

/**
 * Closing the app, no client loses an answer: for a moment it serves on and tells each that its connection closes, so
 * that the next request goes elsewhere; then it takes no connection and answers what is in flight. Browsers open
 * connections that they may never use; these are not waited for.
 *
 * @returns whether the app is being closed
 */
export function stopInOrder(app: FastifyInstance, stopDelayMs: number): () => boolean {
  let stopping = false;
  let draining = false;
  let inFlight = 0;
  // node takes a connection for idle when its answer is made, also where it is not taken yet; they are closed below
  app.server.closeIdleConnections = () => undefined;
  const closeIfDone = (): void => {
    if (draining && inFlight === 0) app.server.closeAllConnections();
  };
  app.addHook('onRequest', (request, reply, done) => {
    inFlight += 1;
    whenOver(request, reply, () => {
      inFlight -= 1;
      // others who wait for the end of this one look at its connection
      setImmediate(closeIfDone);
    });
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) void reply.header('connection', 'close');
    done();
  });
  app.addHook('preClose', async () => {
    stopping = true;
    await sleep(stopDelayMs);
    // the server stops to listen now; whoever connected just before is still to ask
    setTimeout(() => {
      draining = true;
      closeIfDone();
    }, LAST_ARRIVALS_MS);
  });
  return () => stopping;
}
