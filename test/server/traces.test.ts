import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../support/child.ts';
import { createTempFolder } from '../support/temp-folder.ts';

type Span = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
};
type Export = {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
};

let folder: Awaited<ReturnType<typeof createTempFolder>>;
let collector: Server;
const received: string[] = [];
beforeAll(async () => {
  folder = await createTempFolder();
  collector = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push(body);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
});
afterAll(async () => {
  collector.close();
  await folder.remove();
});

it('traces go to the collector that is configured, in the trace of the client, without what it wrote', async () => {
  const server = await startServer({
    TRIALGRAPH_DATA: folder.path,
    STOP_DELAY_MS: '0',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    OTEL_SERVICE_NAME: 'the-service',
  });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    body: JSON.stringify({
      query: 'query Known($id: ID!) { zzalias: drug(id: $id) { id } drug(id: "drug:alectinib") { id } }',
      variables: { id: 'drug:zzvariable' },
    }),
  });
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);

  const spans = received.flatMap((body) =>
    (JSON.parse(body) as Export).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
  const request = spans.find(({ name }) => name === 'graphql Known');
  expect(request).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
  expect(spans.find(({ name }) => name === 'graph drugsByIds')).toMatchObject({
    traceId,
    parentSpanId: request?.spanId,
  });
  expect(received.join()).toContain('the-service');
  expect(received.join()).not.toContain('zz');
});
