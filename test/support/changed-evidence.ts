import type { Evidence } from '../../seed/schemas/evidence.ts';
import { releaseOf } from '../../seed/graph/release.ts';
import type { GraphRelease } from '../../src/graph/query.ts';
import { evidence, former, registry } from './evidence.ts';

export const CHANGED_TRIAL = 'trial:NCT02075840';

/** The release that ships, with the title of one trial changed and nothing else. */
export function releaseWithTitle(title: string): GraphRelease {
  const trials: Evidence['trials'] = evidence.trials.map((trial) =>
    trial.registry_key === 'NCT02075840' ? { ...trial, title } : trial,
  );
  return releaseOf({ ...evidence, trials }, registry, former).release;
}

export const shippedRelease = releaseOf(evidence, registry, former).release;
export const shippedTitle = evidence.trials.find(({ registry_key: key }) => key === 'NCT02075840')?.title ?? '';
