/** Requests that are worked on at once. More would be answered no sooner on the cores of one process, and each holds memory. */
const AT_ONCE = 8;
/** Requests that wait for their turn: a page of a front-end asks for several things at once. */
const WAITING = 64;
/** Who has waited this long is told to come again; others may be served in the meantime. */
const PATIENCE_MS = 2_000;

/**
 * Lets in as many as there is room for, and one in each turn of the event loop: a request that is answered from memory
 * takes one turn as long as it may be, and between two of them sockets, timers and those who ask for our health get
 * theirs. A few more wait in front of it.
 */
export class Gate {
  #inside = 0;
  #turnTaken = false;
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
      this.#letNextIn();
    });
  }

  leave(): void {
    this.#inside -= 1;
    this.#letNextIn();
  }

  #letNextIn(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#turnTaken || this.#inside >= AT_ONCE) return;
    this.#inside += 1;
    this.#turnTaken = true;
    setImmediate(() => {
      this.#turnTaken = false;
      this.#letNextIn();
    });
    next();
  }
}
