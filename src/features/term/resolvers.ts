import type { Resolvers } from '../../__generated__/resolvers.ts';
import { MAX_PAGE_SIZE } from '../../graph/connection.ts';
import { pageTooLarge } from '../../shared/errors.ts';
import { ASKABLE_KINDS, assertTermLength, resolveTerm } from './resolve.ts';

export const termResolvers = {
  Query: {
    resolveTerms: (_root, { terms }, { loaders }) => {
      if (terms.length > MAX_PAGE_SIZE) throw pageTooLarge('terms', terms.length, MAX_PAGE_SIZE);
      for (const term of terms) assertTermLength('terms', term);
      return Promise.all(terms.map((term) => resolveTerm(term, ASKABLE_KINDS, loaders)));
    },
  },
} satisfies Resolvers;
