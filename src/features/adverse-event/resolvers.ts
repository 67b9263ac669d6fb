import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';
import { adverseEventText } from './wording.ts';

export const adverseEventResolvers = {
  Query: {
    adverseEvent: (_root, { id }, { loaders }) => lookUp('adverse-event', id, loaders.adverseEventById, loaders),
    adverseEvents: (_root, args, { loaders }) => connect(loaders.adverseEvents, args),
  },
  AdverseEvent: {
    text: adverseEventText,
    trial: (event, _args, { loaders }) => loadKnown(loaders.trialById, event.trialId),
    arm: ({ armId }, _args, { loaders }) => (armId === null ? null : loaders.armById.load(armId)),
    drug: ({ drugId }, _args, { loaders }) => (drugId === null ? null : loaders.drugById.load(drugId)),
  },
  Drug: {
    adverseEvents: (drug, args, { loaders }) => connect(loaders.adverseEventsOfDrug, args, drug.id),
  },
  Trial: {
    adverseEvents: (trial, args, { loaders }) => connect(loaders.adverseEventsOfTrial, args, trial.id),
  },
  Arm: {
    adverseEvents: (arm, args, { loaders }) => connect(loaders.adverseEventsInArm, args, arm.id),
  },
} satisfies Resolvers;
