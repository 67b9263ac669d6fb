import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './read-evidence.ts';
import { parseRegistry, type RegistryReading } from './rules/parse-registry.ts';

/** Reads the registry records of a folder and what curators say of them; either everything is right, or all that is wrong is listed. */
export async function readRegistry(folder: string): Promise<RegistryReading> {
  const records = (await readdir(join(folder, 'records'))).toSorted().map((file) => `records/${file}`);
  const files = ['registry.json', 'correspondences.json', ...records];
  const contents = await Promise.all(files.map(async (file) => [file, await readJson(join(folder, file))] as const));
  return parseRegistry(Object.fromEntries(contents));
}
