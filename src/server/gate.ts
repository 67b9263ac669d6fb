/** Requests that are worked on at once. More would be answered no sooner on the cores of one process, and each holds memory. */
const AT_ONCE = 8;
/** Requests that wait for their turn: a page of a front-end asks for several things at once. */
const WAITING = 64;
/** Who has waited this long is told to come again; others may be served in the meantime. */
const PATIENCE_MS = 2_000;

/** Lets in as many as there is room for; a few more wait in front of it. */
export class Gate {
  #inside = 0;
  readonly #waiting = new Set<() => void>();

  get inside(): number {
    return this.#inside;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get isFull(): boolean {
    return this.#waiting.size >= WAITING;
  }

  /** Whether the caller got in: not where too many wait already, nor after having waited too long or until `signal`. Who gets in leaves again. */
  enter(signal: AbortSignal): Promise<boolean> {
    if (this.#inside < AT_ONCE) {
      this.#inside += 1;
      return Promise.resolve(true);
    }
    if (this.isFull || signal.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (gotIn: boolean): void => {
        this.#waiting.delete(letIn);
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        resolve(gotIn);
      };
      const letIn = (): void => {
        end(true);
      };
      const giveUp = (): void => {
        end(false);
      };
      const timer = setTimeout(giveUp, PATIENCE_MS);
      signal.addEventListener('abort', giveUp);
      this.#waiting.add(letIn);
    });
  }

  /** The next one comes in a turn of the event loop later: one that is answered from memory would leave sockets and timers no time. */
  leave(): void {
    setImmediate(() => {
      const [next] = this.#waiting;
      if (next === undefined) this.#inside -= 1;
      else next();
    });
  }
}
