import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import type { GraphReader } from '../graph/query.ts';
import { codeOf } from './outcome.ts';
import { whenOver } from './when-over.ts';

// without an exporter its spans are nobody's and cost nothing
const tracer = trace.getTracer('trialgraph');

declare module 'fastify' {
  interface FastifyRequest {
    /** The span of a request for GraphQL, as the parent of others. */
    traceContext?: Context;
  }
}

/** A span for each request of `scope`, in the trace that its client may have begun. It has names and codes, and nothing that a client wrote but the name of its operation. */
export function traceRequests(scope: FastifyInstance): void {
  scope.decorateRequest('traceContext');
  scope.addHook('onRequest', (request, reply, done) => {
    const parent = propagation.extract(ROOT_CONTEXT, request.headers);
    const span = tracer.startSpan('graphql', { kind: SpanKind.SERVER }, parent);
    request.traceContext = trace.setSpan(context.active(), span);
    whenOver(request, reply, () => {
      const { outcome = {} } = request;
      if (outcome.operation !== undefined) span.updateName(`graphql ${outcome.operation}`);
      span.setAttributes({
        'http.response.status_code': reply.statusCode,
        'trialgraph.code': codeOf(outcome, request.raw, reply.raw),
      });
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    done();
  });
}

/** The same reader, with a span for each query that it asks. */
export function traced(graph: GraphReader, parent: Context | undefined): GraphReader {
  if (parent === undefined) return graph;
  return {
    release: graph.release,
    read: async (query, params) => {
      const span = tracer.startSpan(`graph ${query.name}`, { kind: SpanKind.CLIENT }, parent);
      try {
        return await graph.read(query, params);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
  };
}
