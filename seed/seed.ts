import { join } from 'node:path';
import type { GraphStore } from '../src/graph/query.ts';
import { releaseOf } from './graph/release.ts';
import { EvidenceError } from './evidence-error.ts';
import { checkFormerIds, findLostIds, readFormerIds } from './former-ids.ts';
import { readEvidence, type Problem } from './read-evidence.ts';
import { readRegistry } from './read-registry.ts';
import { checkRegistry } from './rules/check-registry.ts';

/** Where what ships is read from. */
export type SeedFolders = { readonly evidence: string; readonly registry: string };

export const foldersIn = (root: string): SeedFolders => ({
  evidence: join(root, 'seed', 'evidence'),
  registry: join(root, 'seed', 'registry'),
});

export type Seeding = {
  readonly release: string;
  /** False where the store already held this release. */
  readonly written: boolean;
  readonly warnings: readonly Problem[];
};

const HOW_TO_ROLL_BACK =
  'If this is earlier evidence that is to take the place of later evidence, run: npm run seed -- --rollback';

/**
 * Brings the store to the release that the evidence and the registry records make. They are parsed and checked whole
 * before anything is written, and a release that the store already holds is not written again.
 *
 * @param progress called with the share that is written, from 0 to 1
 * @param options `rollback`: the store's release is a later one that is taken back, so ids that it published may be gone
 */
export async function seedStore(
  store: GraphStore,
  folders: SeedFolders,
  progress: (share: number) => void,
  { rollback = false } = {},
): Promise<Seeding> {
  const refuse = (errors: readonly Problem[], ...advice: readonly string[]): EvidenceError =>
    new EvidenceError(Object.values(folders).join(' and '), errors, ...advice);
  const [reading, records] = await Promise.all([readEvidence(folders.evidence), readRegistry(folders.registry)]);
  if (!reading.ok || !records.ok) {
    throw refuse([...(reading.ok ? [] : reading.errors), ...(records.ok ? [] : records.errors)]);
  }
  const { evidence } = reading;
  const { registry } = records;
  const problems = checkRegistry(registry, evidence.trials);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refuse(errors);

  const former = await readFormerIds(folders.evidence);
  const { release, ids, unresolved } = releaseOf(evidence, registry, former);
  const written = (await store.currentRelease()) !== release.id;
  if (written) {
    const wrong = checkFormerIds(former, ids);
    if (wrong.length > 0) throw refuse(wrong);
    const lost = rollback ? [] : await findLostIds(store, former, ids);
    if (lost.length > 0) throw refuse(lost, HOW_TO_ROLL_BACK);
    await store.replace(release, progress);
  }
  return { release: release.id, written, warnings: [...reading.warnings, ...unresolved, ...problems] };
}
