/** Whoever is cut off: a connection. */
type Connection = { readonly destroy: () => unknown };
type Held = { readonly connection: Connection; readonly client: string; readonly size: number };
/** What a client holds; the one that is held longest comes first. */
type Share = { size: number; readonly held: Set<Held> };

export type HeldUpOptions = { readonly most: number; readonly longestMs: number; readonly onCutOff: () => void };

/**
 * What waits for clients, which may be slow, or not mean to go on: requests that have not arrived, answers that are not
 * taken. Nothing is held for longer than `longestMs`. Where more than `most` would be, whoever holds most is cut off from
 * what it has held longest: so nobody shuts others out by standing still.
 */
export class HeldUp {
  readonly #most: number;
  readonly #longestMs: number;
  readonly #onCutOff: () => void;
  readonly #shares = new Map<string, Share>();
  #size = 0;

  constructor({ most, longestMs, onCutOff }: HeldUpOptions) {
    this.#most = most;
    this.#longestMs = longestMs;
    this.#onCutOff = onCutOff;
  }

  get size(): number {
    return this.#size;
  }

  /** Until what is returned is called, at the end of the request at the latest. More than once is once. */
  hold(connection: Connection, client: string, size: number): () => void {
    const held: Held = { connection, client, size };
    const share = this.#shares.get(client) ?? { size: 0, held: new Set() };
    this.#shares.set(client, share);
    share.held.add(held);
    share.size += size;
    this.#size += size;
    const tooLate = setTimeout(() => {
      this.#cutOff(held);
    }, this.#longestMs).unref();
    this.#makeRoom();
    return () => {
      clearTimeout(tooLate);
      this.#drop(held);
    };
  }

  #makeRoom(): void {
    while (this.#size > this.#most) {
      const [heaviest] = [...this.#shares.values()].toSorted((a, b) => b.size - a.size);
      const [longest] = heaviest?.held ?? [];
      if (longest === undefined) return;
      this.#cutOff(longest);
    }
  }

  #cutOff(held: Held): void {
    this.#drop(held);
    this.#onCutOff();
    held.connection.destroy();
  }

  #drop(held: Held): void {
    const share = this.#shares.get(held.client);
    if (!share?.held.delete(held)) return;
    share.size -= held.size;
    this.#size -= held.size;
    if (share.held.size === 0) this.#shares.delete(held.client);
  }
}
