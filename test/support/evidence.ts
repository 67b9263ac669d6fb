import { readFormerIds } from '../../seed/former-ids.ts';
import { readEvidence } from '../../seed/read-evidence.ts';
import { readRegistry } from '../../seed/read-registry.ts';
import { EVIDENCE, FOLDERS } from './evidence-folder.ts';

const reading = await readEvidence(EVIDENCE);
if (!reading.ok) throw new Error('The evidence that ships has errors.');
const records = await readRegistry(FOLDERS.registry);
if (!records.ok) throw new Error('The registry records that ship have errors.');

/** What ships, for tests that compare it with what the API says. */
export const evidence = reading.evidence;
export const registry = records.registry;
export const former = await readFormerIds(EVIDENCE);

const trialKeys = new Map(evidence.trials.map((trial) => [trial.id, trial.registry_key]));
export const trialIdOf = (slug: string): string => `trial:${trialKeys.get(slug) ?? ''}`;

/** Null for what is not recorded, whichever way the file says so. */
export const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;
export const idOrNull = (kind: string, slug: string | null | undefined): string | null =>
  slug === null || slug === undefined ? null : `${kind}:${slug}`;
export const reference = (kind: string, slug: string | null | undefined) =>
  slug === null || slug === undefined ? null : { id: `${kind}:${slug}` };
export const references = (kind: string, slugs: readonly string[]) => slugs.map((slug) => ({ id: `${kind}:${slug}` }));

export const byId = <Node extends { id: string }>(nodes: readonly Node[]): Node[] =>
  nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Upper case with underscores: how closed sets of the files are written in the API. */
export const enumOf = (word: string): string => word.toUpperCase().replaceAll(/[\s-]/g, '_');

const PART_READ_FROM_BEST = [
  'FULL_TEXT',
  'LABEL',
  'REGISTRY_RESULTS',
  'ABSTRACT',
  'METADATA_ONLY',
  'NEWS',
  'TITLE_ONLY',
];
const partRead = new Map(evidence.sources.map((source) => [source.id, source.part_read]));

/** As the README of the evidence defines it. */
function statusOf({ verified, source, confirmed_by: pages }: Recorded): string {
  if (!verified) return 'NOT_READ';
  if (source !== null && pages.includes(source)) return 'READ_IN_SOURCE';
  const best = Math.min(...pages.map((page) => PART_READ_FROM_BEST.indexOf(partRead.get(page) ?? 'TITLE_ONLY')));
  return best < PART_READ_FROM_BEST.indexOf('NEWS') ? 'READ_IN_COPY_OR_REVIEW' : 'READ_IN_NEWS_ONLY';
}

type Recorded = {
  readonly verified: boolean;
  readonly source: string | null;
  readonly confirmed_by: readonly string[];
  readonly locator?: string | null | undefined;
  readonly unverified_fields?: readonly string[] | undefined;
  readonly verification_note?: string | null | undefined;
  readonly note?: string | null | undefined;
};

/** What the API says of a record's provenance; select it as `PROVENANCE`. */
export function provenanceOf(record: Recorded) {
  const notes = [record.verification_note, record.note].filter((note) => typeof note === 'string');
  return {
    status: statusOf(record),
    verified: record.verified,
    source: reference('source', record.source),
    locator: orNull(record.locator),
    confirmedBy: record.confirmed_by
      .toSorted()
      .map((page) => ({ source: { id: `source:${page}` }, partRead: partRead.get(page) })),
    unverifiedFields: record.unverified_fields ?? [],
    knowledgeLevel: 'KNOWLEDGE_ASSERTION',
    agentType: 'MANUAL_AGENT',
    note: notes.length > 0 ? notes.join('; ') : null,
  };
}

export const PROVENANCE = `
  provenance {
    status verified source { id } locator confirmedBy { source { id } partRead }
    unverifiedFields knowledgeLevel agentType note
  }`;
