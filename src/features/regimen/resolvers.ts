import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const regimenResolvers = {
  Query: {
    regimen: (_root, { id }, { loaders }) => lookUp('regimen', id, loaders.regimenById, loaders),
    regimens: (_root, args, { loaders }) => connect(loaders.regimens, args),
  },
  Regimen: {
    treatmentNode: (regimen, _args, { loaders }) => loadKnown(loaders.treatmentNodeById, regimen.treatmentNodeId),
    treatmentNodes: (regimen, _args, { loaders }) => loadAll(loaders.treatmentNodeById, regimen.treatmentNodeIds),
  },
  RegimenComponent: {
    drug: ({ drugId }, _args, { loaders }) => (drugId === null ? null : loaders.drugById.load(drugId)),
    duration: ({ durationAmount: amount, durationUnit: unit }) =>
      amount === null || unit === null ? null : { amount, unit },
  },
  TreatmentNode: {
    regimens: (node, _args, { loaders }) => loadAll(loaders.regimenById, node.regimenIds),
  },
  Drug: {
    regimens: (drug, _args, { loaders }) => loaders.regimensByDrugId.load(drug.id),
  },
} satisfies Resolvers;
