/** The graph cannot be reached, refuses, or took too long, or nobody waits for it any more. Nothing about the request was wrong. */
export class GraphUnavailableError extends Error {
  readonly reason: 'STARTING' | 'UNREACHABLE' | 'REFUSED' | 'TIMEOUT' | 'EMPTY' | 'CANCELLED';

  constructor(reason: GraphUnavailableError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GraphUnavailableError';
    this.reason = reason;
  }
}

/** The embedded store's folder cannot be used. */
export class GraphFolderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GraphFolderError';
  }
}

/** A query failed in the engine, for a reason of ours. */
export class GraphQueryError extends Error {
  readonly query: string;

  constructor(query: string, cause: unknown) {
    super(`The query ${query} failed.`, { cause });
    this.name = 'GraphQueryError';
    this.query = query;
  }
}

/** A query returned rows of another shape than its schema says. */
export class GraphShapeError extends Error {
  readonly query: string;

  constructor(query: string, detail: string) {
    super(`The query ${query} returned a row of another shape than it declares.\n${detail}`);
    this.name = 'GraphShapeError';
    this.query = query;
  }
}
