import type { NodeResolvers, ResolversInterfaceTypes, ResolversParentTypes } from '../../__generated__/resolvers.ts';
import { invariant } from '../../shared/invariant.ts';
import { identified } from '../term/resolve.ts';
import type { Loaders } from '../../server/loaders.ts';

type NodeModel = ResolversInterfaceTypes<ResolversParentTypes>['Node'];

type TypeName = Exclude<Awaited<ReturnType<NonNullable<NodeResolvers['__resolveType']>>>, null | undefined>;

type Entity = {
  /** Its GraphQL type; for a result the row decides. */
  readonly typeName: TypeName | ((node: NodeModel) => TypeName);
  /** How a node of the kind is read. */
  readonly load: (loaders: Loaders, id: string) => Promise<NodeModel | null>;
};

/** Every kind with an id of its own, by the prefix of its ids. */
export const ENTITIES: Readonly<Record<string, Entity>> = {
  activity: { typeName: 'DrugActivity', load: (loaders, id) => loaders.drugActivityById.load(id) },
  'adverse-event': { typeName: 'AdverseEvent', load: (loaders, id) => loaders.adverseEventById.load(id) },
  algorithm: { typeName: 'Algorithm', load: (loaders, id) => loaders.algorithmById.load(id) },
  'algorithm-path': { typeName: 'AlgorithmPath', load: (loaders, id) => loaders.algorithmPathById.load(id) },
  'algorithm-step': { typeName: 'AlgorithmStep', load: (loaders, id) => loaders.algorithmStepById.load(id) },
  analysis: { typeName: 'Analysis', load: (loaders, id) => loaders.analysisById.load(id) },
  approval: { typeName: 'Approval', load: (loaders, id) => loaders.approvalById.load(id) },
  arm: { typeName: 'Arm', load: (loaders, id) => loaders.armById.load(id) },
  association: { typeName: 'BiomarkerAssociation', load: (loaders, id) => loaders.biomarkerAssociationById.load(id) },
  biomarker: { typeName: 'Biomarker', load: (loaders, id) => loaders.biomarkerById.load(id) },
  cancer: { typeName: 'CancerType', load: (loaders, id) => loaders.cancerTypeById.load(id) },
  claim: { typeName: 'Claim', load: (loaders, id) => loaders.claimById.load(id) },
  dose: { typeName: 'Dose', load: (loaders, id) => loaders.doseById.load(id) },
  caution: { typeName: 'Caution', load: (loaders, id) => loaders.cautionById.load(id) },
  cohort: { typeName: 'Cohort', load: (loaders, id) => loaders.cohortById.load(id) },
  drug: { typeName: 'Drug', load: (loaders, id) => loaders.drugById.load(id) },
  endpoint: { typeName: 'Endpoint', load: (loaders, id) => loaders.endpointById.load(id) },
  frequency: { typeName: 'FrequencyAfter', load: (loaders, id) => loaders.frequencyAfterById.load(id) },
  gene: { typeName: 'Gene', load: (loaders, id) => loaders.geneById.load(id) },
  guideline: { typeName: 'Guideline', load: (loaders, id) => loaders.guidelineById.load(id) },
  'posted-outcome': { typeName: 'PostedOutcome', load: (loaders, id) => loaders.postedOutcomeById.load(id) },
  'label-warning': { typeName: 'LabelWarning', load: (loaders, id) => loaders.labelWarningById.load(id) },
  mechanism: { typeName: 'ResistanceMechanism', load: (loaders, id) => loaders.resistanceMechanismById.load(id) },
  recommendation: { typeName: 'Recommendation', load: (loaders, id) => loaders.recommendationById.load(id) },
  'plain-text': { typeName: 'PlainText', load: (loaders, id) => loaders.plainTextById.load(id) },
  regimen: { typeName: 'Regimen', load: (loaders, id) => loaders.regimenById.load(id) },
  'registry-record': { typeName: 'RegistryRecord', load: (loaders, id) => loaders.registryRecordById.load(id) },
  result: {
    typeName: (node) => ('type' in node && node.type === 'ARM' ? 'ArmResult' : 'Comparison'),
    load: (loaders, id) => loaders.resultById.load(id),
  },
  source: { typeName: 'Source', load: (loaders, id) => loaders.sourceById.load(id) },
  treatment: { typeName: 'TreatmentNode', load: (loaders, id) => loaders.treatmentNodeById.load(id) },
  trial: { typeName: 'Trial', load: (loaders, id) => loaders.trialById.load(id) },
};

export const kindOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));

/** An id is a client's: `constructor:x` is of no kind, though every object has a constructor. */
const entityOf = (id: string): Entity | undefined =>
  Object.hasOwn(ENTITIES, kindOf(id)) ? ENTITIES[kindOf(id)] : undefined;

export function typeNameOf(node: NodeModel): TypeName {
  const entity = entityOf(node.id);
  invariant(entity, `${node.id} is of no kind that is registered.`);
  return typeof entity.typeName === 'function' ? entity.typeName(node) : entity.typeName;
}

/** The node of an id, of whatever kind; null for a kind or key that the graph does not know. */
export function loadNode(loaders: Loaders, id: string): Promise<NodeModel | null> {
  return entityOf(id)?.load(loaders, id) ?? Promise.resolve(null);
}

/** The same, where the id may be a former one: a published id stays valid. */
export async function findNode(loaders: Loaders, id: string): Promise<NodeModel | null> {
  if (entityOf(id) === undefined) return null;
  const found = await loadNode(loaders, id);
  if (found !== null) return found;
  const present = await identified(id, [kindOf(id)], loaders);
  return present === null ? null : loadNode(loaders, present);
}

/** The nodes of ids that the graph refers to, in their order, without those of a kind that is not registered. */
export async function loadNodes(loaders: Loaders, ids: readonly string[]): Promise<NodeModel[]> {
  const nodes = await Promise.all(ids.map((id) => loadNode(loaders, id)));
  return nodes.filter((node) => node !== null);
}
