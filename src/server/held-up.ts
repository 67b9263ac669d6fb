import type { ServerResponse } from 'node:http';

/** For this long nobody has to make room. */
const UNDISTURBED_MS = 2_000;

type Held = { readonly response: ServerResponse; readonly size: number; readonly since: number };

/**
 * What waits for clients, which may be slow, or not mean to go on: requests that have not arrived, answers that are not
 * taken. Not more than `most` of it is held, and none for longer than `longestMs`; where there is no room, whoever takes
 * longest is cut off, so that nobody can shut others out by standing still.
 */
export class HeldUp {
  readonly #most: number;
  readonly #longestMs: number;
  /** The one that is held longest comes first. */
  readonly #held = new Set<Held>();
  #size = 0;

  constructor(most: number, longestMs: number) {
    this.#most = most;
    this.#longestMs = longestMs;
  }

  get size(): number {
    return this.#size;
  }

  /** Until what is returned is called, at the end of the response at the latest. */
  hold(response: ServerResponse, size: number): () => void {
    const held: Held = { response, size, since: performance.now() };
    this.#held.add(held);
    this.#size += size;
    const tooLate = setTimeout(() => response.destroy(), this.#longestMs).unref();
    return () => {
      clearTimeout(tooLate);
      this.#drop(held);
    };
  }

  hasRoom(): boolean {
    const disturbable = performance.now() - UNDISTURBED_MS;
    for (const held of this.#held) {
      if (this.#size <= this.#most || held.since > disturbable) break;
      held.response.destroy();
      this.#drop(held);
    }
    return this.#size <= this.#most;
  }

  #drop(held: Held): void {
    if (this.#held.delete(held)) this.#size -= held.size;
  }
}
