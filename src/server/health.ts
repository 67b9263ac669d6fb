import type { FastifyPluginAsync } from 'fastify';
import { Deadline } from '../graph/deadline.ts';
import { GraphUnavailableError } from '../graph/errors.ts';
import type { GraphSource } from '../graph/query.ts';

export type HealthOptions = { readonly source: GraphSource; readonly isStopping: () => boolean };

/** Longer than this no probe waits. */
const PROBE_TIMEOUT_MS = 1_000;

const REASONS: Readonly<Record<GraphUnavailableError['reason'], string>> = {
  STARTING: 'The server is starting.',
  UNREACHABLE: 'The database cannot be reached.',
  REFUSED: 'The database refuses the server.',
  TIMEOUT: 'The database does not answer in time.',
  EMPTY: 'The graph holds no release.',
  CANCELLED: 'The probe was given up.',
};

/** `/livez`: the process answers; it asks nobody else. `/readyz`: whether requests should come here, or why not. */
export const health: FastifyPluginAsync<HealthOptions> = async (app, { source, isStopping }) => {
  app.get('/livez', () => ({ status: 'alive' }));
  app.get('/readyz', async (request, reply) => {
    const notReady = (reason: string) => {
      void reply.status(503);
      return { status: 'not ready', reason };
    };
    if (isStopping()) return notReady('The server is stopping.');
    const deadline = new Deadline(PROBE_TIMEOUT_MS);
    try {
      const { release } = await source.snapshot(deadline);
      return { status: 'ready', engine: source.engine, release };
    } catch (error) {
      const reason = error instanceof GraphUnavailableError ? error.reason : undefined;
      if (reason !== 'STARTING') request.log.warn({ err: error }, 'not ready');
      return notReady(reason === undefined ? 'The graph is not available.' : REASONS[reason]);
    } finally {
      deadline.release();
    }
  });
  await Promise.resolve();
};
