import type { Resolvers } from '../../__generated__/resolvers.ts';

export const metaResolvers = {
  Query: {
    meta: async (_root, _args, { loaders, api }) => {
      const release = await loaders.release();
      const { title, version, licence, date, attribution, disclaimer, dataSets } = release;
      return {
        ...api,
        release,
        sources: [{ name: title, version, licence, retrieved: date, attribution }, ...dataSets],
        disclaimer,
      };
    },
  },
} satisfies Resolvers;
