import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../shared/errors.ts';

/** What became of a request for GraphQL, as far as it got. */
export type Outcome = {
  /** As the client named it. */
  operation?: string | undefined;
  /** The first error's code. */
  code?: ErrorCode | undefined;
};

/** As metrics and traces tell it: the first error's code, OK, or CANCELLED where the client left, or was cut off, before it had its answer. */
export function codeOf(
  { code }: Outcome,
  { socket }: IncomingMessage,
  { writableEnded, statusCode }: ServerResponse,
): ErrorCode | 'OK' | 'CANCELLED' {
  // an answer is "ended" when it is made; only the connection tells whether it was taken
  if (!writableEnded || socket.destroyed) return 'CANCELLED';
  if (code !== undefined || statusCode < 400) return code ?? 'OK';
  // what was answered before GraphQL
  return statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
