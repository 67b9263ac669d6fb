import { setTimeout as sleep } from 'node:timers/promises';

const LAST_SPANS_MS = 2_000;

/**
 * Sends traces to the collector that the OTEL_* variables name, with the settings that they have. Loaded only where they
 * name one: no other server needs these packages.
 *
 * @returns what sends the last of them
 */
export async function startTracing(version: string): Promise<() => Promise<void>> {
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const named = resources.resourceFromAttributes({ 'service.name': 'trialgraph', 'service.version': version });
  const provider = new NodeTracerProvider({
    resource: named.merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  // a collector that is away delays no stop
  return () =>
    Promise.race([provider.shutdown(), sleep(LAST_SPANS_MS, undefined, { ref: false })]).catch(() => undefined);
}
