import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent, Properties, Value } from './content.ts';
import { idOf, orNull } from './ids.ts';

/*
 * The kinds whose queries come with the clinical answers. They are whole in the graph from the start, in the words of
 * their records: scalars and lists as properties, parts as nodes of their own, references as edges.
 */

export function writeGuidance(content: GraphContent, evidence: Evidence): void {
  writeAlgorithms(content, evidence);
  writePlainTexts(content, evidence);
}

const camel = (key: string): string => key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The scalars and flat lists of a record, without those that are written as edges, parts or provenance. */
function plain(record: object, without: readonly string[] = []): Properties {
  const left = new Set([
    'id',
    'source',
    'confirmed_by',
    'verified',
    'locator',
    'unverified_fields',
    'note',
    ...without,
  ]);
  const properties: Record<string, Value | null> = {};
  const entries: [string, unknown][] = Object.entries(record);
  for (const [key, value] of entries) {
    if (left.has(key) || !(value === null || isValue(value))) continue;
    properties[camel(key)] = value;
  }
  return properties;
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
const isValue = (value: unknown): value is Value => isScalar(value) || (Array.isArray(value) && value.every(isScalar));

function writeAlgorithms(content: GraphContent, { algorithms }: Evidence): void {
  for (const algorithm of algorithms) {
    const id = idOf.algorithm(algorithm.id);
    const stepId = (step: string): string => `algorithm-step:${algorithm.id}.${step}`;
    content.node('Algorithm', id, {
      ...plain(algorithm, ['cancer_type', 'biomarker', 'superseded_by']),
      note: algorithm.note,
    });
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(algorithm.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, algorithm.biomarker));
    content.edge('SUPERSEDED_BY', id, orNull(idOf.algorithm, algorithm.superseded_by));
    for (const [position, step] of algorithm.nodes.entries()) {
      content.node('AlgorithmStep', stepId(step.id), { ...plain(step, ['drugs']), position });
      content.edge('HAS_STEP', id, stepId(step.id));
      for (const drug of step.drugs) content.edge('ABOUT_DRUG', stepId(step.id), idOf.drug(drug));
      writeSupports(content, stepId(step.id), step.supports);
    }
    for (const [position, path] of algorithm.edges.entries()) {
      const pathId = `algorithm-path:${algorithm.id}.${path.id}`;
      content.node('AlgorithmPath', pathId, { ...plain(path, ['from', 'to']), position });
      content.edge('HAS_PATH', id, pathId);
      content.edge('FROM_STEP', pathId, stepId(path.from));
      content.edge('TO_STEP', pathId, stepId(path.to));
      writeSupports(content, pathId, path.supports);
    }
  }
}

type Supports = Evidence['algorithms'][number]['nodes'][number]['supports'];

function writeSupports(content: GraphContent, id: string, supports: Supports): void {
  const records = [
    ...supports.recommendations.map(idOf.recommendation),
    ...supports.cautions.map(idOf.caution),
    ...supports.approvals.map(idOf.approval),
    ...supports.results.map(idOf.result),
    ...supports.associations.map(idOf.association),
  ];
  for (const record of records) content.edge('SUPPORTED_BY', id, record);
}

function writePlainTexts(content: GraphContent, { plainLanguage }: Evidence): void {
  const nodeOf = { ENDPOINT: idOf.endpoint, CAUTION: idOf.caution, BIOMARKER: idOf.biomarker } as const;
  for (const text of plainLanguage) {
    const id = idOf.plainText(text.id);
    const { about } = text;
    content.node('PlainText', id, {
      ...plain(text),
      aboutType: about.type,
      aboutId: about.id,
      aboutValue: about.value,
    });
    if (about.type === 'ENDPOINT' || about.type === 'CAUTION' || about.type === 'BIOMARKER') {
      content.edge('ABOUT', id, nodeOf[about.type](about.id));
    }
  }
}
