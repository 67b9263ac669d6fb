import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { lookUp } from '../term/resolve.ts';

export const geneResolvers = {
  Query: {
    gene: (_root, { id }, { loaders }) => lookUp('gene', id, loaders.geneById, loaders),
    genes: (_root, args, { loaders }) => connect(loaders.genes, args),
  },
} satisfies Resolvers;
