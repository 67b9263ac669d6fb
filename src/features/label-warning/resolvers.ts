import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const labelWarningResolvers = {
  Query: {
    labelWarning: (_root, { id }, { loaders }) => lookUp('label-warning', id, loaders.labelWarningById, loaders),
    labelWarnings: (_root, args, { loaders }) => connect(loaders.labelWarnings, args),
  },
  LabelWarning: {
    drug: (warning, _args, { loaders }) => loadKnown(loaders.drugById, warning.drugId),
  },
  Drug: {
    labelWarnings: (drug, args, { loaders }) => connect(loaders.labelWarningsOfDrug, args, drug.id),
  },
  Source: {
    labelWarnings: (source, args, { loaders }) => connect(loaders.labelWarningsStatedInSource, args, source.id),
  },
} satisfies Resolvers;
