import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const cautionResolvers = {
  Query: {
    caution: (_root, { id }, { loaders }) => lookUp('caution', id, loaders.cautionById, loaders),
    cautions: (_root, args, { loaders }) => connect(loaders.cautions, args),
  },
  Caution: {
    cancerType: (caution, _args, { loaders }) => loadKnown(loaders.cancerTypeById, caution.cancerTypeId),
    biomarker: ({ biomarkerId }, _args, { loaders }) =>
      biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
    drugs: (caution, _args, { loaders }) => loadAll(loaders.drugById, caution.drugIds),
  },
  CautionFinding: {
    source: (finding, _args, { loaders }) => loadKnown(loaders.sourceById, finding.sourceId),
  },
  Drug: {
    cautions: (drug, args, { loaders }) => connect(loaders.cautionsOfDrug, args, drug.id),
  },
  CancerType: {
    cautions: (cancerType, args, { loaders }) => connect(loaders.cautionsInCancerType, args, cancerType.id),
  },
  Biomarker: {
    cautions: (biomarker, args, { loaders }) => connect(loaders.cautionsRequiringBiomarker, args, biomarker.id),
  },
  Source: {
    cautions: (source, args, { loaders }) => connect(loaders.cautionsStatedInSource, args, source.id),
  },
} satisfies Resolvers;
