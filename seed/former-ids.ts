import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cypher, identifier } from '../src/graph/cypher.ts';
import { defineQuery, type GraphStore } from '../src/graph/query.ts';
import { EvidenceError } from './evidence-error.ts';
import type { Problem } from './read-evidence.ts';
import { FormerIdRecord } from './schemas/former-ids.ts';

const FILE = 'former_ids.json';
/** The rule of the README that a published id stays valid. */
const RULE = 41;

/** Errors: EvidenceError for a file of another form. */
export async function readFormerIds(folder: string): Promise<FormerIdRecord[]> {
  const parsed = z.array(FormerIdRecord).safeParse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new EvidenceError(
    folder,
    parsed.error.issues.map(({ path, message }) => problem(String(path[0]), String(path[1] ?? ''), message)),
  );
}

/** Labels whose ids readers can hold. */
const PUBLISHED = [
  'AdverseEvent',
  'Algorithm',
  'AlgorithmPath',
  'AlgorithmStep',
  'Analysis',
  'Approval',
  'Arm',
  'Biomarker',
  'BiomarkerAssociation',
  'CancerType',
  'Caution',
  'Claim',
  'Cohort',
  'Dose',
  'Drug',
  'DrugActivity',
  'Endpoint',
  'FrequencyAfter',
  'Gene',
  'Guideline',
  'LabelWarning',
  'PlainText',
  'Recommendation',
  'Regimen',
  'RegistryRecord',
  'ResistanceMechanism',
  'Result',
  'Source',
  'TreatmentNode',
  'Trial',
] as const;

const idsOfLabel = (label: string) =>
  defineQuery({
    name: 'idsOfLabel',
    params: z.object({}),
    cypher: cypher`MATCH (n:${identifier(label)}) WHERE n.release = $release RETURN n.id AS id ORDER BY id`,
    row: z.object({ id: z.string() }),
  });

/** What is wrong with former ids beside the ids of their release. */
export function checkFormerIds(former: readonly FormerIdRecord[], ids: ReadonlySet<string>): Problem[] {
  return former.flatMap(({ id, now }) => [
    ...(ids.has(id)
      ? [problem(id, 'id', `"${id}" is an id of this release; only one that is gone can be a former one`)]
      : []),
    ...(ids.has(now) ? [] : [problem(id, 'now', `"${now}" is no id of this release`)]),
  ]);
}

/** Which ids of the store's release neither the ids of the next nor its former ones keep. */
export async function findLostIds(
  store: GraphStore,
  former: readonly FormerIdRecord[],
  ids: ReadonlySet<string>,
): Promise<Problem[]> {
  if ((await store.currentRelease()) === undefined) return [];
  const kept = new Set([...ids, ...former.map(({ id }) => id)]);
  const reader = await store.snapshot();
  const lost = `the store's release ${reader.release} published it; say in this file which id it has now`;
  const published = await Promise.all(PUBLISHED.map((label) => reader.read(idsOfLabel(label), {})));
  return published.flat().flatMap(({ id }) => (kept.has(id) ? [] : [problem(id, 'id', lost)]));
}

const problem = (id: string, field: string, reason: string): Problem => ({
  rule: RULE,
  severity: 'error',
  file: FILE,
  id,
  field,
  reason,
});
