import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Deadline } from '../graph/deadline.ts';
import { ERROR_CODES } from '../shared/errors.ts';
import { GraphUnavailableError } from '../graph/errors.ts';
import { errorBody, RETRY_AFTER_SECONDS, unavailable } from './errors.ts';
import { Gate } from './gate.ts';
import { HeldUp } from './held-up.ts';
import { notArrived } from './http-errors.ts';
import { LoopDelay } from './loop-delay.ts';
import type { Metrics, ShedReason } from './metrics.ts';
import { codeOf, type Outcome } from './outcome.ts';
import { clientOf } from './rate-limit.ts';
import { whenOver } from './when-over.ts';

/** Requests of which a part has come. Each holds as much of its body. */
const MAX_ARRIVING = 256;
/** For telling a client that its request did not arrive in time. */
const LAST_WORDS_MS = 1_000;
/** Of answers that are made and not yet taken. */
const MAX_UNTAKEN_BYTES = 32_000_000;
/** What node and fastify keep of each besides. */
const ANSWER_BYTES = 10_000;
const LONGEST_TAKING_MS = 60_000;
/** Beyond it who waits waits in vain, and what comes in makes it worse. */
const MAX_LOOP_DELAY_MS = 500;

declare module 'fastify' {
  /** A request for GraphQL has these. */
  interface FastifyRequest {
    deadline?: Deadline;
    outcome?: Outcome;
    /** Its body has come. */
    arrived?: () => void;
    /** Makes room for the next; more than once is once. */
    leave?: () => void;
    /** Its answer is taken. */
    taken?: () => void;
    /** Its answer is taken, or nobody is there to take it. */
    isOver?: boolean;
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
  const arriving = new HeldUp({
    most: MAX_ARRIVING,
    longestMs: requestTimeoutMs + LAST_WORDS_MS,
    onCutOff: () => {
      metrics.cutOff('arriving');
    },
  });
  const untaken = new HeldUp({
    most: MAX_UNTAKEN_BYTES,
    longestMs: LONGEST_TAKING_MS,
    onCutOff: () => {
      metrics.cutOff('untaken');
    },
  });
  metrics.watchLoad({ gate, arriving, untaken });
  const reasonToShed = (): ShedReason | undefined => {
    if (gate.isFull) return 'waiting';
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

  const tooLate = (request: FastifyRequest, reply: FastifyReply, { signal }: Deadline): FastifyReply => {
    const { reason } = signal as { reason: unknown };
    if (!(reason instanceof GraphUnavailableError)) throw reason;
    const { message, code } = unavailable(reason);
    if (request.outcome) request.outcome.code = code;
    return reply.status(ERROR_CODES[code]).send(errorBody(code, message));
  };

  for (const name of ['deadline', 'outcome', 'arrived', 'leave', 'taken', 'isOver']) scope.decorateRequest(name);
  scope.addHook('onRequest', (request, reply, done) => {
    const began = performance.now();
    const deadline = new Deadline(requestTimeoutMs);
    const outcome: Outcome = {};
    request.deadline = deadline;
    request.outcome = outcome;
    whenOver(request, reply, () => {
      request.isOver = true;
      metrics.answered(outcome, codeOf(outcome, request.raw, reply.raw), (performance.now() - began) / 1_000);
      if (reply.raw.writableEnded) deadline.release();
      else deadline.cancel();
      request.arrived?.();
      request.leave?.();
      request.taken?.();
    });
    const reason = reasonToShed();
    if (reason !== undefined) {
      shed(request, reply, reason);
      return;
    }
    const arrived = arriving.hold(request.raw.socket, clientOf(request.ip), 1);
    // node looks for requests that do not arrive too, but no longer when the server is being closed
    const giveUp = (): void => {
      if (!reply.sent && !request.isOver) notArrived(reply);
    };
    deadline.signal.addEventListener('abort', giveUp);
    request.arrived = () => {
      deadline.signal.removeEventListener('abort', giveUp);
      arrived();
    };
    done();
  });
  // after the body: who sends one slowly holds nobody up
  scope.addHook('preHandler', async (request, reply) => {
    request.arrived?.();
    const { deadline } = request;
    if (deadline === undefined) return undefined;
    if (!(await gate.enter(deadline.signal))) {
      return deadline.signal.aborted ? tooLate(request, reply, deadline) : shed(request, reply, 'waiting');
    }
    request.leave = () => {
      delete request.leave;
      gate.leave();
    };
    // it left just now
    if (request.isOver) request.leave();
    return undefined;
  });
  scope.addHook('onSend', (request, _reply, payload, done) => {
    request.leave?.();
    if (!request.isOver && (typeof payload === 'string' || Buffer.isBuffer(payload))) {
      const bytes = ANSWER_BYTES + Buffer.byteLength(payload);
      request.taken = untaken.hold(request.raw.socket, clientOf(request.ip), bytes);
    }
    done();
  });
  scope.addHook('onClose', () => {
    loopDelay.close();
  });
}
