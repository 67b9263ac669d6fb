import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const guidelineResolvers = {
  Query: {
    guideline: (_root, { id }, { loaders }) => lookUp('guideline', id, loaders.guidelineById, loaders),
    guidelines: (_root, args, { loaders }) => connect(loaders.guidelines, args),
  },
  Guideline: {
    supersededBy: (guideline, _args, { loaders }) => loadAll(loaders.guidelineById, guideline.supersededByIds),
    supersedes: (guideline, _args, { loaders }) => loadAll(loaders.guidelineById, guideline.supersedesIds),
    source: (guideline, _args, { loaders }) => loadKnown(loaders.sourceById, guideline.sourceId),
  },
  Source: {
    guideline: (source, _args, { loaders }) => loaders.guidelineBySourceId.load(source.id),
  },
} satisfies Resolvers;
