import type { GraphStore } from '../src/graph/query.ts';
import { releaseOf } from './graph/release.ts';
import { describeProblem, readEvidence, type Problem } from './read-evidence.ts';

/** The evidence breaks its own rules. Every broken record is listed. */
export class EvidenceError extends Error {
  constructor(folder: string, errors: readonly Problem[]) {
    super(
      `The evidence in ${folder} has ${errors.length} errors; nothing was written.\n${errors.map(describeProblem).join('\n')}`,
    );
    this.name = 'EvidenceError';
  }
}

export type Seeding = {
  readonly release: string;
  /** False where the store already held this release. */
  readonly written: boolean;
  readonly warnings: readonly Problem[];
};

/**
 * Brings the store to the release that the evidence makes. It is parsed and checked whole before anything is written,
 * and a release that the store already holds is not written again.
 */
export async function seedStore(
  store: GraphStore,
  folder: string,
  progress: (share: number) => void,
): Promise<Seeding> {
  const reading = await readEvidence(folder);
  if (!reading.ok) throw new EvidenceError(folder, reading.errors);
  const release = releaseOf(reading.evidence);
  const written = (await store.currentRelease()) !== release.id;
  if (written) await store.replace(release, progress);
  return { release: release.id, written, warnings: reading.warnings };
}
