import { createHash } from 'node:crypto';
import { Origin } from '../../src/features/provenance/model.ts';
import { cypher, identifier } from '../../src/graph/cypher.ts';
import type { GraphRelease, WriteStatement } from '../../src/graph/query.ts';
import { groupBy } from '../../src/shared/group-by.ts';
import { invariant } from '../../src/shared/invariant.ts';
import { curatedTrialOf } from '../rules/check-registry.ts';
import type { Registry } from '../rules/parse-registry.ts';
import type { Problem } from '../rules/rule.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { FormerIdRecord } from '../schemas/former-ids.ts';
import { writeBiomarkerAssociations } from './biomarker-associations.ts';
import { writeCautions } from './cautions.ts';
import { writeAlgorithms } from './algorithms.ts';
import { writeClaims } from './claims.ts';
import { GraphContent, type GraphNode } from './content.ts';
import { writeDoses } from './doses.ts';
import { writeGuidelines } from './guidelines.ts';
import { writeLabelWarnings } from './label-warnings.ts';
import { writeFormerId } from './names.ts';
import { writePlainTexts } from './plain-texts.ts';
import { ProvenanceWriter } from './provenance.ts';
import { writeRegistry } from './registry.ts';
import { writeRecommendations } from './recommendations.ts';
import { writeAdverseEvents, writeApprovals } from './regulation.ts';
import { writeResistance } from './resistance.ts';
import { writeResults } from './results.ts';
import { writeRegimens, writeTrials } from './trials.ts';
import {
  writeBiomarkers,
  writeCancerTypes,
  writeDrugs,
  writeEndpoints,
  writeGenes,
  writeSources,
} from './vocabulary.ts';

export type ReleaseMade = {
  readonly release: GraphRelease;
  readonly ids: ReadonlySet<string>;
  /** Words of the registry that mean no node here. */
  readonly unresolved: readonly Problem[];
};

/** All that ships as the release that an engine writes. Its id is made from all that is written, so equal content has equal ids. */
export function releaseOf(evidence: Evidence, registry: Registry, former: readonly FormerIdRecord[]): ReleaseMade {
  const content = new GraphContent();
  const provenance = new ProvenanceWriter(content, evidence);
  writeSources(content, evidence);
  writeGenes(content, evidence);
  writeEndpoints(content, evidence);
  writeCancerTypes(content, evidence);
  writeBiomarkers(content, evidence);
  writeDrugs(content, evidence);
  writeDoses(content, evidence, provenance);
  writeRegimens(content, evidence, provenance);
  const registered = registry.records.flatMap(({ id }) => curatedTrialOf(registry, id, evidence.trials)?.id ?? []);
  writeTrials(content, evidence, new Set(registered), provenance);
  writeResults(content, evidence, provenance);
  writeApprovals(content, evidence, provenance);
  writeAdverseEvents(content, evidence, provenance);
  writeBiomarkerAssociations(content, evidence, provenance);
  writeLabelWarnings(content, evidence, provenance);
  writeResistance(content, evidence, provenance);
  writeGuidelines(content, evidence);
  writeRecommendations(content, evidence, provenance);
  writeCautions(content, evidence, provenance);
  writeClaims(content, evidence);
  writeAlgorithms(content, evidence);
  writePlainTexts(content, evidence);
  const unresolved = writeRegistry(content, evidence, registry);
  writeReleaseNode(content, evidence);
  for (const { id, now } of former) writeFormerId(content, id, now);

  const { nodes, edges } = content;
  const hash = createHash('sha256')
    .update(JSON.stringify([nodes, edges]))
    .digest('hex')
    .slice(0, 12);
  const id = `${evidence.release.version}-${hash}`;
  const keyOf = (nodeId: string): string => `${id}|${nodeId}`;

  const byLabel = groupBy(nodes, ({ label }) => label);
  const byEnds = groupBy(edges, ({ type, fromLabel, toLabel }) => `${type} ${fromLabel} ${toLabel}`);
  const release: GraphRelease = {
    id,
    labels: [...byLabel.keys()].toSorted(),
    indexes: [{ label: 'Name', property: 'folded' }],
    counts: { nodes: nodes.length, relationships: edges.length },
    statements: [
      ...[...byLabel].map(([label, group]): WriteStatement => ({
        cypher: cypher`UNWIND $rows AS row MERGE (n:${identifier(label)} {key: row.key}) SET n += row.props`,
        rows: group.map((node) => ({
          key: keyOf(node.id),
          props: { ...node.properties, id: node.id, release: id, record: JSON.stringify(node.record) },
        })),
      })),
      ...[...byEnds.values()].map(edgeStatement(keyOf)),
    ],
  };
  return { release, ids: new Set(nodes.map((node) => node.id)), unresolved };
}

type Edge = GraphContent['edges'][number];

/** Writes edges of one type between nodes of the same two labels. */
const edgeStatement =
  (keyOf: (nodeId: string) => string) =>
  (edges: readonly Edge[]): WriteStatement => {
    const [first] = edges;
    invariant(first, 'A group has at least one edge.');
    return {
      cypher: cypher`
        UNWIND $rows AS row
        MATCH (a:${identifier(first.fromLabel)} {key: row.from})
        MATCH (b:${identifier(first.toLabel)} {key: row.to})
        MERGE (a)-[:${identifier(first.type)}]->(b)`,
      rows: edges.map((edge) => ({ from: keyOf(edge.from), to: keyOf(edge.to) })),
    };
  };

/** The kinds that readers count, by label; all that have an id of their own: those of the evidence, and those of the registry apart from them. */
const COUNTED = {
  CURATED: {
    AdverseEvent: 'adverse-event',
    Algorithm: 'algorithm',
    AlgorithmPath: 'algorithm-path',
    AlgorithmStep: 'algorithm-step',
    Analysis: 'analysis',
    Approval: 'approval',
    Arm: 'arm',
    Biomarker: 'biomarker',
    BiomarkerAssociation: 'association',
    CancerType: 'cancer',
    Caution: 'caution',
    Claim: 'claim',
    Cohort: 'cohort',
    Dose: 'dose',
    Drug: 'drug',
    DrugActivity: 'activity',
    Endpoint: 'endpoint',
    FrequencyAfter: 'frequency',
    Gene: 'gene',
    Guideline: 'guideline',
    LabelWarning: 'label-warning',
    PlainText: 'plain-text',
    Recommendation: 'recommendation',
    Regimen: 'regimen',
    ResistanceMechanism: 'mechanism',
    Result: 'result',
    Source: 'source',
    TreatmentNode: 'treatment',
    Trial: 'trial',
  },
  REGISTRY: {
    PostedOutcome: 'posted-outcome',
    RegistryRecord: 'registry-record',
    Trial: 'trial',
  },
} as const satisfies Record<Origin, Record<string, string>>;

function writeReleaseNode(content: GraphContent, { release }: Evidence): void {
  const counts = countByKind(content.nodes);
  content.node('ReleaseInfo', 'release:current', {
    version: release.version,
    date: release.date,
    title: release.title,
    description: release.description,
    licence: release.licence,
    licenceUrl: release.licence_url,
    licenceNote: release.licence_note,
    attribution: release.attribution,
    disclaimer: release.disclaimer,
  });
  content.include('release:current', {
    counts,
    dataSets: content.nodes.filter(({ label }) => label === 'DataSet').map(({ record }) => record),
  });
}

function countByKind(nodes: readonly GraphNode[]): { kind: string; origin: Origin; count: number }[] {
  return Origin.options.flatMap((origin) =>
    Object.entries(COUNTED[origin]).map(([label, kind]) => ({
      kind,
      origin,
      count: nodes.filter((node) => node.label === label && isOf(node, origin)).length,
    })),
  );
}

/** What both may tell of says which of them does. */
const isOf = ({ properties: { origins } }: GraphNode, origin: Origin): boolean =>
  !Array.isArray(origins) || origins.includes(origin);
