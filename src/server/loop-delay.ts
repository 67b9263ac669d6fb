import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const INTERVAL_MS = 1_000;
/** One long computation is no overload. It takes several late turns to count as one. */
const FEWEST_TURNS = 4;

/**
 * How late the turns of the event loop come, by their median: a mean cannot tell a process that is always late from one
 * that was late once.
 */
export class LoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #milliseconds = 0;

  constructor() {
    this.#histogram.enable();
    this.#timer = setInterval(() => {
      if (this.#histogram.count < FEWEST_TURNS) return;
      this.#milliseconds = Math.max(0, this.#histogram.percentile(50) / 1e6 - RESOLUTION_MS);
      this.#histogram.reset();
    }, INTERVAL_MS).unref();
  }

  /** Over the last second, or as long as it took to tell. */
  get milliseconds(): number {
    return this.#milliseconds;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }
}
