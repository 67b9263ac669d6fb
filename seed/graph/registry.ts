import { createHash } from 'node:crypto';
import { TrialPhase } from '../../src/features/trial/model.ts';
import { foldName } from '../../src/shared/fold.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { invariant } from '../../src/shared/invariant.ts';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import { curatedTrialOf, reportingGroupKey, reportingGroupsOf } from '../rules/check-registry.ts';
import { outcomesOf, type Registry, type RetrievedRecord } from '../rules/parse-registry.ts';
import { quote, type Problem } from '../rules/rule.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { Measurement, OutcomeMeasure, StudyRecord } from '../schemas/study-record.ts';
import type { GraphContent, Properties } from './content.ts';
import { idOf, orNull } from './ids.ts';
import { writeNames } from './names.ts';

/** The rule of the README of the registry records that a term is reported and not guessed. */
const UNRESOLVED = 46;

/**
 * Writes what the registry says, each record on the trial that it is of. A record of no curated trial makes one, of
 * what the registry states as a fact. Returns the words of records that mean no node here.
 */
export function writeRegistry(content: GraphContent, evidence: Evidence, registry: Registry): Problem[] {
  const meaningOf = knownNames(content);
  for (const { version, retrieved, id } of dataSetsOf(registry)) {
    const { name, licence, licence_url: licenceUrl, attribution } = registry.description;
    content.node('DataSet', id, { name, version, retrieved, licence, licenceUrl, attribution });
  }
  return registry.records.flatMap((record) => {
    const understood = understand(record, meaningOf);
    const curated = curatedTrialOf(registry, record.id, evidence.trials);
    const trialId = `trial:${curated?.registry_key ?? record.id}`;
    if (curated === undefined) writeTrial(content, trialId, registry, record, understood);
    writeRecord(content, trialId, registry, record, understood);
    writeOutcomes(content, record);
    writeCorrespondences(content, registry, record);
    return curated === undefined ? [...understood.problems, ...understood.leftOut] : understood.problems;
  });
}

/** Records of one day of the registry, retrieved on one day. */
const dataSetsOf = ({ description, records }: Registry) =>
  [...groupBy(records, (record) => dataSetIdOf(description.name, record))].flatMap(([id, [first]]) =>
    first ? [{ id, version: versionOf(first.study), retrieved: first.retrieved }] : [],
  );

const dataSetIdOf = (name: string, { study, retrieved }: RetrievedRecord): string =>
  `data-set:${name}.${versionOf(study)}.${retrieved}`;

const versionOf = ({ derivedSection }: StudyRecord): string => derivedSection.miscInfoModule.versionHolder;

type MeaningOf = (text: string, kind: string) => readonly string[];

/** The nodes of a kind that a text names, as a person's term is looked up: by its whole folded name. */
function knownNames(content: GraphContent): MeaningOf {
  const names = groupBy(
    content.nodes.filter(({ label }) => label === 'Name').map(({ properties }) => properties),
    ({ folded }) => folded,
  );
  return (text, kind) => [
    ...new Set(
      (names.get(foldName(text)) ?? []).filter((name) => name['kind'] === kind).map((name) => String(name['nodeId'])),
    ),
  ];
}

/** What of a record could be resolved. */
type Understood = {
  /** In the order of the conditions. */
  readonly cancerTypes: readonly (string | null)[];
  /** In the order of the interventions. */
  readonly drugs: readonly (string | null)[];
  /** Of a trial that only the registry knows. */
  readonly cancerType: string | null;
  readonly phase: TrialPhase | null;
  /** The words that mean no node. */
  readonly problems: readonly Problem[];
  /** Fields of a trial that only the registry knows which stay empty. */
  readonly leftOut: readonly Problem[];
};

function understand({ id, study }: RetrievedRecord, meaningOf: MeaningOf): Understood {
  const { conditionsModule, armsInterventionsModule, designModule } = study.protocolSection;
  const problems: Problem[] = [];
  const leftOut: Problem[] = [];
  const tell = (told: Problem[], field: string, reason: string): null => {
    told.push({ rule: UNRESOLVED, severity: 'warning', file: `records/${id}.json`, id, field, reason });
    return null;
  };
  const resolve = (text: string, kind: string, words: string, field: string): string | null => {
    const [first, ...others] = meaningOf(text, kind);
    if (first === undefined) return tell(problems, field, `${quote(text)} is the name of no ${words} here`);
    if (others.length === 0) return first;
    return tell(problems, field, `${quote(text)} is the name of several: ${[first, ...others].join(', ')}`);
  };
  const cancerTypes = conditionsModule.conditions.map((text, index) =>
    resolve(text, 'cancer', 'cancer type', `protocolSection.conditionsModule.conditions[${index}]`),
  );
  const drugs = armsInterventionsModule.interventions.map(({ name }, index) =>
    resolve(name, 'drug', 'drug', `protocolSection.armsInterventionsModule.interventions[${index}].name`),
  );
  const [cancerType = null, ...otherTypes] = [...new Set(cancerTypes.filter((type) => type !== null))];
  const phase = TrialPhase.safeParse(designModule.phases.join('_'));
  return {
    cancerTypes,
    drugs,
    cancerType:
      otherTypes.length === 0
        ? cancerType
        : tell(leftOut, 'protocolSection.conditionsModule', 'the conditions are several cancer types; a trial has one'),
    phase:
      phase.success || designModule.phases.length === 0
        ? (phase.data ?? null)
        : tell(leftOut, 'protocolSection.designModule.phases', `${quote(designModule.phases)} is no phase here`),
    problems,
    leftOut,
  };
}

/** A trial that only the registry knows: what it states as a fact, and of what is expected or in other words nothing. */
function writeTrial(
  content: GraphContent,
  id: string,
  { description }: Registry,
  { id: number, study }: RetrievedRecord,
  { cancerType, drugs, phase }: Understood,
): void {
  const { identificationModule, statusModule, sponsorCollaboratorsModule, designModule } = study.protocolSection;
  const acronym = identificationModule.acronym ?? identificationModule.orgStudyIdInfo.id;
  const drugIds = [...new Set(drugs.filter((drug) => drug !== null))].toSorted();
  content.node('Trial', id, {
    origins: ['REGISTRY'],
    acronym,
    sortName: sortKeyOf(acronym),
    title: identificationModule.briefTitle,
    phase,
    phaseText: null,
    maskingText: null,
    linesText: null,
    stratificationFactors: null,
    stratificationVerified: false,
    priorTherapy: null,
    priorTherapyConfirmedByIds: [],
    crossoverConfirmedByIds: [],
    baselineCnsVerified: false,
    baselineCnsConfirmedByIds: [],
    baselineCnsNote: null,
    cnsImaging: null,
    firstPublishedN: null,
    recruitmentPeriod: null,
    recruitmentStatus: null,
    plannedInterims: null,
    nonInferiorityMargin: null,
    armsOverlap: false,
    confirmedByIds: [],
    design: null,
    randomisationRatio: null,
    population: null,
    alkTkiNaive: null,
    priorChemotherapy: null,
    priorAlkInhibitor: null,
    priorTherapyNote: null,
    crossoverAllowed: null,
    crossoverPercent: null,
    crossoverNote: null,
    biomarkerTest: null,
    note: null,
    biomarkerId: null,
    masking: designModule.designInfo?.maskingInfo?.masking ?? 'NOT_REPORTED',
    lines: [],
    lineScope: 'NOT_RECORDED',
    priorTherapyVerified: false,
    crossoverVerified: false,
    regionScope: 'NOT_RECORDED',
    regions: [],
    enrollment: designModule.enrollmentInfo?.type === 'ACTUAL' ? designModule.enrollmentInfo.count : null,
    startDate: actual(statusModule.startDateStruct),
    primaryCompletionDate: actual(statusModule.primaryCompletionDateStruct),
    sponsor: sponsorCollaboratorsModule.leadSponsor.name,
    unverifiedFields: [],
    cancerTypeId: cancerType,
    drugIds,
  });
  writeNames(content, { id, name: acronym, aliases: [], identifiers: [number] });
  content.edge('IN_CANCER_TYPE', id, cancerType);
  for (const drug of drugIds) content.edge('STUDIES', id, drug);
  content.include(id, {
    registryIds: [{ registry: description.name, number, verified: true, confirmedByIds: [] }],
    primaryEndpoints: [],
    sources: [],
  });
}

type StudyDate = StudyRecord['protocolSection']['statusModule']['lastUpdatePostDateStruct'];

const actual = (date: StudyDate | undefined): string | null => (date?.type === 'ACTUAL' ? date.date : null);

function writeRecord(
  content: GraphContent,
  trialId: string,
  { description }: Registry,
  record: RetrievedRecord,
  { cancerTypes, drugs }: Understood,
): void {
  const { study } = record;
  const { identificationModule, statusModule, sponsorCollaboratorsModule, designModule, ...modules } =
    study.protocolSection;
  const id = idOf.registryRecord(record.id);
  content.node('RegistryRecord', id, {
    recordId: record.id,
    trialId,
    title: identificationModule.briefTitle,
    officialTitle: identificationModule.officialTitle,
    acronym: identificationModule.acronym,
    status: statusModule.overallStatus,
    studyType: designModule.studyType,
    phases: designModule.phases,
    masking: designModule.designInfo?.maskingInfo?.masking,
    enrollment: designModule.enrollmentInfo?.count,
    enrollmentType: designModule.enrollmentInfo?.type,
    startDate: statusModule.startDateStruct?.date,
    startDateType: statusModule.startDateStruct?.type,
    primaryCompletionDate: statusModule.primaryCompletionDateStruct?.date,
    primaryCompletionDateType: statusModule.primaryCompletionDateStruct?.type,
    completionDate: statusModule.completionDateStruct?.date,
    completionDateType: statusModule.completionDateStruct?.type,
    sponsor: sponsorCollaboratorsModule.leadSponsor.name,
    collaborators: sponsorCollaboratorsModule.collaborators.map(({ name }) => name),
    lastUpdate: statusModule.lastUpdatePostDateStruct.date,
    url: `${description.record_url}${record.id}`,
  });
  content.edge('HAS_REGISTRY_RECORD', trialId, id);
  content.edge('TAKEN_FROM', id, dataSetIdOf(description.name, record));
  const { interventions, armGroups } = modules.armsInterventionsModule;
  content.include(id, {
    dataSet: content.recordOf(dataSetIdOf(description.name, record)),
    conditions: modules.conditionsModule.conditions.map((text, position) => ({
      text,
      cancerTypeId: cancerTypes[position] ?? null,
    })),
    interventions: interventions.map(({ type, name, description: text, otherNames }, position) => ({
      type,
      name,
      description: text ?? null,
      otherNames,
      drugId: drugs[position] ?? null,
    })),
  });
  for (const meant of [...cancerTypes, ...drugs]) content.edge('MENTIONS', id, meant);
  const armIds = armGroups.map(({ label, type, description: text, interventionNames }, position) => {
    const arm = `registry-arm:${record.id}.${position}`;
    content.node('RegistryArm', arm, { position, recordId: id, label, type, description: text, interventionNames });
    content.edge('HAS_REGISTRY_ARM', id, arm);
    return arm;
  });
  content.include(id, { arms: armIds.map((arm) => content.recordOf(arm)) });
}

function writeOutcomes(content: GraphContent, { id: record, study }: RetrievedRecord): void {
  const recordId = idOf.registryRecord(record);
  const groupIds = new Map<string, string>();
  for (const [position, group] of reportingGroupsOf(study).entries()) {
    const id = `registry-group:${record}.${position}`;
    groupIds.set(reportingGroupKey(group), id);
    content.node('RegistryGroup', id, { title: group.title, description: group.description });
    content.edge('REPORTS_ON', recordId, id);
  }
  const keys = outcomeKeysOf(outcomesOf(study));
  for (const [position, outcome] of outcomesOf(study).entries()) {
    const key = `${record}.${keys[position]}`;
    const id = idOf.postedOutcome(key);
    content.node('PostedOutcome', id, {
      recordId,
      position,
      type: outcome.type,
      title: outcome.title,
      description: outcome.description,
      populationDescription: outcome.populationDescription,
      timeFrame: outcome.timeFrame,
      reportingStatus: outcome.reportingStatus,
      paramType: outcome.paramType,
      dispersionType: outcome.dispersionType,
      unit: outcome.unitOfMeasure,
    });
    content.edge('POSTS', recordId, id);
    for (const [place, group] of outcome.groups.entries()) {
      const groupId = `outcome-group:${key}.${place}`;
      content.node('OutcomeGroup', groupId, {
        outcomeId: id,
        recordId,
        position: place,
        code: group.id,
        nAnalysed: countOf(outcome.denoms, group.id),
      });
      content.edge('HAS_GROUP', id, groupId);
      const reported = groupIds.get(reportingGroupKey(group));
      invariant(reported, `${groupId} is no group of the record.`);
      content.edge('IS_GROUP', groupId, reported);
      content.include(groupId, { group: content.recordOf(reported) });
      writeMeasurements(content, groupId, group.id, outcome);
    }
  }
}

/**
 * The registry numbers no outcome measure, and their order may change: the id is made from what says which one it is,
 * so that it never comes to mean another.
 */
function outcomeKeysOf(outcomes: readonly OutcomeMeasure[]): string[] {
  const seen = new Map<string, number>();
  return outcomes.map(({ type, title, timeFrame }) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([type, title, timeFrame ?? null]))
      .digest('hex')
      .slice(0, 10);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return times === 1 ? hash : `${hash}-${times}`;
  });
}

function writeMeasurements(content: GraphContent, groupId: string, code: string, outcome: OutcomeMeasure): void {
  const rows = outcome.classes.flatMap((row) =>
    row.categories.flatMap((category) =>
      category.measurements.map((measurement) => ({ row, category: category.title, measurement })),
    ),
  );
  for (const [position, { row, category, measurement }] of rows.entries()) {
    if (measurement.groupId !== code) continue;
    const id = `outcome-measurement:${groupId.slice(groupId.indexOf(':') + 1)}.${position}`;
    content.node('OutcomeMeasurement', id, {
      groupId,
      position,
      class: row.title,
      category,
      ...numbersOf(measurement),
      comment: measurement.comment,
      // a row has a number of its own where it differs from that of the group
      nAnalysed: countOf(row.denoms, code) ?? countOf(outcome.denoms, code),
    });
    content.edge('HAS_MEASUREMENT', groupId, id);
  }
}

/** Each number as the registry writes it, and beside that its value; "NA" has none. */
const numbersOf = ({ value, spread, lowerLimit, upperLimit }: Measurement): Properties => ({
  value: numberIn(value),
  valueText: value,
  spread: numberIn(spread),
  spreadText: spread,
  lowerLimit: numberIn(lowerLimit),
  lowerLimitText: lowerLimit,
  upperLimit: numberIn(upperLimit),
  upperLimitText: upperLimit,
});

/** "-0.00" is zero: a number has no sign for what was rounded away. */
const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) + 0 : null;

const countOf = (denoms: OutcomeMeasure['denoms'], code: string): number | null => {
  const count = denoms.flatMap(({ counts }) => counts).find(({ groupId }) => groupId === code);
  return count === undefined ? null : Number(count.value);
};

function writeCorrespondences(content: GraphContent, registry: Registry, { id: record, study }: RetrievedRecord): void {
  const { armGroups } = study.protocolSection.armsInterventionsModule;
  const titles = {
    ARM: armGroups.map(({ label }) => label),
    GROUP: reportingGroupsOf(study).map(({ title }) => title),
  };
  const ofRecord = registry.correspondences.filter((correspondence) => correspondence.record === record);
  for (const [position, { part, title, arm, relation, rationale }] of ofRecord.entries()) {
    const id = `correspondence:${record}.${position}`;
    const partId = `registry-${part.toLowerCase()}:${record}.${titles[part].indexOf(title)}`;
    const armId = orNull(idOf.arm, arm);
    content.node('ArmCorrespondence', id, {
      position,
      recordId: idOf.registryRecord(record),
      part,
      partId,
      title,
      armId,
      relation,
      rationale,
    });
    content.edge('JUDGES', id, partId);
    content.edge('TO_ARM', id, armId);
    content.edge('HAS_CORRESPONDENCE', idOf.registryRecord(record), id);
  }
}
