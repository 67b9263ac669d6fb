import type { Resolvers } from '../../__generated__/resolvers.ts';
import { ASKABLE_KINDS, assertTermLength, resolveTerm } from './resolve.ts';

export const termResolvers = {
  Query: {
    resolveTerms: (_root, { terms }, { loaders }) => {
      for (const term of terms) assertTermLength('terms', term);
      return Promise.all(terms.map((term) => resolveTerm(term, ASKABLE_KINDS, loaders)));
    },
  },
} satisfies Resolvers;
