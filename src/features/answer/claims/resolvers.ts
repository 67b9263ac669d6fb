import type { Resolvers } from '../../../__generated__/resolvers.ts';
import { loadAll } from '../../../shared/load-all.ts';
import { sourcesOf } from '../basis.ts';
import { checkClaim } from './check-claim.ts';
import { figureText } from './matching/words.ts';

export const claimCheckResolvers = {
  Query: {
    checkClaim: (_root, { claim }, { loaders }) => checkClaim(claim, loaders),
  },
  ClaimReport: {
    sentence: ({ checked }) => checked.sentence,
    interpretation: ({ checked }) => checked.interpretation,
    understood: ({ checked }) => checked.understood,
    verified: ({ isVerified }) => isVerified,
    sources: ({ facts, nearest }, _args, { loaders }) => sourcesOf([...facts, ...nearest], loaders),
    release: (_report, _args, { loaders }) => loaders.release(),
  },
  CheckedClaim: {
    trials: ({ claimed }, _args, { loaders }) => loadAll(loaders.trialById, claimed.trialIds),
    drugs: ({ claimed }, _args, { loaders }) => loadAll(loaders.drugById, claimed.experimentalDrugIds),
    comparators: ({ claimed }, _args, { loaders }) => loadAll(loaders.drugById, claimed.comparatorDrugIds),
    endpoints: ({ claimed }, _args, { loaders }) => loadAll(loaders.endpointById, claimed.endpointIds),
    assessor: ({ claimed }) => claimed.assessorClass,
    cutoff: ({ claimed }) => claimed.cutoff,
    population: ({ claimed }) => claimed.population ?? null,
    figures: ({ claimed }) => claimed.figures.map(figureText),
    significant: ({ isSignificant }) => isSignificant,
    effect: ({ effect }) => effect?.direction ?? null,
  },
} satisfies Resolvers;
