import { spawnSync } from 'node:child_process';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './src/root.ts';
import { buildPlayground } from './src/server/playground/build.ts';

/** What the server reads besides its code, what says which packages it needs, and the licences of both. */
const copied = [
  'schema',
  'docs/queries',
  'seed/evidence',
  'seed/registry',
  'seed/LICENSE-evidence.txt',
  'package-lock.json',
  'LICENSE',
];

/** The manifest's own scripts need the sources and the development packages. */
const scripts = { start: 'exec node --max-semi-space-size=16 src/main.js', seed: 'exec node src/cli/seed.js' };

/**
 * Makes a folder that serves with the production packages alone. It gets its name when it is complete, and what had the
 * name before is gone by then: a build that is interrupted leaves none rather than a part or an old one.
 */
export async function build(outdir: string): Promise<void> {
  const unfinished = `${outdir}.unfinished`; // beside it: a rename does not cross file systems
  for (const folder of [outdir, unfinished]) await rm(folder, { recursive: true, force: true });
  compile(unfinished);
  await buildPlayground(join(unfinished, 'public', 'playground'));
  for (const path of copied) await cp(join(ROOT, path), join(unfinished, path), { recursive: true });
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  await writeFile(join(unfinished, 'package.json'), `${JSON.stringify({ ...manifest, scripts }, undefined, 2)}\n`);
  await rename(unfinished, outdir);
}

function compile(outdir: string): void {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const settings = ['--project', join(ROOT, 'tsconfig.build.json'), '--outDir', outdir];
  const { status } = spawnSync(process.execPath, [tsc, ...settings], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build stops here: TypeScript does not compile.');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build(join(ROOT, 'dist'));
}
