import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const drugResolvers = {
  Query: {
    drug: (_root, { id }, { loaders }) => lookUp('drug', id, loaders.drugById, loaders),
    drugs: (_root, args, { loaders }) => connect(loaders.drugs, args, args.orderBy),
  },
  Drug: {
    targets: (drug, _args, { loaders }) => loadAll(loaders.geneById, drug.targetIds),
    regimens: (drug, _args, { loaders }) => loaders.regimensByDrugId.load(drug.id),
    trials: (drug, args, { loaders }) => connect(loaders.trialsOfDrug, args, 'ACRONYM_ASC', drug.id),
    approvals: (drug, args, { loaders }) => connect(loaders.approvalsOfDrug, args, 'ID_ASC', drug.id),
    adverseEvents: (drug, args, { loaders }) => connect(loaders.adverseEventsOfDrug, args, 'ID_ASC', drug.id),
  },
} satisfies Resolvers;
