import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { GraphReader, GraphSource, QueryParams, Query } from '../graph/query.ts';
import type { Gate } from './gate.ts';
import type { HeldUp } from './held-up.ts';
import type { codeOf, Outcome } from './outcome.ts';

/** `waiting`: too many waited, or one for too long. `event_loop`: it was late with everything. */
export type ShedReason = 'waiting' | 'event_loop';

export type MetricsOptions = {
  readonly source: GraphSource;
  readonly version: string;
  /** Operations with a label of their own; clients could name theirs in any number of ways. */
  readonly operations: ReadonlySet<string>;
};

const OTHER = 'other';

/** What `/metrics` tells, in the text format of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #operations: ReadonlySet<string>;
  readonly #requests: Counter<'operation' | 'code'>;
  readonly #durations: Histogram<'operation'>;
  readonly #shed: Counter<'reason'>;
  readonly #cutOff: Counter<'what'>;
  readonly #queries: Histogram<'query'>;
  readonly #failures: Counter<'query'>;

  constructor({ source, version, operations }: MetricsOptions) {
    const registers = [this.#registry];
    this.#operations = operations;
    // memory, CPU, garbage collection, delay of the event loop
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      name: 'trialgraph_requests_total',
      help: 'Requests for GraphQL, by operation (documented ones by name) and first error code, OK without one.',
      labelNames: ['operation', 'code'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'trialgraph_request_duration_seconds',
      help: 'From the head of a request for GraphQL to the last byte of its answer.',
      labelNames: ['operation'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    this.#shed = new Counter({
      name: 'trialgraph_requests_shed_total',
      help: 'Requests that were refused because there was too much to do.',
      labelNames: ['reason'],
      registers,
    });
    this.#cutOff = new Counter({
      name: 'trialgraph_requests_cut_off_total',
      help: 'Requests whose connection was closed because they did not arrive, or their answers were not taken.',
      labelNames: ['what'],
      registers,
    });
    this.#queries = new Histogram({
      name: 'trialgraph_graph_query_duration_seconds',
      help: 'Queries that went to the graph, by name. What is answered from memory is not among them.',
      labelNames: ['query'],
      buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5],
      registers,
    });
    this.#failures = new Counter({
      name: 'trialgraph_graph_query_failures_total',
      help: 'Queries that gave no rows but an error.',
      labelNames: ['query'],
      registers,
    });
    const info = new Gauge({
      name: 'trialgraph_info',
      help: 'Always 1; the labels tell what is served.',
      labelNames: ['version', 'engine', 'release'],
      registers,
      collect: async () => {
        const release = await source.snapshot().then(
          (graph) => graph.release,
          () => '',
        );
        info.reset();
        info.set({ version, engine: source.engine, release }, 1);
      },
    });
    new Gauge({
      name: 'trialgraph_graph_reachable',
      help: '1 while queries are let through to the graph, 0 while each fails at once.',
      registers,
      collect() {
        this.set(source.status().reachable ? 1 : 0);
      },
    });
    new Gauge({
      name: 'trialgraph_graph_queries',
      help: 'Queries under way to the database. What exceeds the connections waits for one.',
      registers,
      collect() {
        this.set(source.status().queries);
      },
    });
    new Gauge({
      name: 'trialgraph_graph_connections_max',
      help: 'Connections to the database that are used at once, at most; 0 for the engine in this process.',
      registers,
      collect() {
        this.set(source.status().connections);
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** `arriving`: requests. `untaken`: bytes of answers. */
  watchLoad({
    gate,
    arriving,
    untaken,
  }: {
    readonly gate: Gate;
    readonly arriving: HeldUp;
    readonly untaken: HeldUp;
  }): void {
    new Gauge({
      name: 'trialgraph_untaken_answer_bytes',
      help: 'Bytes of answers that are made and not yet taken by their clients, with 10 kB for each.',
      registers: [this.#registry],
      collect() {
        this.set(untaken.size);
      },
    });
    new Gauge({
      name: 'trialgraph_requests_in_flight',
      help: 'Requests for GraphQL that have not arrived whole, that wait for their turn, and that are worked on.',
      labelNames: ['state'],
      registers: [this.#registry],
      collect() {
        this.set({ state: 'arriving' }, arriving.size);
        this.set({ state: 'working' }, gate.inside);
        this.set({ state: 'waiting' }, gate.waiting);
      },
    });
  }

  answered({ operation = '' }: Outcome, code: ReturnType<typeof codeOf>, seconds: number): void {
    const known = this.#operations.has(operation) ? operation : OTHER;
    this.#requests.inc({ operation: known, code });
    this.#durations.observe({ operation: known }, seconds);
  }

  cutOff(what: 'arriving' | 'untaken'): void {
    this.#cutOff.inc({ what });
  }

  shed(reason: ShedReason): void {
    this.#shed.inc({ reason });
  }

  /** The same reader, whose queries are timed. */
  over(graph: GraphReader): GraphReader {
    const read = async <Params extends QueryParams, Row>(
      query: Query<Params, Row>,
      params: NoInfer<Params>,
    ): Promise<readonly Row[]> => {
      const end = this.#queries.startTimer({ query: query.name });
      try {
        return await graph.read(query, params);
      } catch (error) {
        this.#failures.inc({ query: query.name });
        throw error;
      } finally {
        end();
      }
    };
    return { release: graph.release, read };
  }
}
