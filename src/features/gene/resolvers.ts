import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { nodeIdOf } from '../term/resolve.ts';

export const geneResolvers = {
  Query: {
    gene: async (_root, { id }, { loaders }) => {
      const nodeId = await nodeIdOf('gene', id, loaders);
      return nodeId === null ? null : loaders.geneById.load(nodeId);
    },
    genes: (_root, args, { loaders }) => connect(loaders.genes, args, args.orderBy),
  },
  Gene: {
    biomarkers: (gene, args, { loaders }) => connect(loaders.biomarkersOfGene, args, 'NAME_ASC', gene.id),
    targetedBy: (gene, args, { loaders }) => connect(loaders.drugsTargetingGene, args, 'NAME_ASC', gene.id),
  },
} satisfies Resolvers;
