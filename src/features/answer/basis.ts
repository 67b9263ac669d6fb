import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { Source } from '../source/model.ts';
import type { Basis } from './premises/model.ts';

/** A record that was read: with a provenance that says so, or a claim that was judged by what was read. */
const wasRead = ({ provenance, assessmentVerified, sources }: Basis): boolean =>
  provenance?.verified ?? assessmentVerified ?? (sources?.length ?? 0) > 0;

/** How sure a conclusion from some records is: several read, one, or none. */
export function certaintyOf(basis: readonly Basis[]): 'HIGH' | 'MODERATE' | 'LOW' {
  const read = basis.filter(wasRead).length;
  return read > 1 ? 'HIGH' : read === 1 ? 'MODERATE' : 'LOW';
}

/** The documents behind some records, each once, in the order of the records. */
export async function sourcesOf(basis: readonly Basis[], loaders: Loaders): Promise<Source[]> {
  const own = basis.flatMap(({ provenance, sources }) => provenance?.source ?? sources ?? []);
  const named = await loadAll(
    loaders.sourceById,
    basis.flatMap((one) => [...(one.sourceIds ?? []), ...(one.findings ?? []).map(({ sourceId }) => sourceId)]),
  );
  return [...new Map([...own, ...named].map((source) => [source.id, source])).values()];
}
