import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const thisFile = fileURLToPath(import.meta.url);
const client = join(dirname(thisFile), 'client');
const require = createRequire(import.meta.url);

/** What ends up in the bundle, or writes it: another version of one of these is another playground. */
const packages = [
  '@graphiql/plugin-explorer',
  '@graphiql/react',
  '@graphiql/toolkit',
  'esbuild',
  'graphiql',
  'graphql',
  'monaco-editor',
  'monaco-graphql',
  'react',
  'react-dom',
];

/** The stable names under which `client/workers.ts` asks for Monaco's three workers. */
const workers = {
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
};

/**
 * Writes `index.html` and `assets/<hash>/` to a folder of its own, which then takes the place of `outdir`: a server
 * that reads it meanwhile sees the old playground or the new one. The hash stands on the folder and not on each file,
 * because the workers are asked for by name.
 */
export async function buildPlayground(outdir: string): Promise<void> {
  const fingerprint = await fingerprintOfSources();
  const files = await bundle();
  const scratch = `${outdir}-${process.pid}`; // beside it: a rename does not cross file systems
  try {
    const hash = hashOf(files.flatMap(({ name, contents }) => [name, contents]));
    const assets = join(scratch, 'assets', hash);
    await mkdir(assets, { recursive: true });
    await Promise.all(files.map(({ name, contents }) => writeWithCompressed(join(assets, name), contents)));
    const page = await readFile(join(client, 'index.html'), 'utf8');
    await writeFile(join(scratch, 'index.html'), page.replaceAll('%ASSETS%', `/playground/${hash}`));
    await writeFile(join(scratch, 'built-from'), fingerprint);
    await replaceFolder(scratch, outdir);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (!(await wasBuiltFrom(outdir, fingerprint))) throw error; // else another process built the same first
  }
}

async function bundle(): Promise<{ name: string; contents: Uint8Array }[]> {
  const { build } = await import('esbuild'); // here, because a start that finds all up to date need not load it
  const { outputFiles } = await build({
    entryPoints: { main: join(client, 'main.tsx'), ...workers },
    absWorkingDir: client,
    outdir: client, // named only: nothing is written there
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.ttf': 'file' },
    // GraphiQL's "prettify" asks for these by old names, which are CommonJS and arrive without named exports
    alias: { 'prettier/parser-babel': 'prettier/plugins/babel', 'prettier/parser-graphql': 'prettier/plugins/graphql' },
    logLevel: 'warning',
  });
  return outputFiles.map(({ path, contents }) => ({ name: path.slice(client.length + 1), contents }));
}

async function fingerprintOfSources(): Promise<string> {
  const sources = (await readdir(client)).sort().map((file) => join(client, file));
  const manifests = packages.map((name) => require.resolve(`${name}/package.json`));
  const versions = await Promise.all(manifests.map(async (file) => readFile(file)));
  const contents = await Promise.all([thisFile, ...sources].map(async (file) => readFile(file)));
  return hashOf([...contents, ...versions]);
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

async function writeWithCompressed(file: string, contents: Uint8Array): Promise<void> {
  // brotli is only offered to browsers by https; a phone in the same network comes by plain http and takes gzip
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  await Promise.all([
    writeFile(file, contents),
    promisify(brotliCompress)(contents, { params: quality }).then((small) => writeFile(`${file}.br`, small)),
    promisify(gzip)(contents).then((small) => writeFile(`${file}.gz`, small)),
  ]);
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const retired = `${from}-old`;
  await rename(to, retired).catch(() => undefined); // at the first build there is none
  await rename(from, to);
  await rm(retired, { recursive: true, force: true });
}

async function wasBuiltFrom(outdir: string, fingerprint: string): Promise<boolean> {
  const builtFrom = await readFile(join(outdir, 'built-from'), 'utf8').catch(() => undefined);
  return builtFrom === fingerprint;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === thisFile) {
  const outdir = join(dirname(thisFile), '../../../public/playground');
  if (!(await wasBuiltFrom(outdir, await fingerprintOfSources()))) {
    console.log('Building the playground (once)...');
    await buildPlayground(outdir);
  }
}
