import type { Resolvers } from '../../__generated__/resolvers.ts';

export const metaResolvers = {
  Query: {
    meta: async (_root, _args, { loaders, api }) => {
      const release = await loaders.release();
      return {
        ...api,
        release,
        sources: [{ ...release, name: release.title, retrieved: release.date }, ...release.dataSets],
        disclaimer: release.disclaimer,
      };
    },
  },
} satisfies Resolvers;
