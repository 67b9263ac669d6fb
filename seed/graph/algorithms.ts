import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, orNull } from './ids.ts';

type AlgorithmRecord = Evidence['algorithms'][number];

export function writeAlgorithms(content: GraphContent, { algorithms }: Evidence): void {
  for (const algorithm of algorithms) {
    const id = idOf.algorithm(algorithm.id);
    const drugs = [...new Set(algorithm.nodes.flatMap((step) => step.drugs))].toSorted();
    content.node('Algorithm', id, {
      title: algorithm.title,
      sortName: sortKeyOf(algorithm.title),
      cancerTypeId: idOf.cancerType(algorithm.cancer_type),
      biomarkerId: orNull(idOf.biomarker, algorithm.biomarker),
      stage: algorithm.stage,
      versionDate: algorithm.version_date,
      status: algorithm.status_code,
      supersededById: orNull(idOf.algorithm, algorithm.superseded_by),
      supersedesIds: algorithms
        .filter((other) => other.superseded_by === algorithm.id)
        .map((other) => idOf.algorithm(other.id))
        .toSorted(),
      startId: idOf.algorithmStep(algorithm.id, algorithm.start),
      note: algorithm.note,
    });
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(algorithm.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, algorithm.biomarker));
    content.edge('SUPERSEDED_BY', id, orNull(idOf.algorithm, algorithm.superseded_by));
    content.edge('STARTS_WITH', id, idOf.algorithmStep(algorithm.id, algorithm.start));
    for (const drug of drugs) content.edge('NAMES_DRUG', id, idOf.drug(drug));
    writeSteps(content, id, algorithm);
    writePaths(content, id, algorithm);
  }
}

function writeSteps(content: GraphContent, algorithmId: string, algorithm: AlgorithmRecord): void {
  for (const [position, step] of algorithm.nodes.entries()) {
    const id = idOf.algorithmStep(algorithm.id, step.id);
    content.node('AlgorithmStep', id, {
      algorithmId,
      position,
      // text that sorts as the positions do
      place: `${algorithm.id} ${String(position).padStart(4, '0')}`,
      type: step.type,
      text: step.text,
      drugIds: step.drugs.map(idOf.drug),
      line: step.line_code,
      lines: step.line_code === null ? [] : [step.line_code],
      lineScope: step.line_code === null ? 'NOT_RECORDED' : 'SPECIFIED',
      supportLevel: step.support_level,
      supportIds: supportIdsOf(step),
    });
    content.edge('STEP_OF', id, algorithmId);
    for (const drug of step.drugs) content.edge('NAMES_DRUG', id, idOf.drug(drug));
    for (const record of supportIdsOf(step)) content.edge('SUPPORTED_BY', id, record);
  }
}

function writePaths(content: GraphContent, algorithmId: string, algorithm: AlgorithmRecord): void {
  for (const [position, path] of algorithm.edges.entries()) {
    const id = idOf.algorithmPath(algorithm.id, path.id);
    const [fromId, toId] = [path.from, path.to].map((step) => idOf.algorithmStep(algorithm.id, step));
    content.node('AlgorithmPath', id, {
      algorithmId,
      position,
      fromId,
      toId,
      condition: path.condition,
      conditionCode: path.condition_code,
      supportLevel: path.support_level,
      supportIds: supportIdsOf(path),
    });
    content.edge('PATH_OF', id, algorithmId);
    content.edge('FROM_STEP', id, fromId);
    content.edge('TO_STEP', id, toId);
    for (const record of supportIdsOf(path)) content.edge('SUPPORTED_BY', id, record);
  }
}

const supportIdsOf = ({ supports }: Pick<AlgorithmRecord['nodes'][number], 'supports'>): string[] => [
  ...supports.recommendations.map(idOf.recommendation),
  ...supports.cautions.map(idOf.caution),
  ...supports.approvals.map(idOf.approval),
  ...supports.results.map(idOf.result),
  ...supports.associations.map(idOf.association),
];
