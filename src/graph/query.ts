import type { z } from 'zod';
import type { Cypher } from './cypher.ts';
import type { Deadline } from './deadline.ts';
import type { GraphUnavailableError } from './errors.ts';

/** Text, parameters and row of one question to the graph, in one value. */
export type Query<Params extends QueryParams = QueryParams, Row = unknown> = {
  /** As it is exported; it names the query in logs, errors and on the database server. */
  readonly name: string;
  readonly cypher: Cypher;
  readonly params: z.ZodType<Params> & { readonly shape: Record<string, unknown> };
  readonly row: z.ZodType<Row>;
};

export type QueryParams = Readonly<Record<string, unknown>>;

export function defineQuery<Params extends QueryParams, Row>(query: Query<Params, Row>): Query<Params, Row> {
  return query;
}

/**
 * The graph as one release of the evidence has it. A request holds one reader, so it sees one release from its first
 * read to its last. Every text compares the `release` of its anchor with `$release`, which the reader supplies.
 */
export interface GraphReader {
  readonly release: string;
  read<Params extends QueryParams, Row>(query: Query<Params, Row>, params: NoInfer<Params>): Promise<readonly Row[]>;
}

/** A statement that writes rows of one shape, given in batches as `$rows`. */
export type WriteStatement = { readonly cypher: Cypher; readonly rows: readonly QueryParams[] };

export type GraphRelease = {
  /** Made from the content, so equal content is never written twice. */
  readonly id: string;
  /** Labels whose nodes are found by `key` and `id`. */
  readonly labels: readonly string[];
  /** Further properties that nodes are found by. */
  readonly indexes: readonly { readonly label: string; readonly property: string }[];
  readonly statements: readonly WriteStatement[];
  readonly counts: { readonly nodes: number; readonly relationships: number };
};

/** Called after each batch with the share of rows written so far, from 0 to 1. */
export type WriteProgress = (share: number) => void;

/** How a database fares, as this process sees it. */
export type GraphStatus = {
  /** Whether queries are let through. While they are not, each fails at once. */
  readonly reachable: boolean;
  /** Queries under way; what exceeds the connections waits for one. */
  readonly queries: number;
  readonly connections: number;
};

/** Is told when a database goes away, and when it is back. */
export type GraphWatcher = { readonly lost: (why: GraphUnavailableError) => void; readonly found: () => void };

/** Where a server gets its readers from. */
export interface GraphSource {
  readonly engine: 'embedded' | 'neo4j';
  /** A reader of the current release, for one request. Without a deadline each query has one of its own. */
  snapshot(deadline?: Deadline): Promise<GraphReader>;
  status(): GraphStatus;
}

/** One of the two engines. */
export interface GraphStore extends GraphSource {
  /** The release that readers see, or undefined while there is none. */
  currentRelease(): Promise<string | undefined>;
  /** Writes a release and then switches readers to it, whole. Interrupted at any moment, readers keep what they had. */
  replace(release: GraphRelease, progress: WriteProgress): Promise<void>;
  close(): Promise<void>;
}
