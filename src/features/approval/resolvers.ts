import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { nodeIdOf } from '../term/resolve.ts';

export const approvalResolvers = {
  Query: {
    approval: async (_root, { id }, { loaders }) => {
      const nodeId = await nodeIdOf('approval', id, loaders);
      return nodeId === null ? null : loaders.approvalById.load(nodeId);
    },
    approvals: (_root, args, { loaders }) => connect(loaders.approvals, args, args.orderBy),
  },
  Approval: {
    drugs: (approval, _args, { loaders }) => loadAll(loaders.drugById, approval.drugIds),
    cancerType: (approval, _args, { loaders }) => loadKnown(loaders.cancerTypeById, approval.cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
  },
} satisfies Resolvers;
