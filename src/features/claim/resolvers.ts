import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const claimResolvers = {
  Query: {
    claim: (_root, { id }, { loaders }) => lookUp('claim', id, loaders.claimById, loaders),
    claims: (_root, args, { loaders }) => connect(loaders.claims, args),
  },
  Claim: {
    results: (claim, _args, { loaders }) => loadAll(loaders.resultById, claim.resultIds),
    sources: (claim, _args, { loaders }) => loadAll(loaders.sourceById, claim.sourceIds),
  },
  ArmResult: {
    claims: (result, args, { loaders }) => connect(loaders.claimsShownByResult, args, result.id),
  },
  Comparison: {
    claims: (result, args, { loaders }) => connect(loaders.claimsShownByResult, args, result.id),
  },
  Source: {
    claims: (source, args, { loaders }) => connect(loaders.claimsJudgedBySource, args, source.id),
  },
} satisfies Resolvers;
