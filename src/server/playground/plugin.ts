import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';
import type { Example } from './example.ts';

export type PlaygroundOptions = {
  /** The folder that `npm run build:playground` fills; an absolute path. */
  assets: string;
  examples: readonly Example[];
};

const notBuilt = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="color-scheme" content="light dark" />
  <title>Trialgraph</title>
  <h1>The playground is not built yet</h1>
  <p>Run <code>npm run build:playground</code>, then reload this page. The API itself answers at <code>/graphql</code>.</p>
</html>
`;

/** GraphiQL at `/`, from files of our own. */
export const playground: FastifyPluginAsync<PlaygroundOptions> = async (app, { assets, examples }) => {
  app.get('/', async (_request, reply) => {
    const page = await readPage(join(assets, 'index.html'));
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache');
    return page ?? reply.code(503).send(notBuilt);
  });

  app.get('/playground/examples.json', async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
    return examples;
  });

  await app.register(fastifyStatic, {
    root: join(assets, 'assets'),
    prefix: '/playground/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    // the path holds a hash of what the build wrote, so a file never changes under its address
    immutable: true,
    maxAge: '365d',
    // the folder may be built while the server runs; until then the page says how
    suppressWarning: true,
  });
};

/** Read at every request: the page may be built, or built anew, while the server runs. */
async function readPage(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
