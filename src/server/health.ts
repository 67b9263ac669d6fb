import type { FastifyPluginAsync } from 'fastify';
import type { GraphStore } from '../graph/query.ts';

/** `/livez`: the process answers; it asks nobody else. `/readyz`: a release can be read, or why not. */
export const health: FastifyPluginAsync<{ store: GraphStore }> = async (app, { store }) => {
  app.get('/livez', () => ({ status: 'alive' }));
  app.get('/readyz', async (request, reply) => {
    try {
      const { release } = await store.snapshot();
      return { status: 'ready', engine: store.engine, release };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      void reply.status(503);
      return { status: 'not ready', reason: 'The graph is not available.' };
    }
  });
  await Promise.resolve();
};
