import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { lookUp } from '../term/resolve.ts';

export const sourceResolvers = {
  Query: {
    source: (_root, { id }, { loaders }) => lookUp('source', id, loaders.sourceById, loaders),
    sources: (_root, args, { loaders }) => connect(loaders.sources, args, args.orderBy),
  },
  Source: {
    trials: (source, args, { loaders }) => connect(loaders.trialsReportedBySource, args, 'ACRONYM_ASC', source.id),
    results: (source, args, { loaders }) => connect(loaders.resultsStatedInSource, args, 'ID_ASC', source.id),
  },
} satisfies Resolvers;
