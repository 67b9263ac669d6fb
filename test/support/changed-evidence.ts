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

/** The release that ships and one gene more: it publishes an id that the shipped one does not have. */
export function laterRelease(gene: string): GraphRelease {
  const [some] = evidence.genes;
  if (some === undefined) throw new Error('The evidence has no gene.');
  const genes: Evidence['genes'] = [...evidence.genes, { ...some, id: gene, symbol: gene, aliases: [] }];
  return releaseOf({ ...evidence, genes }, registry, former).release;
}
