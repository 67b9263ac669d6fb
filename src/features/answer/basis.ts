import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { Source } from '../source/model.ts';
import type { Basis } from './premises/model.ts';

/** A record that was read: with a provenance that says so, or a claim that was judged by what was read. */
export const wasRead = ({ provenance, assessmentVerified, sources }: Basis): boolean =>
  provenance?.verified ?? assessmentVerified ?? (sources?.length ?? 0) > 0;

/** How sure a conclusion from some records is: several read, one, or none. */
export function certaintyOf(basis: readonly Basis[]): 'HIGH' | 'MODERATE' | 'LOW' {
  const read = basis.filter(wasRead).length;
  return read > 1 ? 'HIGH' : read === 1 ? 'MODERATE' : 'LOW';
}

/** The ids of the documents behind a record, in its order. What is known from pages alone names these. */
export function sourceIdsOf({ provenance, sources, sourceIds, findings }: Basis): string[] {
  const pages = provenance?.source === null ? provenance.confirmedBy.map(({ source }) => source.id) : [];
  return [
    ...new Set([
      ...(provenance?.source ? [provenance.source.id] : []),
      ...pages,
      ...(sources ?? []).map(({ id }) => id),
      ...(sourceIds ?? []),
      ...(findings ?? []).map(({ sourceId }) => sourceId),
    ]),
  ];
}

/** The documents behind some records, each once, in the order of the records. */
export function sourcesOf(basis: readonly Basis[], loaders: Loaders): Promise<Source[]> {
  return loadAll(loaders.sourceById, [...new Set(basis.flatMap(sourceIdsOf))]);
}
