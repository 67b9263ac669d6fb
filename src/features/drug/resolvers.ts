import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const drugResolvers = {
  Query: {
    drug: (_root, { id }, { loaders }) => lookUp('drug', id, loaders.drugById, loaders),
    drugs: (_root, args, { loaders }) => connect(loaders.drugs, args),
  },
  Drug: {
    targets: (drug, _args, { loaders }) => loadAll(loaders.geneById, drug.targetIds),
    xrefSources: (drug, _args, { loaders }) => loadAll(loaders.sourceById, drug.xrefSourceIds),
  },
  DrugName: {
    source: ({ sourceId }, _args, { loaders }) => (sourceId === null ? null : loaders.sourceById.load(sourceId)),
  },
  Gene: {
    targetedBy: (gene, args, { loaders }) => connect(loaders.drugsTargetingGene, args, gene.id),
  },
} satisfies Resolvers;
