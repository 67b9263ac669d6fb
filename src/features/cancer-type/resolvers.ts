import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const cancerTypeResolvers = {
  Query: {
    cancerType: (_root, { id }, { loaders }) => lookUp('cancer', id, loaders.cancerTypeById, loaders),
    cancerTypes: (_root, args, { loaders }) => connect(loaders.cancerTypes, args),
  },
  CancerType: {
    parent: (cancerType, _args, { loaders }) => {
      const [parentId] = cancerType.ancestorIds;
      return parentId === undefined ? null : loaders.cancerTypeById.load(parentId);
    },
    ancestors: (cancerType, _args, { loaders }) => loadAll(loaders.cancerTypeById, cancerType.ancestorIds),
    excludes: (cancerType, _args, { loaders }) => loadAll(loaders.cancerTypeById, cancerType.excludedIds),
    children: async (cancerType, _args, { loaders }) =>
      (await loaders.cancerTypesByAncestorId.load(cancerType.id)).filter(
        ({ ancestorIds }) => ancestorIds[0] === cancerType.id,
      ),
  },
} satisfies Resolvers;
