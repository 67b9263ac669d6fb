import { collections, releaseFile, type CollectionName, type EvidenceRecords } from '../schemas/evidence.ts';
import type { ReleaseRecord } from '../schemas/release.ts';
import { isObject } from './json.ts';
import { quote, wholeFile, type Problem } from './rule.ts';
import { describeRefusal } from './schema-problems.ts';

/** What stands in the files, by file name; an error in place of a text that is no JSON. */
export type RawEvidence = Readonly<Record<string, unknown>>;

export interface ParsedEvidence {
  readonly records: EvidenceRecords;
  readonly release: ReleaseRecord | null;
  /** The files of which every record parsed. */
  readonly whole: ReadonlySet<CollectionName>;
  /** Ids as they stand in the files, of refused records too; no entry for a file that could not be read. */
  readonly knownIds: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  readonly problems: readonly Problem[];
}

export function parseEvidence(raw: RawEvidence): ParsedEvidence {
  const problems: Problem[] = [];
  const records: Partial<Record<CollectionName, unknown[]>> = {};
  const whole = new Set<CollectionName>();
  const knownIds = new Map<CollectionName, ReadonlySet<string>>();
  for (const name of collectionNames) {
    const { file, record: schema } = collections[name];
    const content = raw[file];
    const parsed: unknown[] = (records[name] = []);
    if (!Array.isArray(content)) {
      problems.push(refuseFile(file, content, 'an array of records'));
      continue;
    }
    knownIds.set(name, new Set(content.map((record) => idOf(record)).filter((id) => id !== null)));
    content.forEach((record: unknown, position) => {
      const outcome = schema.safeParse(record);
      if (outcome.success) parsed.push(outcome.data);
      else problems.push(...describeRefusal(file, idOf(record) ?? `(record ${position + 1})`, record, outcome.error));
    });
    if (parsed.length === content.length) whole.add(name);
  }
  const release = parseRelease(raw[releaseFile.file], problems);
  // every collection has been filled with what its own schema returned
  return { records: records as EvidenceRecords, release, whole, knownIds, problems };
}

const collectionNames = Object.keys(collections) as CollectionName[];

function parseRelease(content: unknown, problems: Problem[]): ReleaseRecord | null {
  const { file, record: schema } = releaseFile;
  if (!isObject(content)) {
    problems.push(refuseFile(file, content, 'one object'));
    return null;
  }
  const outcome = schema.safeParse(content);
  if (outcome.success) return outcome.data;
  problems.push(...describeRefusal(file, 'release', content, outcome.error));
  return null;
}

export function refuseFile(file: string, content: unknown, expected: string): Problem {
  const reason =
    content === undefined
      ? `The file is missing; it holds ${expected}.`
      : content instanceof SyntaxError
        ? `The file is no JSON (${content.message}); it holds ${expected}.`
        : `The file holds ${quote(content)}; it should hold ${expected}.`;
  return { rule: 0, severity: 'error', file, id: wholeFile, field: null, reason };
}

function idOf(record: unknown): string | null {
  return isObject(record) && typeof record['id'] === 'string' ? record['id'] : null;
}
