import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { Source } from '../source/model.ts';
import type { Basis } from './premises/model.ts';

/** Whether a record was read; undefined for what makes no claim of its own, such as an arm or a drug. */
const readingOf = ({ provenance, assessmentVerified, verified }: Basis): boolean | undefined =>
  provenance?.verified ?? assessmentVerified ?? verified ?? undefined;

export const wasRead = (basis: Basis): boolean => readingOf(basis) === true;
export const isUnread = (basis: Basis): boolean => readingOf(basis) === false;

/** How sure a conclusion from some records is: several read, one, or none. */
export function certaintyOf(basis: readonly Basis[]): 'HIGH' | 'MODERATE' | 'LOW' {
  const read = basis.filter(wasRead).length;
  return read > 1 ? 'HIGH' : read === 1 ? 'MODERATE' : 'LOW';
}

/** The ids of the documents behind some records. A claim names its own; only where there is none, those of the things named count. */
export function sourceIdsOf(basis: readonly Basis[]): string[] {
  const claimed = basis.flatMap(({ provenance, sourceIds, findings }) => [
    // what is known from pages alone names these
    ...(provenance === undefined
      ? []
      : provenance.source === null
        ? provenance.confirmedBy.map(({ source }) => source.id)
        : [provenance.source.id]),
    ...(sourceIds ?? []),
    ...(findings ?? []).map(({ sourceId }) => sourceId),
  ]);
  const named = basis.flatMap(({ sources }) => (sources ?? []).map(({ id }) => id));
  return [...new Set(claimed.length > 0 ? claimed : named)];
}

/** The documents behind some records, each once, in the order of the records. */
export function sourcesOf(basis: readonly Basis[], loaders: Loaders): Promise<Source[]> {
  return loadAll(loaders.sourceById, sourceIdsOf(basis));
}
