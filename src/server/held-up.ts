import type { ServerResponse } from 'node:http';

type Held = { readonly response: ServerResponse; readonly size: number; readonly since: number };

export type HeldUpLimits = {
  /** Of all that is held. */
  readonly most: number;
  /** For this long nobody has to make room. */
  readonly undisturbedMs: number;
  readonly longestMs: number;
};

/**
 * What waits for clients, which may be slow, or not mean to go on: requests that have not arrived, answers that are not
 * taken. Where there is no room, whoever takes longest is cut off, so that nobody can shut others out by standing still.
 */
export class HeldUp {
  readonly #limits: HeldUpLimits;
  /** The one that is held longest comes first. */
  readonly #held = new Set<Held>();
  #size = 0;

  constructor(limits: HeldUpLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  /** Until what is returned is called, at the end of the response at the latest. */
  hold(response: ServerResponse, size: number): () => void {
    const held: Held = { response, size, since: performance.now() };
    this.#held.add(held);
    this.#size += size;
    const tooLate = setTimeout(() => response.destroy(), this.#limits.longestMs).unref();
    return () => {
      clearTimeout(tooLate);
      this.#drop(held);
    };
  }

  hasRoom(): boolean {
    const { most, undisturbedMs } = this.#limits;
    const disturbable = performance.now() - undisturbedMs;
    for (const held of this.#held) {
      if (this.#size <= most || held.since > disturbable) break;
      held.response.destroy();
      this.#drop(held);
    }
    return this.#size <= most;
  }

  #drop(held: Held): void {
    if (this.#held.delete(held)) this.#size -= held.size;
  }
}
