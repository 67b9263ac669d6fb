import { createHash } from 'node:crypto';
import { TrialPhase } from '../../src/features/trial/model.ts';
import { foldName } from '../../src/shared/fold.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import { curatedTrialOf } from '../rules/check-registry.ts';
import { outcomesOf, type Registry, type RetrievedRecord } from '../rules/parse-registry.ts';
import { quote, type Problem } from '../rules/rule.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { OutcomeMeasure, StudyRecord } from '../schemas/study-record.ts';
import type { CorrespondenceRecord } from '../schemas/registry.ts';
import type { GraphContent, NodeRecord } from './content.ts';
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
    masking: designModule.designInfo?.maskingInfo?.masking ?? 'NOT_REPORTED',
    randomisationRatio: null,
    population: null,
    lines: [],
    lineScope: 'NOT_RECORDED',
    alkTkiNaive: null,
    priorChemotherapy: null,
    priorAlkInhibitor: null,
    priorTherapyVerified: false,
    priorTherapyNote: null,
    crossoverAllowed: null,
    crossoverPercent: null,
    crossoverVerified: false,
    crossoverNote: null,
    biomarkerTest: null,
    regionScope: 'NOT_RECORDED',
    regions: [],
    enrollment: designModule.enrollmentInfo?.type === 'ACTUAL' ? designModule.enrollmentInfo.count : null,
    startDate: actual(statusModule.startDateStruct),
    primaryCompletionDate: actual(statusModule.primaryCompletionDateStruct),
    sponsor: sponsorCollaboratorsModule.leadSponsor.name,
    unverifiedFields: [],
    note: null,
    cancerTypeId: cancerType,
    biomarkerId: null,
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
  { description, correspondences }: Registry,
  record: RetrievedRecord,
  { cancerTypes, drugs }: Understood,
): void {
  const { identificationModule, statusModule, sponsorCollaboratorsModule, designModule, ...modules } =
    record.study.protocolSection;
  const { interventions, armGroups } = modules.armsInterventionsModule;
  const id = idOf.registryRecord(record.id);
  const dataSet = dataSetIdOf(description.name, record);
  const url = `${description.record_url}${record.id}`;
  const lastUpdate = statusModule.lastUpdatePostDateStruct.date;
  const judged = correspondences.filter((correspondence) => correspondence.record === record.id);
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
    sponsor: sponsorCollaboratorsModule.leadSponsor.name,
    collaborators: sponsorCollaboratorsModule.collaborators.map(({ name }) => name),
  });
  content.include(id, {
    enrollment: designModule.enrollmentInfo
      ? { count: designModule.enrollmentInfo.count, type: designModule.enrollmentInfo.type ?? null }
      : null,
    startDate: dated(statusModule.startDateStruct),
    primaryCompletionDate: dated(statusModule.primaryCompletionDateStruct),
    completionDate: dated(statusModule.completionDateStruct),
    conditions: modules.conditionsModule.conditions.map((text, index) => ({ text, cancerTypeId: cancerTypes[index] })),
    interventions: interventions.map(({ type, name, description: words = null, otherNames }, index) => ({
      type,
      name,
      description: words,
      otherNames,
      drugId: drugs[index],
    })),
    arms: armGroups.map(({ label, type = null, description: words = null, interventionNames }) => ({
      label,
      type,
      description: words,
      interventionNames,
      correspondences: judgedOf(judged, 'ARM', label),
    })),
    source: { ...content.recordOf(dataSet), registry: description.name, recordId: record.id, lastUpdate, url },
  });
  content.edge('HAS_REGISTRY_RECORD', trialId, id);
  content.edge('TAKEN_FROM', id, dataSet);
  for (const meant of [...cancerTypes, ...drugs]) content.edge('MENTIONS', id, meant);
  writeCorrespondences(content, id, judged);
  writeOutcomes(content, record, judged);
}

const dated = (date: StudyDate | undefined) => (date ? { date: date.date, type: date.type ?? null } : null);

/** What curators say of one part of a record, as it stands in the part itself. */
const judgedOf = (
  judged: readonly CorrespondenceRecord[],
  part: CorrespondenceRecord['part'],
  title: string,
): readonly NodeRecord[] =>
  judged.filter((correspondence) => correspondence.part === part && correspondence.title === title).map(relationOf);

const relationOf = ({ record, part, title, arm, relation, rationale }: CorrespondenceRecord) => ({
  recordId: idOf.registryRecord(record),
  part,
  title,
  armId: orNull(idOf.arm, arm),
  relation,
  rationale,
});

/** Each also is a node: a curated arm is asked for its own. */
function writeCorrespondences(content: GraphContent, recordId: string, judged: readonly CorrespondenceRecord[]): void {
  for (const [position, correspondence] of judged.entries()) {
    const id = `correspondence:${correspondence.record}.${position}`;
    const relation = relationOf(correspondence);
    content.node('ArmCorrespondence', id, { position, ...relation });
    content.edge('HAS_CORRESPONDENCE', recordId, id);
    content.edge('TO_ARM', id, relation.armId);
  }
}

function writeOutcomes(
  content: GraphContent,
  { id: record, study }: RetrievedRecord,
  judged: readonly CorrespondenceRecord[],
): void {
  const recordId = idOf.registryRecord(record);
  const keys = outcomeKeysOf(outcomesOf(study));
  for (const [position, outcome] of outcomesOf(study).entries()) {
    const id = idOf.postedOutcome(`${record}.${keys[position]}`);
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
    content.include(id, {
      groups: outcome.groups.map((group) => ({
        code: group.id,
        title: group.title,
        description: group.description ?? null,
        nAnalysed: countOf(outcome.denoms, group.id),
        correspondences: judgedOf(judged, 'GROUP', group.title),
        measurements: measurementsOf(outcome, group.id),
      })),
    });
    content.edge('POSTS', recordId, id);
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

const measurementsOf = ({ classes, denoms }: OutcomeMeasure, group: string) =>
  classes.flatMap((row) =>
    row.categories.flatMap(({ title: category = null, measurements }) =>
      measurements
        .filter(({ groupId }) => groupId === group)
        .map(({ value, spread, lowerLimit, upperLimit, comment = null }) => ({
          class: row.title ?? null,
          category,
          value: posted(value),
          spread: posted(spread),
          lowerLimit: posted(lowerLimit),
          upperLimit: posted(upperLimit),
          comment,
          // a row has a number of its own where it differs from that of the group
          nAnalysed: countOf(row.denoms, group) ?? countOf(denoms, group),
        })),
    ),
  );

/** A number as the registry writes it, and its value; "NA" has none, and "-0.00" is zero. */
const posted = (text: string | undefined) =>
  text === undefined ? null : { text, number: /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) + 0 : null };

const countOf = (denoms: OutcomeMeasure['denoms'], group: string): number | null => {
  const count = denoms.flatMap(({ counts }) => counts).find(({ groupId }) => groupId === group);
  return count === undefined ? null : Number(count.value);
};
