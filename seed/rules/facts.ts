import type { CollectionName, EvidenceRecords } from '../schemas/evidence.ts';
import type { ReleaseRecord } from '../schemas/release.ts';
import type { TrialArm } from '../schemas/trials.ts';
import type { ParsedEvidence } from './parse-evidence.ts';

type RecordOf<name extends CollectionName> = EvidenceRecords[name][number];

/** What the rules look at: the records that parsed, and the way from an id to its record. */
export interface Facts {
  readonly records: EvidenceRecords;
  readonly release: ReleaseRecord | null;
  /** Also true of a record that its schema refused, and of every id of a file that could not be read. */
  readonly isKnown: (collection: CollectionName, id: string) => boolean;
  readonly findArm: (trialId: string, armId: string) => TrialArm | undefined;
  readonly trialById: ReadonlyMap<string, RecordOf<'trials'>>;
  readonly regimenById: ReadonlyMap<string, RecordOf<'regimens'>>;
  readonly endpointById: ReadonlyMap<string, RecordOf<'endpoints'>>;
  readonly resultById: ReadonlyMap<string, RecordOf<'results'>>;
  readonly sourceById: ReadonlyMap<string, RecordOf<'sources'>>;
}

export function collectFacts({ records, release, knownIds }: ParsedEvidence): Facts {
  const trialById = indexById(records.trials);
  return {
    records,
    release,
    isKnown: (collection, id) => knownIds.get(collection)?.has(id) ?? true,
    findArm: (trialId, armId) => trialById.get(trialId)?.arms.find((arm) => arm.id === armId),
    trialById,
    regimenById: indexById(records.regimens),
    endpointById: indexById(records.endpoints),
    resultById: indexById(records.results),
    sourceById: indexById(records.sources),
  };
}

function indexById<T extends { id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
