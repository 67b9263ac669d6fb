import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { lookUp } from '../term/resolve.ts';

export const endpointResolvers = {
  Query: {
    endpoint: (_root, { id }, { loaders }) => lookUp('endpoint', id, loaders.endpointById, loaders),
    endpoints: (_root, args, { loaders }) => connect(loaders.endpoints, args),
  },
} satisfies Resolvers;
