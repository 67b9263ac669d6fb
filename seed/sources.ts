import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What a release is made from: what ships, and all code that has a part in it. `npm run deps` sees to it that this is all. */
const SOURCES = [
  /^seed\/.+[.](json|ts|js)$/,
  /^src\/(graph|shared)\/.+[.](ts|js)$/,
  /^src\/features\/[^/]+\/model[.](ts|js)$/,
  /^package-lock[.]json$/,
];

/** Equal for equal sources. They are read and not parsed: that takes little time and next to no memory. */
export async function hashOfSources(root: string): Promise<string> {
  const found = await Promise.all(['seed', 'src'].map((folder) => filesIn(root, folder)));
  const files = ['package-lock.json', ...found.flat()].filter((file) => SOURCES.some((pattern) => pattern.test(file)));
  const contents = await Promise.all(
    files.toSorted().map(async (file) => [file, await readFile(join(root, file))] as const),
  );
  const hash = createHash('sha256').update(process.version);
  for (const [file, content] of contents) hash.update(`\n${file} ${content.length}\n`).update(content);
  return hash.digest('hex');
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const paths = await readdir(join(root, folder), { recursive: true });
  return paths.map((path) => join(folder, path).replaceAll(sep, '/'));
}

/** That a release is made from sources of this hash. */
type Note = { readonly release: string; readonly sources: string };

const textOf = ({ release, sources }: Note): string => `${release} ${sources}\n`;
const fileIn = (folder: string): string => join(folder, 'made-from');

/** Notes in the folder of an embedded store what its release is made from. */
export const takeNote = (folder: string, what: Note): Promise<void> => writeFile(fileIn(folder), textOf(what));

/** One that is missing, torn or about another release is none. The sources are parsed then, which is always right. */
export const isNoted = async (folder: string, what: Note): Promise<boolean> =>
  (await readFile(fileIn(folder), 'utf8').catch(() => '')) === textOf(what);
