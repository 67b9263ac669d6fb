import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { lookUp } from '../term/resolve.ts';

export const sourceResolvers = {
  Query: {
    source: (_root, { id }, { loaders }) => lookUp('source', id, loaders.sourceById, loaders),
    sources: (_root, args, { loaders }) => connect(loaders.sources, args),
  },
  Source: {
    identifiers: (source, _args, { loaders }) => loaders.identifiersBySourceId.load(source.id),
  },
} satisfies Resolvers;
