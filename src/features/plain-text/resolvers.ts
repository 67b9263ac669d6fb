import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadNode } from '../node/entities.ts';
import { lookUp } from '../term/resolve.ts';

export const plainTextResolvers = {
  Query: {
    plainText: (_root, { id }, { loaders }) => lookUp('plain-text', id, loaders.plainTextById, loaders),
    plainTexts: (_root, args, { loaders }) => connect(loaders.plainTexts, args),
  },
  PlainText: {
    about: ({ aboutId }, _args, { loaders }) => (aboutId === null ? null : loadNode(loaders, aboutId)),
  },
  Endpoint: {
    plainTexts: (endpoint, args, { loaders }) => connect(loaders.plainTextsAboutEndpoint, args, endpoint.id),
  },
  Caution: {
    plainTexts: (caution, args, { loaders }) => connect(loaders.plainTextsAboutCaution, args, caution.id),
  },
  Biomarker: {
    plainTexts: (biomarker, args, { loaders }) => connect(loaders.plainTextsAboutBiomarker, args, biomarker.id),
  },
} satisfies Resolvers;
