import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EvidenceError } from '../../seed/evidence-error.ts';
import { describeProblem } from '../../seed/read-evidence.ts';
import { seedStore } from '../../seed/seed.ts';
import { checkRegistry } from '../../seed/rules/check-registry.ts';
import { parseRegistry } from '../../seed/rules/parse-registry.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import { FOLDERS } from '../support/evidence-folder.ts';
import { evidence } from '../support/evidence.ts';
import { registryFiles } from '../support/registry-files.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { setAt, type JsonObject } from './raw-evidence.ts';

type Files = Readonly<Record<string, unknown>>;

/** The files with one thing broken; undefined takes it away. */
function breakFile(file: string, place: string, value: unknown): Files {
  const broken = structuredClone(registryFiles[file]) as JsonObject;
  setAt(broken, place, value);
  return { ...registryFiles, [file]: broken };
}

/** All that is told of the files, as people read it. */
function told(files: Files): string[] {
  const reading = parseRegistry(files);
  const problems = reading.ok ? checkRegistry(reading.registry, evidence.trials) : reading.errors;
  return problems.filter(({ severity }) => severity === 'error').map(describeProblem);
}

const RECORD = 'records/NCT01970865.json';
const HEAD = `${RECORD} NCT01970865, field`;
const OUTCOME = 'resultsSection.outcomeMeasuresModule.outcomeMeasures[1]';
const PROTOCOL = 'protocolSection';
const FIRST_JUDGED = 'correspondences.json NCT01970865 ARM "PF-06463922", field';

describe('registry records that ship', () => {
  it('have no error', () => {
    expect(told(registryFiles)).toEqual([]);
  });
});

describe('a registry record that is malformed', () => {
  it.each([
    [
      'has no title',
      `${PROTOCOL}.identificationModule.briefTitle`,
      undefined,
      'The field is missing; a value of type string belongs here.',
    ],
    ['has a status of its own', `${PROTOCOL}.statusModule.overallStatus`, 'DONE', '"DONE" is none of "ACTIVE_NOT'],
    ['has no date where one is', `${PROTOCOL}.statusModule.startDateStruct.date`, 'Jan 2014', '"Jan 2014" is no date'],
    ['has half a patient', `${PROTOCOL}.designModule.enrollmentInfo.count`, 0.5, '0.5 is not of type int.'],
    [
      'has a value that is no text',
      `${OUTCOME}.classes[0].categories[0].measurements[0].value`,
      90,
      '90 is not of type',
    ],
    ['has a count that is no number', `${OUTCOME}.denoms[0].counts[0].value`, 'thirty', '"thirty" is no number of'],
    ['counts lesions', `${OUTCOME}.denoms[0].units`, 'Lesions', '"Lesions" is none of "Participants".'],
    ['posts what is not read', `${OUTCOME}.analyses`, [], '"analyses" is not read here yet.'],
  ])('%s', (_broken, place, value, reason) => {
    const [only, ...others] = told(breakFile(RECORD, place, value));
    expect(only).toContain(`${HEAD} ${place} [rule 42]: ${reason}`);
    expect(others).toEqual([]);
  });

  it.each([
    [
      'is another record than its file says',
      breakFile(RECORD, `${PROTOCOL}.identificationModule.nctId`, 'NCT00000001'),
      `${HEAD} protocolSection.identificationModule.nctId [rule 43]: the record is "NCT00000001"`,
    ],
    [
      'has a number of no group',
      breakFile(RECORD, `${OUTCOME}.classes[0].categories[0].measurements[0].groupId`, 'OG999'),
      `${HEAD} ${OUTCOME} [rule 43]: a number is of "OG999", which is no group of it`,
    ],
    [
      'is not listed',
      { ...registryFiles, 'records/NCT00000001.json': {} },
      'records/NCT00000001.json (whole file) [rule 43]: registry.json does not list it; say there when it was retrieved',
    ],
    [
      'is not there',
      { ...registryFiles, [RECORD]: undefined },
      `${RECORD} (whole file) [rule 42]: The file is missing; it holds one study record.`,
    ],
    [
      'is no JSON',
      { ...registryFiles, [RECORD]: new SyntaxError('Unexpected end of JSON input') },
      `${RECORD} (whole file) [rule 42]: The file is no JSON (Unexpected end of JSON input); it holds one study record.`,
    ],
  ])('%s', (_broken, files, line) => {
    expect(told(files)).toEqual([line]);
  });

  it('is told with all others', () => {
    const files = {
      ...breakFile(RECORD, `${PROTOCOL}.statusModule.overallStatus`, 'DONE'),
      'correspondences.json': [{}],
      'records/NCT06644495.json': [],
    };
    const lines = told(files);
    for (const part of [RECORD, 'correspondences.json (whole file), field [0].rationale', 'records/NCT06644495.json']) {
      expect(lines.filter((line) => line.startsWith(part))).toHaveLength(1);
    }
  });
});

describe('a correspondence', () => {
  it.each([
    ['of no record', '0.record', 'NCT00000001', 'correspondences.json NCT00000001 ARM "PF-06463922", field record'],
    [
      'of a record without a curated trial',
      '0',
      {
        record: 'NCT04318938',
        part: 'ARM',
        title: 'Experimental Arm with Brigatinib',
        arm: 'alta-1l-brigatinib',
        relation: 'OVERLAPS',
        rationale: 'Both give brigatinib.',
      },
      'field record [rule 44]: "NCT04318938" is the record of no curated trial',
    ],
    ['of no part', '0.title', 'Lorlatinib', 'field title [rule 44]: "Lorlatinib" is the title of 0 parts'],
    ['to no arm of the trial', '0.arm', 'alex-alectinib', `${FIRST_JUDGED} arm [rule 44]: "alex-alectinib" is no arm`],
    ['to no arm at all', '6.relation', 'EXACT', 'ARM "Crizotinib", field arm [rule 44]: an arm is null exactly where'],
    ['with an arm that has none', '0.relation', 'NONE', `${FIRST_JUDGED} arm [rule 44]: an arm is null exactly where`],
    ['that is told twice', '0.arm', 'lorlatinib-phase2-exp3b', `${FIRST_JUDGED} arm [rule 44]: it is judged twice`],
  ])('%s is refused', (_broken, place, value, line) => {
    const lines = told(breakFile('correspondences.json', place, value));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });

  it('to a group whose title stands for two is refused', () => {
    const lines = told(breakFile(RECORD, `${OUTCOME}.groups[0].description`, 'Others'));
    expect(lines).toEqual([
      'correspondences.json NCT01970865 GROUP "EXP-1 (Phase 2)", field title [rule 44]: "EXP-1 (Phase 2)" is the title of 2 parts of the record; it must be that of one',
    ]);
  });
});

describe('a record of a number that a curated trial bears from memory', () => {
  it('is refused: nobody has read whether they are one trial', () => {
    const reading = parseRegistry(registryFiles);
    const trials = evidence.trials.map((trial) => ({
      ...trial,
      registry_ids: trial.registry_ids.map((number) => ({ ...number, verified: number.id !== 'NCT01970865' })),
    }));
    const problems = reading.ok ? checkRegistry({ ...reading.registry, correspondences: [] }, trials) : [];
    expect(problems.map(describeProblem)).toEqual([
      'registry.json NCT01970865 [rule 45]: the trial lorlatinib-phase2 bears this number from memory only; read it on a page first',
    ]);
  });
});

describe('a store', () => {
  it('is left as it was by records or correspondences that break a rule', async () => {
    const folder = await createTempFolder();
    const registry = join(folder.path, 'registry');
    await cp(FOLDERS.registry, registry, { recursive: true });
    const store = await openEmbeddedStore(join(folder.path, 'store'));
    const seed = () => seedStore(store, { ...FOLDERS, registry }, () => undefined);
    const rewrite = async (file: string, from: string, to: string): Promise<void> => {
      const text = await readFile(join(registry, file), 'utf8');
      expect(text).toContain(from);
      await writeFile(join(registry, file), text.replace(from, to));
    };
    try {
      await rewrite(RECORD, '"COMPLETED"', '"DONE"');
      await expect(seed()).rejects.toThrow(EvidenceError);
      await rewrite(RECORD, '"DONE"', '"COMPLETED"');
      await rewrite('correspondences.json', '"lorlatinib-phase2-exp1"', '"lorlatinib-phase2-exp7"');
      await expect(seed()).rejects.toThrow('"lorlatinib-phase2-exp7" is no arm of the trial lorlatinib-phase2');
      expect(await store.currentRelease()).toBeUndefined();
      await rewrite('correspondences.json', '"lorlatinib-phase2-exp7"', '"lorlatinib-phase2-exp1"');
      expect(await seed()).toMatchObject({ written: true, release: await store.currentRelease() });
    } finally {
      await store.close();
      await folder.remove();
    }
  });
});
