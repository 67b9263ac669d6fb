import { setMaxListeners } from 'node:events';
import { GraphUnavailableError } from './errors.ts';

/** How long a request may take, and whether anybody still waits for its answer. It goes with the request down to the database. */
export class Deadline {
  readonly #end: number;
  readonly #milliseconds: number;
  readonly #timer: NodeJS.Timeout;
  readonly #controller = new AbortController();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.#end = performance.now() + milliseconds;
    // a request may have any number of queries under way
    setMaxListeners(0, this.signal);
    this.#timer = setTimeout(() => {
      this.#controller.abort(this.#tooLate());
    }, milliseconds);
  }

  /** Aborted when there is no time left or nobody waits; the reason is a GraphUnavailableError. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Milliseconds, at least 1: to a database, 0 is no limit. */
  remaining(): number {
    return Math.max(1, Math.ceil(this.#end - performance.now()));
  }

  /** Throws the reason where going on is in vain. It looks at the clock too: no timer fires while this process computes. */
  check(): void {
    this.signal.throwIfAborted();
    if (performance.now() >= this.#end) throw this.#tooLate();
  }

  /** The client has gone: what is still asked for it is stopped. */
  cancel(): void {
    this.release();
    this.#controller.abort(new GraphUnavailableError('CANCELLED', 'The client has gone.'));
  }

  /** The answer is there. */
  release(): void {
    clearTimeout(this.#timer);
  }

  #tooLate(): GraphUnavailableError {
    return new GraphUnavailableError('TIMEOUT', `There was no answer within ${this.#milliseconds} ms.`);
  }
}

/** What `work` gives, or the reason of the first of the signals that is aborted before. */
export function unlessAborted<Value>(work: Promise<Value>, signals: readonly AbortSignal[]): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      const reason: unknown = signals.find(({ aborted }) => aborted)?.reason;
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    };
    for (const signal of signals) {
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
    }
    void work.then(resolve, reject).finally(() => {
      // a signal of the connection outlives thousands of queries
      for (const signal of signals) signal.removeEventListener('abort', stop);
    });
  });
}
