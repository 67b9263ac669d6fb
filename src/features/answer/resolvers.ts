import type { Resolvers } from '../../__generated__/resolvers.ts';
import { loadNodes } from '../node/entities.ts';
import { certaintyOf, sourcesOf } from './basis.ts';
import { checkPremises } from './premises/check-premises.ts';
import { premiseFacts } from './premises/facts.ts';
import { fails } from './premises/model.ts';
import { understandQuestion } from './reading/understand.ts';

export const answerResolvers = {
  Query: {
    checkPremises: async (_root, { question }, { loaders }) => {
      const reading = await understandQuestion(question, loaders);
      const premises = checkPremises(reading, await premiseFacts(reading, loaders));
      return {
        question,
        interpretation: reading,
        premises,
        failed: premises.some(fails),
        release: await loaders.release(),
      };
    },
  },
  QuestionTerm: {
    node: ({ role, match, nodes }) => (match === 'AMBIGUOUS' || role === 'DRUG_CLASS' ? null : (nodes[0] ?? null)),
  },
  PremiseCheck: {
    basis: ({ basis }, _args, { loaders }) => loadNodes(loaders, [...new Set(basis.map(({ id }) => id))]),
    certainty: ({ basis }) => certaintyOf(basis),
    sources: ({ basis }, _args, { loaders }) => sourcesOf(basis, loaders),
  },
} satisfies Resolvers;
