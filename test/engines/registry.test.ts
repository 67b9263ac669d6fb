import { describe, expect, it } from 'vitest';
import { releaseOf } from '../../seed/graph/release.ts';
import type { Registry } from '../../seed/rules/parse-registry.ts';
import type { StudyRecord } from '../../seed/schemas/study-record.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import type { GraphRelease } from '../../src/graph/query.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEachEngine, type Given } from '../support/engines.ts';
import { evidence, former, orNull, reference, registry } from '../support/evidence.ts';
import { openFrontDoor, type Answer, type FrontDoor } from '../support/front-door.ts';
import type { Page } from '../support/pages.ts';
import { rawRecord, type RawOutcome } from '../support/registry-files.ts';
import { createTempFolder } from '../support/temp-folder.ts';

const CURATED_TOO = 'NCT01970865';
const REGISTRY_ONLY = ['NCT04318938', 'NCT04764188', 'NCT06644495'];
const RETRIEVED: Readonly<Record<string, string>> = {
  NCT01970865: '2026-02-18',
  NCT04318938: '2025-12-09',
  NCT04764188: '2025-12-09',
  NCT06644495: '2025-12-09',
};
const [LORLATINIB] = evidence.trials.filter(({ registry_key: key }) => key === CURATED_TOO);
if (LORLATINIB === undefined) throw new Error(`The evidence has no ${CURATED_TOO}.`);

const RECORD = `
  id title officialTitle acronym status studyType phases masking enrollment { count type } startDate { date type }
  primaryCompletionDate { date type } completionDate { date type } sponsor collaborators
  conditions { text } interventions { type name description otherNames }
  arms { label type description interventionNames }
  source { registry recordId version lastUpdate retrieved url licence licenceUrl attribution }
  trial { id }`;

/** What the API must say of a record, from its file. */
function expectedRecord(id: string): object {
  const raw = rawRecord(id);
  const { identificationModule, statusModule, sponsorCollaboratorsModule, designModule } = raw.protocolSection;
  const { interventions = [], armGroups = [] } = raw.protocolSection.armsInterventionsModule ?? {};
  return {
    id: `registry-record:${id}`,
    title: identificationModule.briefTitle,
    officialTitle: identificationModule.officialTitle,
    acronym: orNull(identificationModule.acronym),
    status: statusModule.overallStatus,
    studyType: designModule.studyType,
    phases: designModule.phases ?? [],
    masking: orNull(designModule.designInfo.maskingInfo?.masking),
    enrollment: designModule.enrollmentInfo,
    startDate: statusModule.startDateStruct,
    primaryCompletionDate: statusModule.primaryCompletionDateStruct,
    completionDate: statusModule.completionDateStruct,
    sponsor: sponsorCollaboratorsModule.leadSponsor.name,
    collaborators: (sponsorCollaboratorsModule.collaborators ?? []).map(({ name }) => name),
    conditions: raw.protocolSection.conditionsModule.conditions.map((text) => ({ text })),
    interventions: interventions.map(({ type, name, description, otherNames = [] }) => ({
      type,
      name,
      description,
      otherNames,
    })),
    arms: armGroups.map(({ label, type, description, interventionNames }) => ({
      label,
      type: orNull(type),
      description: orNull(description),
      interventionNames,
    })),
    source: {
      registry: 'ClinicalTrials.gov',
      recordId: id,
      version: raw.derivedSection.miscInfoModule.versionHolder,
      lastUpdate: statusModule.lastUpdatePostDateStruct.date,
      retrieved: RETRIEVED[id],
      url: `https://clinicaltrials.gov/study/${id}`,
      licence: 'LicenseRef-ClinicalTrials.gov-terms',
      licenceUrl: 'https://clinicaltrials.gov/about-site/terms-conditions',
      attribution: 'Source: ClinicalTrials.gov, U.S. National Library of Medicine',
    },
    trial: { id: `trial:${id}` },
  };
}

describeOnEachEngine('a registry record', (given) => {
  it('is on the node of the curated trial, and what each said stays apart', async () => {
    const { data, errors } = await given.ask<{ trial: { registryRecords: object[] } }>(
      `query Both($id: ID!) {
        trial(id: $id) {
          id origins acronym title phase enrollment startDate primaryCompletionDate sponsor cancerType { id }
          population arms { id } registryRecords { ${RECORD} }
        }
      }`,
      { id: CURATED_TOO },
    );
    expect(errors).toEqual([]);
    expect(data.trial).toEqual({
      id: `trial:${CURATED_TOO}`,
      origins: ['CURATED', 'REGISTRY'],
      acronym: LORLATINIB.acronym,
      title: LORLATINIB.title,
      phase: LORLATINIB.phase_code,
      enrollment: LORLATINIB.enrollment,
      startDate: LORLATINIB.start_date,
      primaryCompletionDate: LORLATINIB.primary_completion_date,
      sponsor: LORLATINIB.sponsor,
      cancerType: reference('cancer', LORLATINIB.cancer_type),
      population: LORLATINIB.population,
      arms: LORLATINIB.arms.map(({ id }) => ({ id: `arm:${id}` })),
      registryRecords: [expectedRecord(CURATED_TOO)],
    });
    // two sources, two titles
    expect(LORLATINIB.title).not.toBe(rawRecord(CURATED_TOO).protocolSection.identificationModule.briefTitle);
  });

  it.each(REGISTRY_ONLY)('of no curated trial is a trial of its own: %s', async (id) => {
    const { data, errors } = await given.ask<{ trial: object }>(
      `query One($id: ID!) {
        trial(id: $id) {
          id origins acronym title registryIds { registry number verified } masking lines lineScope regionScope
          alkTkiNaive population design biomarker { id } arms { id } sources { id } results { totalCount }
          enrollment startDate primaryCompletionDate sponsor registryRecords { ${RECORD} }
        }
      }`,
      { id },
    );
    const { identificationModule, statusModule, sponsorCollaboratorsModule, designModule } =
      rawRecord(id).protocolSection;
    // what is only expected has not happened
    const actual = <Value>(type: string, value: Value): Value | null => (type === 'ACTUAL' ? value : null);
    expect(errors).toEqual([]);
    expect(data.trial).toEqual({
      id: `trial:${id}`,
      origins: ['REGISTRY'],
      acronym: identificationModule.acronym ?? identificationModule.orgStudyIdInfo.id,
      title: identificationModule.briefTitle,
      registryIds: [{ registry: 'ClinicalTrials.gov', number: id, verified: true }],
      masking: designModule.designInfo.maskingInfo?.masking ?? 'NOT_REPORTED',
      lines: [],
      lineScope: 'NOT_RECORDED',
      regionScope: 'NOT_RECORDED',
      alkTkiNaive: null,
      population: null,
      design: null,
      biomarker: null,
      arms: [],
      sources: [],
      results: { totalCount: 0 },
      enrollment: actual(designModule.enrollmentInfo.type, designModule.enrollmentInfo.count),
      startDate: actual(statusModule.startDateStruct.type, statusModule.startDateStruct.date),
      primaryCompletionDate: actual(
        statusModule.primaryCompletionDateStruct.type,
        statusModule.primaryCompletionDateStruct.date,
      ),
      sponsor: sponsorCollaboratorsModule.leadSponsor.name,
      registryRecords: [expectedRecord(id)],
    });
  });

  it('has its words resolved by whole names only', async () => {
    const { data } = await given.ask<{ nodes: object[] }>(
      `query Terms($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on RegistryRecord {
            conditions { text cancerType { id } }
            interventions { name drug { id } }
            trial { phase cancerType { id } }
          }
        }
      }`,
      { ids: [CURATED_TOO, ...REGISTRY_ONLY].map((id) => `registry-record:${id}`) },
    );
    const nsclc = { id: 'cancer:nsclc' };
    expect(data.nodes).toEqual([
      {
        conditions: [
          { text: 'ALK-positive Non Small Cell Lung Cancer (NSCLC) and ROS1-positive NSCLC', cancerType: null },
        ],
        interventions: [
          { name: 'PF-06463922', drug: { id: 'drug:lorlatinib' } },
          { name: 'Crizotinib', drug: { id: 'drug:crizotinib' } },
        ],
        trial: { phase: 'PHASE1_PHASE2', cancerType: nsclc },
      },
      {
        conditions: [{ text: 'NSCLC', cancerType: nsclc }],
        interventions: [
          { name: 'Brigatinib', drug: { id: 'drug:brigatinib' } },
          { name: 'Tyrosine kinase inhibitor', drug: null },
        ],
        trial: { phase: 'PHASE2', cancerType: nsclc },
      },
      {
        conditions: [{ text: 'NSCLC', cancerType: nsclc }],
        interventions: [{ name: 'Alectinib', drug: { id: 'drug:alectinib' } }],
        trial: { phase: null, cancerType: nsclc },
      },
      {
        conditions: [{ text: 'NSCLC', cancerType: nsclc }],
        interventions: [],
        trial: { phase: null, cancerType: nsclc },
      },
    ]);
  });

  it('makes trials that lists tell apart by who tells of them', async () => {
    const { data } = await given.ask<Record<string, { totalCount: number; nodes: { id: string }[] }>>(
      `{
        curated: trials(filter: { origin: { eq: CURATED } }) { totalCount nodes { id } }
        registered: trials(filter: { origin: { eq: REGISTRY } }) { totalCount nodes { id } }
        onlyRegistered: trials(filter: { not: { origin: { eq: CURATED } } }) { totalCount nodes { id } }
        all: trials { totalCount nodes { id } }
      }`,
    );
    const idsOf = (list: string) => (data[list]?.nodes ?? []).map(({ id }) => id).toSorted();
    const trialIds = (numbers: readonly string[]) => numbers.map((number) => `trial:${number}`);
    expect(data['curated']?.totalCount).toBe(evidence.trials.length);
    expect(idsOf('registered')).toEqual(trialIds([CURATED_TOO, ...REGISTRY_ONLY]));
    expect(idsOf('onlyRegistered')).toEqual(trialIds(REGISTRY_ONLY));
    expect(data['all']?.totalCount).toBe(evidence.trials.length + REGISTRY_ONLY.length);
  });

  it('has the source of each day named by `meta`', async () => {
    const { data } = await given.ask<{ meta: { sources: { name: string }[] } }>(
      '{ meta { sources { name version retrieved licence attribution } } }',
    );
    const ofDay = (day: string) => ({
      name: 'ClinicalTrials.gov',
      version: day,
      retrieved: day,
      licence: 'LicenseRef-ClinicalTrials.gov-terms',
      attribution: 'Source: ClinicalTrials.gov, U.S. National Library of Medicine',
    });
    expect(data.meta.sources.slice(1)).toEqual([ofDay('2025-12-09'), ofDay('2026-02-18')]);
    expect(data.meta.sources[0]?.name).toBe(evidence.release.title);
  });
});

const OUTCOME = `
  id type title description populationDescription timeFrame reportingStatus paramType dispersionType unit
  record { id }
  groups {
    code title description nAnalysed
    measurements {
      class category value { number text } spread { number text } lowerLimit { number text }
      upperLimit { number text } comment nAnalysed
    }
  }`;

type Outcome = { readonly id: string; readonly groups: readonly { readonly measurements: readonly object[] }[] };

/** What the API must say of an outcome measure, from the file of its record. */
function expectedOutcome(raw: RawOutcome): object {
  const count = (denoms: RawOutcome['denoms'] = [], group: string): number | null => {
    const found = denoms.flatMap(({ counts }) => counts).find(({ groupId }) => groupId === group);
    return found === undefined ? null : Number(found.value);
  };
  const posted = (text: string | undefined) => {
    if (text === undefined) return null;
    if (text === 'NA') return { number: null, text };
    expect(Number(text)).not.toBeNaN();
    // JSON has no minus zero, as "-0.00" would be
    return { number: Number(text) + 0, text };
  };
  return {
    type: raw.type,
    title: raw.title,
    description: orNull(raw.description),
    populationDescription: orNull(raw.populationDescription),
    timeFrame: orNull(raw.timeFrame),
    reportingStatus: raw.reportingStatus,
    paramType: orNull(raw.paramType),
    dispersionType: orNull(raw.dispersionType),
    unit: orNull(raw.unitOfMeasure),
    record: { id: `registry-record:${CURATED_TOO}` },
    groups: raw.groups.map((group) => ({
      code: group.id,
      title: group.title,
      description: orNull(group.description),
      nAnalysed: count(raw.denoms, group.id),
      measurements: raw.classes.flatMap((row) =>
        row.categories.flatMap((category) =>
          category.measurements
            .filter(({ groupId }) => groupId === group.id)
            .map((measurement) => ({
              class: orNull(row.title),
              category: orNull(category.title),
              value: posted(measurement.value),
              spread: posted(measurement.spread),
              lowerLimit: posted(measurement.lowerLimit),
              upperLimit: posted(measurement.upperLimit),
              comment: orNull(measurement.comment),
              nAnalysed: count(row.denoms, group.id) ?? count(raw.denoms, group.id),
            })),
        ),
      ),
    })),
  };
}

const rawOutcomes = rawRecord(CURATED_TOO).resultsSection?.outcomeMeasuresModule.outcomeMeasures ?? [];

/** All of a record's outcome measures, page by page. */
async function readOutcomes(given: Given, size: number): Promise<Outcome[]> {
  const found: Outcome[] = [];
  let after: string | null = null;
  do {
    const answer: Answer<{ node: { postedOutcomes: Page<Outcome> } }> = await given.ask(
      `query Outcomes($id: ID!, $first: Int!, $after: String) {
        node(id: $id) {
          ... on RegistryRecord {
            postedOutcomes(first: $first, after: $after) {
              totalCount edges { cursor } nodes { ${OUTCOME} } pageInfo { hasNextPage endCursor }
            }
          }
        }
      }`,
      { id: `registry-record:${CURATED_TOO}`, first: size, after },
    );
    expect(answer.errors).toEqual([]);
    const { nodes, pageInfo, totalCount } = answer.data.node.postedOutcomes;
    expect(totalCount).toBe(rawOutcomes.length);
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

describeOnEachEngine('every posted outcome measure of the record in, every one out', (given) => {
  it('number for number, in the order of the record', async () => {
    expect(rawOutcomes).toHaveLength(73);
    const found = await readOutcomes(given, 20);
    expect(found).toHaveLength(rawOutcomes.length);
    for (const [index, raw] of rawOutcomes.entries()) {
      expect(found[index]).toEqual({ id: found[index]?.id, ...expectedOutcome(raw) });
    }
    const values = rawOutcomes.flatMap(({ classes }) =>
      classes.flatMap(({ categories }) => categories.flatMap(({ measurements }) => measurements)),
    );
    expect(found.flatMap(({ groups }) => groups.flatMap(({ measurements }) => measurements))).toHaveLength(
      values.length,
    );
  });

  it('each with an id of its own that leads back to it', async () => {
    const ids = (await readOutcomes(given, 100)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const { data } = await given.ask<{ nodes: object[] }>(
      'query Back($ids: [ID!]!) { nodes(ids: $ids) { id ... on PostedOutcome { title } } }',
      { ids },
    );
    expect(data.nodes).toEqual(ids.map((id, index) => ({ id, title: rawOutcomes[index]?.title })));
  });

  it('found by title and type, and read from the end', async () => {
    const { data } = await given.ask<{ node: Record<string, { nodes: { title: string }[] }> }>(
      `query Some($id: ID!) {
        node(id: $id) {
          ... on RegistryRecord {
            primary: postedOutcomes(filter: { type: { eq: "PRIMARY" } }) { nodes { title } }
            survival: postedOutcomes(filter: { title: { contains: "overall survival" } }) { nodes { title } }
            last: postedOutcomes(last: 2) { nodes { title } }
            backwards: postedOutcomes(first: 2, orderBy: POSITION_DESC) { nodes { title } }
          }
        }
      }`,
      { id: `registry-record:${CURATED_TOO}` },
    );
    const titles = (outcomes: readonly RawOutcome[]) => outcomes.map(({ title }) => ({ title }));
    expect(data.node).toEqual({
      primary: { nodes: titles(rawOutcomes.filter(({ type }) => type === 'PRIMARY')) },
      survival: { nodes: titles(rawOutcomes.filter(({ title }) => /overall survival/i.test(title))) },
      last: { nodes: titles(rawOutcomes.slice(-2)) },
      backwards: { nodes: titles(rawOutcomes.slice(-2).toReversed()) },
    });
  });
});

type Correspondence = { relation: string; arm: { id: string } | null };

describeOnEachEngine('the arms of two sources', (given) => {
  const judged = (part: string, title: string): Correspondence[] =>
    registry.correspondences
      .filter((correspondence) => correspondence.part === part && correspondence.title === title)
      .map(({ relation, arm }) => ({ relation, arm: reference('arm', arm) }));

  it('are related as curators judged it, wherever the group is reported', async () => {
    const { data, errors } = await given.ask<{
      node: {
        arms: { label: string; correspondences: Correspondence[] }[];
        postedOutcomes: { nodes: { groups: { title: string; correspondences: Correspondence[] }[] }[] };
      };
    }>(
      `query Related($id: ID!) {
        node(id: $id) {
          ... on RegistryRecord {
            arms { label correspondences { relation arm { id } } }
            postedOutcomes(first: 100) { nodes { groups { title correspondences { relation arm { id } } } } }
          }
        }
      }`,
      { id: `registry-record:${CURATED_TOO}` },
    );
    expect(errors).toEqual([]);
    for (const { label, correspondences } of data.node.arms) expect(correspondences).toEqual(judged('ARM', label));
    const groups = data.node.postedOutcomes.nodes.flatMap((outcome) => outcome.groups);
    expect(groups).toHaveLength(rawOutcomes.flatMap((outcome) => outcome.groups).length);
    for (const { title, correspondences } of groups)
      expect([title, correspondences]).toEqual([title, judged('GROUP', title)]);
    expect(Object.fromEntries(groups.map(({ title, correspondences }) => [title, correspondences]))).toMatchObject({
      'EXP-1 (Phase 2)': [{ relation: 'EXACT', arm: { id: 'arm:lorlatinib-phase2-exp1' } }],
      'EXP-2 (Phase 2)': [{ relation: 'NARROWER', arm: { id: 'arm:lorlatinib-phase2-exp2-3a' } }],
      'EXP-3 (Phase 2)': [
        { relation: 'OVERLAPS', arm: { id: 'arm:lorlatinib-phase2-exp2-3a' } },
        { relation: 'BROADER', arm: { id: 'arm:lorlatinib-phase2-exp3b' } },
        { relation: 'OVERLAPS', arm: { id: 'arm:lorlatinib-phase2-exp3b-5' } },
      ],
      'EXP-6 (Phase 2)': [{ relation: 'NONE', arm: null }],
      'DDI Sub-study': [],
    });
  });

  it('are found from the curated arm, with record and reason', async () => {
    const { data } = await given.ask<{ trial: { arms: object[] } }>(
      `query Arms($id: ID!) {
        trial(id: $id) {
          arms { id registryCorrespondences { record { id } part title relation arm { id } rationale } }
        }
      }`,
      { id: CURATED_TOO },
    );
    expect(data.trial.arms).toEqual(
      LORLATINIB.arms.map(({ id }) => ({
        id: `arm:${id}`,
        registryCorrespondences: registry.correspondences
          .filter(({ arm }) => arm === id)
          .map(({ part, title, relation, rationale }) => ({
            record: { id: `registry-record:${CURATED_TOO}` },
            part,
            title,
            relation,
            arm: { id: `arm:${id}` },
            rationale,
          })),
      })),
    );
  });

  it('agree on a number where they are the same patients, and neither stands among the other', async () => {
    const { data } = await given.ask<{
      trial: {
        results: { nodes: { value: number; arm: { label: string } }[] };
        registryRecords: { postedOutcomes: { nodes: { groups: Outcome['groups'] }[] } }[];
      };
    }>(
      `query Responses($id: ID!) {
        trial(id: $id) {
          results(first: 100) { nodes { id value provenance { status } } }
          registryRecords {
            postedOutcomes(filter: { type: { eq: "PRIMARY" }, title: { contains: "objective response" } }) {
              nodes { groups { title measurements { class value { number } } } }
            }
          }
        }
      }`,
      { id: CURATED_TOO },
    );
    const ofTrial = evidence.results.filter(({ trial, pooled_trials: pooled }) => trial === LORLATINIB.id && !pooled);
    expect(data.trial.results.nodes).toHaveLength(ofTrial.length);
    const curated = ofTrial.find(({ id }) => id.endsWith('primary.lorlatinib-phase2-exp1.orr.icr.proportion.itt'));
    expect(data.trial.registryRecords[0]?.postedOutcomes.nodes[0]?.groups[0]).toEqual({
      title: 'EXP-1 (Phase 2)',
      measurements: [
        { class: 'Objective response', value: { number: curated?.value } },
        { class: 'Intracranial objective response', value: { number: 75 } },
      ],
    });
  });
});

const NO_REGISTRY: Registry = { ...registry, records: [], correspondences: [] };

/** The server over a release that is made of other records. */
const withRegistry = <Result>(records: Registry, use: (door: FrontDoor) => Promise<Result>): Promise<Result> =>
  withRelease(releaseOf(evidence, records, former).release, use);

async function withRelease<Result>(release: GraphRelease, use: (door: FrontDoor) => Promise<Result>): Promise<Result> {
  const folder = await createTempFolder();
  const store = await openEmbeddedStore(folder.path);
  try {
    await store.replace(release, () => undefined);
    const door = await openFrontDoor(store);
    const result = await use(door);
    await door.app.close();
    return result;
  } finally {
    await store.close();
    await folder.remove();
  }
}

type Ranked = { readonly trial: object };

const RANKINGS = DOCUMENTED.filter(({ query }) => query.includes('rankedTherapies'));

describeOnEachEngine('what is curated', (given) => {
  it('is ranked alike with and without the registry, byte for byte', async () => {
    expect(RANKINGS.length).toBeGreaterThan(3);
    const answersOf = async ({ ask }: Pick<FrontDoor, 'ask'>): Promise<string[]> => {
      const answers: string[] = [];
      for (const { query, variables } of RANKINGS) {
        const { body, errors, extensions } = await ask(query, variables);
        expect(errors).toEqual([]);
        answers.push(body.replaceAll(String(extensions['release']), 'this release'));
      }
      return answers;
    };
    expect(await answersOf(given)).toEqual(await withRegistry(NO_REGISTRY, answersOf));
  });

  it('is what a ranking reads, whatever else is known of a trial', async () => {
    const { release } = releaseOf(evidence, registry, former);
    const statements = release.statements.map((statement) => ({
      ...statement,
      rows: statement.rows.map((row) => {
        const props = row['props'] as Readonly<Record<string, unknown>> | undefined;
        return props?.['id'] === 'trial:NCT02075840' ? { ...row, props: { ...props, origins: ['REGISTRY'] } } : row;
      }),
    }));
    const trialsOf = async ({ ask }: Pick<FrontDoor, 'ask'>): Promise<string[]> => {
      const { data, errors } = await ask<{ rankedTherapies: { entries: Ranked[]; notRanked: Ranked[] } }>(
        `{ rankedTherapies(cancerType: "NSCLC", biomarker: "ALK+", line: FIRST_LINE, by: { endpoint: "PFS" }) {
          entries { trial: comparison { trial { acronym } } } notRanked { trial { acronym } }
        } }`,
      );
      expect(errors).toEqual([]);
      return [...data.rankedTherapies.entries, ...data.rankedTherapies.notRanked].map((ranked) =>
        JSON.stringify(ranked),
      );
    };
    const isOfAlex = (ranked: string): boolean => ranked.includes('"ALEX"');
    const shipped = await trialsOf(given);
    expect(shipped.some(isOfAlex)).toBe(true);
    expect(await withRelease({ ...release, statements }, trialsOf)).toEqual(
      shipped.filter((ranked) => !isOfAlex(ranked)),
    );
  });
});

/** The records that ship, with one changed. */
function changed(id: string, change: (study: StudyRecord) => void): Registry {
  return {
    ...registry,
    records: registry.records.map((record) => {
      if (record.id !== id) return record;
      const study = structuredClone(record.study);
      change(study);
      return { ...record, study };
    }),
  };
}

describe('a trial that only a registry knows', () => {
  const trialOf = (records: Registry): Promise<unknown> =>
    withRegistry(records, async (door) => {
      const { data, errors } = await door.ask<{ trial: unknown }>(
        '{ trial(id: "NCT04764188") { phase cancerType { id } registryRecords { phases conditions { text cancerType { id } } } } }',
      );
      expect(errors).toEqual([]);
      return data.trial;
    });
  const unresolvedIn = (records: Registry): string[] =>
    releaseOf(evidence, records, former)
      .unresolved.filter(({ id }) => id === 'NCT04764188')
      .map(({ reason }) => reason);

  it('has no cancer type where its condition is the name of none', async () => {
    const records = changed('NCT04764188', ({ protocolSection }) => {
      protocolSection.conditionsModule.conditions = ['ALK-positive NSCLC'];
    });
    expect(await trialOf(records)).toEqual({
      phase: null,
      cancerType: null,
      registryRecords: [{ phases: [], conditions: [{ text: 'ALK-positive NSCLC', cancerType: null }] }],
    });
    expect(unresolvedIn(records)).toEqual(['"ALK-positive NSCLC" is the name of no cancer type here']);
  });

  it('has no cancer type where its conditions are several, nor a phase that is none here', async () => {
    const records = changed('NCT04764188', ({ protocolSection }) => {
      protocolSection.conditionsModule.conditions = ['nsclc', 'Lung Cancer'];
      protocolSection.designModule.phases = ['PHASE4'];
    });
    expect(await trialOf(records)).toEqual({
      phase: null,
      cancerType: null,
      registryRecords: [
        {
          phases: ['PHASE4'],
          conditions: [
            { text: 'nsclc', cancerType: { id: 'cancer:nsclc' } },
            { text: 'Lung Cancer', cancerType: { id: 'cancer:lung-carcinoma' } },
          ],
        },
      ],
    });
    expect(unresolvedIn(records)).toEqual([
      'the conditions are several cancer types; a trial has one',
      '["PHASE4"] is no phase here',
    ]);
  });
});
