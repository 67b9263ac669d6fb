import type { GraphStore } from '../src/graph/query.ts';
import { releaseOf } from './graph/release.ts';
import { EvidenceError } from './evidence-error.ts';
import { checkPublishedIds, readFormerIds } from './former-ids.ts';
import { readEvidence, type Problem } from './read-evidence.ts';

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
  const former = await readFormerIds(folder);
  const { release, ids } = releaseOf(reading.evidence, former);
  const written = (await store.currentRelease()) !== release.id;
  if (written) {
    const lost = await checkPublishedIds(store, former, ids);
    if (lost.length > 0) throw new EvidenceError(folder, lost);
    await store.replace(release, progress);
  }
  return { release: release.id, written, warnings: reading.warnings };
}
