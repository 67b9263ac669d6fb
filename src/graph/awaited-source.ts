import type { Deadline } from './deadline.ts';
import { GraphUnavailableError } from './errors.ts';
import type { GraphReader, GraphSource, GraphStatus } from './query.ts';

/** A source for a server that listens before its graph is there. Until it is, whoever asks is told that the server is starting. */
export class AwaitedSource implements GraphSource {
  readonly engine: GraphSource['engine'];
  #source: GraphSource | undefined;

  constructor(engine: GraphSource['engine']) {
    this.engine = engine;
  }

  open(source: GraphSource): void {
    this.#source = source;
  }

  async snapshot(deadline?: Deadline): Promise<GraphReader> {
    if (this.#source === undefined) throw new GraphUnavailableError('STARTING', 'The graph is not there yet.');
    return this.#source.snapshot(deadline);
  }

  status(): GraphStatus {
    return this.#source?.status() ?? { reachable: false, queries: 0, connections: 0 };
  }
}
