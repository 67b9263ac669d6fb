import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { nodeIdOf } from '../term/resolve.ts';

export const endpointResolvers = {
  Query: {
    endpoint: async (_root, { id }, { loaders }) => {
      const nodeId = await nodeIdOf('endpoint', id, loaders);
      return nodeId === null ? null : loaders.endpointById.load(nodeId);
    },
    endpoints: (_root, args, { loaders }) => connect(loaders.endpoints, args, args.orderBy),
  },
  Endpoint: {
    results: (endpoint, args, { loaders }) => connect(loaders.resultsForEndpoint, args, 'ID_ASC', endpoint.id),
  },
} satisfies Resolvers;
