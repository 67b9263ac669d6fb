import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../build.ts';
import { readConfig } from '../../src/config.ts';
import { ROOT } from '../../src/root.ts';
import { addressOf, runNode, type Child } from '../support/child.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { createTempFolder } from '../support/temp-folder.ts';

describeOnEmbedded('a build', (given) => {
  let folder: Awaited<ReturnType<typeof createTempFolder>>;
  let built: string;
  let server: Child | undefined;
  beforeAll(async () => {
    folder = await createTempFolder();
    built = join(folder.path, 'dist');
    await mkdir(built);
    await writeFile(join(built, 'of-an-earlier-build'), '');
    await build(built);
    await linkProductionPackages(built);
  });
  afterAll(async () => {
    server?.kill('SIGKILL');
    await folder.remove();
  });

  /** Links are kept as they are: a package finds its own packages beside the link, not in the checkout. */
  const run = (script: string, environment: Readonly<Record<string, string>>): Child =>
    runNode(
      ['--preserve-symlinks', '--preserve-symlinks-main', script],
      { NODE_ENV: 'production', TRIALGRAPH_DATA: join(folder.path, 'data'), ...environment },
      built,
    );

  it('holds nothing of an earlier build', () => {
    expect(existsSync(join(built, 'of-an-earlier-build'))).toBe(false);
  });

  it('seeds, serves and stops as the sources do, with the production packages alone', async () => {
    const { resolve } = createRequire(join(built, 'src', 'main.js'));
    expect(() => resolve('typescript')).toThrow('Cannot find module');

    const seed = run('src/cli/seed.js', {});
    expect([await seed.ended, seed.output()]).toEqual([0, expect.stringMatching(/^Release \S+ is written[.]$/m)]);

    server = run('src/main.js', { PORT: '0' });
    const address = await addressOf(server);
    for (const { name, query, variables } of DOCUMENTED) {
      const answer = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      expect({ name, answer: await answer.text() }).toEqual({ name, answer: (await given.ask(query, variables)).body });
    }
    const page = await (await fetch(address)).text();
    const script = /src="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await fetch(`${address}${script}`)).headers.get('content-type')).toContain('javascript');

    // the health check of the image tells a server that answers from one that does not
    const dockerfile = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
    const check = /"--eval",[\s\\]+"(.+)"\]/.exec(dockerfile)?.[1] ?? '';
    const { port } = new URL(address);
    expect(await runNode(['--eval', check], { PORT: port }).ended).toBe(0);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(await runNode(['--eval', check], { PORT: port }).ended).toBe(1);
  }, 180_000);

  it('is what the image starts, on the port that all agree on', async () => {
    const dockerfile = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
    const compose = await readFile(join(ROOT, 'docker-compose.yml'), 'utf8');
    const main = /^CMD \["node", "(.+)"\]$/m.exec(dockerfile)?.[1] ?? '';
    expect(main).toBe('src/main.js');
    expect(existsSync(join(built, main))).toBe(true);
    const { port } = readConfig({});
    expect(dockerfile).toContain(`EXPOSE ${port}\n`);
    expect(dockerfile).toContain(`process.env.PORT || ${port}}`);
    expect(compose).toContain(`- 127.0.0.1:${port}:${port}\n`);
  });
});

/** What `npm ci --omit=dev` installs, by the lock file. Linked, because installing takes a network. */
async function linkProductionPackages(project: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: true }>;
  };
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    const besideTheOthers = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    const installed = existsSync(join(ROOT, path)); // those for other platforms are not
    if (dev === true || !besideTheOthers || !installed) continue;
    await mkdir(dirname(join(project, path)), { recursive: true });
    await symlink(join(ROOT, path), join(project, path));
  }
}
