import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const approvalResolvers = {
  Query: {
    approval: (_root, { id }, { loaders }) => lookUp('approval', id, loaders.approvalById, loaders),
    approvals: (_root, args, { loaders }) => connect(loaders.approvals, args),
  },
  Approval: {
    drugs: (approval, _args, { loaders }) => loadAll(loaders.drugById, approval.drugIds),
    afterDrugs: (approval, _args, { loaders }) => loadAll(loaders.drugById, approval.afterDrugIds),
    convertedBy: ({ convertedById }, _args, { loaders }) =>
      convertedById === null ? null : loaders.approvalById.load(convertedById),
    convertedFrom: (approval, _args, { loaders }) => loadAll(loaders.approvalById, approval.convertedFromIds),
    cancerType: (approval, _args, { loaders }) => loadKnown(loaders.cancerTypeById, approval.cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
  },
  Drug: {
    approvals: (drug, args, { loaders }) => connect(loaders.approvalsOfDrug, args, drug.id),
  },
  CancerType: {
    approvals: (cancerType, args, { loaders }) => connect(loaders.approvalsInCancerType, args, cancerType.id),
  },
  Biomarker: {
    approvals: (biomarker, args, { loaders }) => connect(loaders.approvalsRequiringBiomarker, args, biomarker.id),
  },
} satisfies Resolvers;
