import type { Resolvers } from '../../__generated__/resolvers.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';

export const doseResolvers = {
  Dose: {
    drug: (dose, _args, { loaders }) => loadKnown(loaders.drugById, dose.drugId),
  },
  Dosing: {
    standard: ({ standardId }, _args, { loaders }) => (standardId === null ? null : loaders.doseById.load(standardId)),
    regional: (dosing, _args, { loaders }) => loadAll(loaders.doseById, dosing.regionalIds),
  },
  Drug: {
    dosing: (drug, _args, { loaders }) => loadKnown(loaders.dosingByDrugId, drug.id),
  },
} satisfies Resolvers;
