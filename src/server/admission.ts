import { finished } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Deadline } from '../graph/deadline.ts';
import { ERROR_CODES } from '../shared/errors.ts';
import { errorBody, RETRY_AFTER_SECONDS } from './errors.ts';
import { Gate } from './gate.ts';
import { LoopDelay } from './loop-delay.ts';
import type { Metrics, Outcome, ShedReason } from './metrics.ts';

/** Of answers that are made and not yet taken by their clients. */
const MAX_UNSENT_BYTES = 64_000_000;
/** Beyond it who waits waits in vain, and what comes in makes it worse. */
const MAX_LOOP_DELAY_MS = 500;

declare module 'fastify' {
  /** A request for GraphQL has these. */
  interface FastifyRequest {
    deadline?: Deadline;
    outcome?: Outcome;
    /** Makes room for the next; more than once is once. */
    leave?: () => void;
  }
}

export type AdmissionOptions = { readonly requestTimeoutMs: number; readonly metrics: Metrics };

/**
 * What the routes of `scope` take on: each request has a deadline, which a client that leaves brings forward; few are
 * worked on at once, and more than can wait are refused before their body is read, so that memory is bounded whatever comes.
 */
export function boundLoad(scope: FastifyInstance, { requestTimeoutMs, metrics }: AdmissionOptions): void {
  const gate = new Gate();
  const loopDelay = new LoopDelay();
  let unsentBytes = 0;
  metrics.watchGate(gate);
  const reasonToShed = (): ShedReason | undefined => {
    if (gate.isFull) return 'waiting';
    if (unsentBytes > MAX_UNSENT_BYTES) return 'unsent';
    // what was measured a second ago says nothing of a server that has done its work since
    return gate.waiting > 0 && loopDelay.milliseconds > MAX_LOOP_DELAY_MS ? 'event_loop' : undefined;
  };
  const shed = (request: FastifyRequest, reply: FastifyReply, reason: ShedReason): FastifyReply => {
    metrics.shed(reason);
    if (request.outcome) request.outcome.code = 'OVERLOADED';
    return reply
      .status(ERROR_CODES.OVERLOADED)
      .header('retry-after', RETRY_AFTER_SECONDS)
      .send(errorBody('OVERLOADED', 'The server has more to do than it can. Try again in a moment.'));
  };

  for (const name of ['deadline', 'outcome', 'leave']) scope.decorateRequest(name);
  scope.addHook('onRequest', (request, reply, done) => {
    const began = performance.now();
    const deadline = new Deadline(requestTimeoutMs);
    const outcome: Outcome = {};
    request.deadline = deadline;
    request.outcome = outcome;
    finished(reply.raw, () => {
      const { writableEnded: answered, statusCode } = reply.raw;
      if (answered) deadline.release();
      else deadline.cancel();
      request.leave?.();
      metrics.answered(outcome, answered ? statusCode : undefined, (performance.now() - began) / 1_000);
    });
    const reason = reasonToShed();
    if (reason === undefined) done();
    else shed(request, reply, reason);
  });
  // after the body: who sends one slowly holds nobody up
  scope.addHook('preHandler', async (request, reply) => {
    const { deadline } = request;
    if (deadline === undefined || !(await gate.enter(deadline.signal))) return shed(request, reply, 'waiting');
    request.leave = () => {
      delete request.leave;
      gate.leave();
    };
    // it left just now
    if (reply.raw.destroyed) request.leave();
    return undefined;
  });
  scope.addHook('onSend', (request, reply, payload, done) => {
    request.leave?.();
    const bytes = typeof payload === 'string' ? payload.length : 0;
    unsentBytes += bytes;
    finished(reply.raw, () => {
      unsentBytes -= bytes;
    });
    done();
  });
  scope.addHook('onClose', () => {
    loopDelay.close();
  });
}
