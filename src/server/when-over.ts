import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** One listener a connection, however many requests are on it. */
const waitingOn = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls back once, when the answer to a request is sent whole or its client has gone. Of answers that wait behind others
 * on a connection that breaks, node tells nothing but that the connection is closed.
 */
export function whenOver({ raw: { socket } }: FastifyRequest, { raw: response }: FastifyReply, done: () => void): void {
  const waiting = waitingOn.get(socket) ?? listenTo(socket);
  const over = (): void => {
    if (waiting.delete(over)) done();
  };
  waiting.add(over);
  response.once('close', over);
}

function listenTo(socket: Socket): Set<() => void> {
  const waiting = new Set<() => void>();
  waitingOn.set(socket, waiting);
  socket.once('close', () => {
    for (const over of waiting) over();
  });
  return waiting;
}
