import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';
import { nodeIdOf } from '../term/resolve.ts';
import { adverseEventText } from './wording.ts';

export const adverseEventResolvers = {
  Query: {
    adverseEvent: async (_root, { id }, { loaders }) => {
      const nodeId = await nodeIdOf('adverse-event', id, loaders);
      return nodeId === null ? null : loaders.adverseEventById.load(nodeId);
    },
    adverseEvents: (_root, args, { loaders }) => connect(loaders.adverseEvents, args, args.orderBy),
  },
  AdverseEvent: {
    text: adverseEventText,
    trial: (event, _args, { loaders }) => loadKnown(loaders.trialById, event.trialId),
    arm: ({ armId }, _args, { loaders }) => (armId === null ? null : loaders.armById.load(armId)),
    drug: ({ drugId }, _args, { loaders }) => (drugId === null ? null : loaders.drugById.load(drugId)),
  },
} satisfies Resolvers;
