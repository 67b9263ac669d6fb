import { groupBy } from '../../src/shared/group-by.ts';
import type { CorrespondenceRecord } from '../schemas/registry.ts';
import type { StudyRecord } from '../schemas/study-record.ts';
import type { TrialRecord } from '../schemas/trials.ts';
import { outcomesOf, type Registry } from './parse-registry.ts';
import { quote, type Problem } from './rule.ts';

/** The rules of the README of the registry records. */
const CORRESPONDENCE = 44;
const IDENTITY = 45;
const NOT_JUDGED = 47;

/** The curated trial of a record: the one that bears its number in the same registry. */
export function curatedTrialOf<Trial extends Pick<TrialRecord, 'registry_ids'>>(
  { description }: Registry,
  id: string,
  trials: readonly Trial[],
): Trial | undefined {
  return trials.find((trial) =>
    trial.registry_ids.some((number) => number.registry === description.name && number.id === id && number.verified),
  );
}

/** What is wrong between the records, the correspondences and the curated trials, and which parts of records no one has judged. */
export function checkRegistry(registry: Registry, trials: readonly TrialRecord[]): Problem[] {
  return [
    ...registry.correspondences.flatMap((correspondence) => wrongWith(registry, correspondence, trials)),
    ...repeated(registry.correspondences),
    ...registry.records.flatMap(({ id }) => claimedFromMemory(registry, id, trials)),
    ...notJudged(registry, trials),
  ];
}

function wrongWith(
  registry: Registry,
  correspondence: CorrespondenceRecord,
  trials: readonly TrialRecord[],
): Problem[] {
  const { record, part, title, arm, relation } = correspondence;
  const refuse = (field: string, reason: string): Problem[] => [
    problem('error', CORRESPONDENCE, describe(correspondence), field, reason),
  ];
  const study = registry.records.find(({ id }) => id === record)?.study;
  if (study === undefined) return refuse('record', `${quote(record)} is no record here`);
  const meant = partsOf(study).filter((other) => other.part === part && other.title === title).length;
  if (meant !== 1) {
    return refuse('title', `${quote(title)} is the title of ${meant} parts of the record; it must be that of one`);
  }
  if ((arm === null) !== (relation === 'NONE'))
    return refuse('arm', 'an arm is null exactly where the relation is NONE');
  const trial = curatedTrialOf(registry, record, trials);
  if (trial === undefined) return refuse('record', `${quote(record)} is the record of no curated trial`);
  if (arm !== null && !trial.arms.some(({ id }) => id === arm)) {
    return refuse('arm', `${quote(arm)} is no arm of the trial ${trial.id}`);
  }
  return [];
}

/** A part is judged once against an arm, and what has no counterpart has none. */
function repeated(correspondences: readonly CorrespondenceRecord[]): Problem[] {
  return [...groupBy(correspondences, describe)].flatMap(([part, judged]) => {
    const arms = judged.map(({ arm }) => arm);
    return new Set(arms).size < arms.length || (arms.includes(null) && arms.length > 1)
      ? [problem('error', CORRESPONDENCE, part, 'arm', 'it is judged twice against one arm, or NONE among others')]
      : [];
  });
}

/** Two nodes would stand for one trial, or two trials on one node, and nobody has read which. */
function claimedFromMemory({ description }: Registry, id: string, trials: readonly TrialRecord[]): Problem[] {
  return trials
    .filter(({ registry_ids: numbers }) =>
      numbers.some((number) => number.registry === description.name && number.id === id && !number.verified),
    )
    .map((trial) => ({
      rule: IDENTITY,
      severity: 'error' as const,
      file: 'registry.json',
      id,
      field: null,
      reason: `the trial ${trial.id} bears this number from memory only; read it on a page first`,
    }));
}

function notJudged(registry: Registry, trials: readonly TrialRecord[]): Problem[] {
  const judged = new Set(registry.correspondences.map(describe));
  return registry.records
    .filter(({ id }) => curatedTrialOf(registry, id, trials) !== undefined)
    .flatMap(({ id, study }) => partsOf(study).map((part) => describe({ record: id, ...part })))
    .filter((part) => !judged.has(part))
    .map((part) =>
      problem('warning', NOT_JUDGED, part, null, 'nobody has judged which curated arms it corresponds to'),
    );
}

type Part = Pick<CorrespondenceRecord, 'part' | 'title'>;

/** The arms of the protocol, and the groups that results are reported for: one for each title and description. */
function partsOf(study: StudyRecord): Part[] {
  const { armGroups } = study.protocolSection.armsInterventionsModule;
  return [
    ...armGroups.map(({ label }): Part => ({ part: 'ARM', title: label })),
    ...reportingGroupsOf(study).map(({ title }): Part => ({ part: 'GROUP', title })),
  ];
}

type ReportingGroup = { readonly title: string; readonly description?: string | undefined };

/** An outcome measure has groups of its own; those of one title and description are one group of the record. */
function reportingGroupsOf(study: StudyRecord): ReportingGroup[] {
  const groups = outcomesOf(study).flatMap(({ groups }) => groups);
  const keyOf = ({ title, description }: ReportingGroup): string => JSON.stringify([title, description ?? null]);
  return [...groupBy(groups, keyOf).values()].flatMap(([first]) => (first ? [first] : []));
}

const describe = ({ record, part, title }: Pick<CorrespondenceRecord, 'record'> & Part): string =>
  `${record} ${part} ${quote(title)}`;

const problem = (
  severity: Problem['severity'],
  rule: number,
  id: string,
  field: string | null,
  reason: string,
): Problem => ({ rule, severity, file: 'correspondences.json', id, field, reason });
