import { z } from 'zod';
import { CorrespondenceRecord, RegistryDescription } from '../schemas/registry.ts';
import { StudyRecord, type OutcomeMeasure } from '../schemas/study-record.ts';
import { refuseFile, type RawEvidence } from './parse-evidence.ts';
import { quote, wholeFile, type Problem } from './rule.ts';
import { describeRefusal } from './schema-problems.ts';

/** A record as the registry gave it on a day. */
export type RetrievedRecord = { readonly id: string; readonly retrieved: string; readonly study: StudyRecord };

/** The records of one registry, and how curators relate their parts to curated arms. */
export type Registry = {
  readonly description: RegistryDescription;
  readonly records: readonly RetrievedRecord[];
  readonly correspondences: readonly CorrespondenceRecord[];
};

export type RegistryReading =
  { readonly ok: true; readonly registry: Registry } | { readonly ok: false; readonly errors: readonly Problem[] };

/** The rules of the README of the registry records. */
const FORM = 42;
const CONSISTENT = 43;

export function parseRegistry(raw: RawEvidence): RegistryReading {
  const errors: Problem[] = [];
  const parse = <Value>(file: string, id: string, schema: z.ZodType<Value>, expected: string): Value | undefined => {
    const content = raw[file];
    if (content === undefined || content instanceof Error) {
      errors.push({ ...refuseFile(file, content, expected), rule: FORM });
      return undefined;
    }
    const outcome = schema.safeParse(content);
    if (outcome.success) return outcome.data;
    const refused = describeRefusal(file, id, content, outcome.error, (key) => `${quote(key)} is not read here yet.`);
    errors.push(...refused.map((problem) => ({ ...problem, rule: FORM })));
    return undefined;
  };

  const description = parse('registry.json', wholeFile, RegistryDescription, 'one object');
  const correspondences = parse(
    'correspondences.json',
    wholeFile,
    z.array(CorrespondenceRecord),
    'an array of records',
  );
  const records: RetrievedRecord[] = [];
  for (const { id, retrieved } of description?.records ?? []) {
    const study = parse(fileOf(id), id, StudyRecord, 'one study record');
    if (study === undefined) continue;
    records.push({ id, retrieved, study });
    errors.push(...inconsistencies(id, study));
  }
  if (description) {
    const listed = new Set(description.records.map(({ id }) => fileOf(id)));
    const strays = Object.keys(raw).filter((file) => file.startsWith('records/') && !listed.has(file));
    errors.push(
      ...strays.map((file) =>
        inconsistent(file, wholeFile, null, 'registry.json does not list it; say there when it was retrieved'),
      ),
    );
  }
  if (errors.length > 0 || description === undefined || correspondences === undefined) return { ok: false, errors };
  return { ok: true, registry: { description, records, correspondences } };
}

/** The outcome measures that a record has posted results of. */
export const outcomesOf = ({ resultsSection }: StudyRecord): readonly OutcomeMeasure[] =>
  resultsSection?.outcomeMeasuresModule.outcomeMeasures ?? [];

function inconsistencies(id: string, study: StudyRecord): Problem[] {
  const { nctId } = study.protocolSection.identificationModule;
  const problems =
    nctId === id
      ? []
      : [inconsistent(fileOf(id), id, 'protocolSection.identificationModule.nctId', `the record is ${quote(nctId)}`)];
  for (const [index, { groups, denoms, classes }] of outcomesOf(study).entries()) {
    const known = new Set(groups.map((group) => group.id));
    const named = [
      ...[...denoms, ...classes.flatMap((row) => row.denoms)].flatMap(({ counts }) => counts),
      ...classes.flatMap(({ categories }) => categories.flatMap(({ measurements }) => measurements)),
    ].map(({ groupId }) => groupId);
    for (const group of new Set(named.filter((groupId) => !known.has(groupId)))) {
      const field = `resultsSection.outcomeMeasuresModule.outcomeMeasures[${index}]`;
      problems.push(inconsistent(fileOf(id), id, field, `a number is of ${quote(group)}, which is no group of it`));
    }
  }
  return problems;
}

const fileOf = (id: string): string => `records/${id}.json`;

const inconsistent = (file: string, id: string, field: string | null, reason: string): Problem => ({
  rule: CONSISTENT,
  severity: 'error',
  file,
  id,
  field,
  reason,
});
