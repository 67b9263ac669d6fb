import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEvidence, type EvidenceReading } from './rules/check-evidence.ts';
import type { Problem } from './rules/rule.ts';
import { collections, releaseFile } from './schemas/evidence.ts';

export type { EvidenceReading, Problem };

/** Reads the evidence of a folder and checks all of it; either everything is right, or all that is wrong is listed. */
export async function readEvidence(folder: string): Promise<EvidenceReading> {
  const files = [...Object.values(collections), releaseFile].map(({ file }) => file);
  const contents = await Promise.all(files.map(async (file) => [file, await readJson(join(folder, file))] as const));
  return checkEvidence(Object.fromEntries(contents));
}

/** Undefined for a file that is not there, an error for a text that is no JSON: both are problems to list, not to throw. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    return cause;
  }
}

/** One line: `results.json result-id, field ci.lower [rule 6]: reason`. */
export function describeProblem({ rule, file, id, field, reason }: Problem): string {
  return `${file} ${id}${field === null ? '' : `, field ${field}`} [rule ${rule}]: ${reason}`;
}
