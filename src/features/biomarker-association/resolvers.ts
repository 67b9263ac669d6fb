import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll, loadKnown } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const biomarkerAssociationResolvers = {
  Query: {
    biomarkerAssociation: (_root, { id }, { loaders }) =>
      lookUp('association', id, loaders.biomarkerAssociationById, loaders),
    biomarkerAssociations: (_root, args, { loaders }) => connect(loaders.biomarkerAssociations, args),
  },
  BiomarkerAssociation: {
    biomarker: (association, _args, { loaders }) => loadKnown(loaders.biomarkerById, association.biomarkerId),
    cancerType: (association, _args, { loaders }) => loadKnown(loaders.cancerTypeById, association.cancerTypeId),
    prevalence: (association) =>
      association.prevalenceBasis === null
        ? null
        : {
            point: association.prevalencePoint,
            low: association.prevalenceLow,
            high: association.prevalenceHigh,
            positive: association.prevalencePositive,
            tested: association.prevalenceTested,
            basis: association.prevalenceBasis,
          },
    approvedDrugs: (association, _args, { loaders }) => loadAll(loaders.drugById, association.approvedDrugIds),
  },
  AssociationFinding: {
    source: (finding, _args, { loaders }) => loadKnown(loaders.sourceById, finding.sourceId),
  },
  Biomarker: {
    associations: (biomarker, args, { loaders }) => connect(loaders.associationsOfBiomarker, args, biomarker.id),
  },
  CancerType: {
    associations: (cancerType, args, { loaders }) => connect(loaders.associationsInCancerType, args, cancerType.id),
  },
  Drug: {
    associations: (drug, args, { loaders }) => connect(loaders.associationsOfApprovedDrug, args, drug.id),
  },
  Source: {
    associations: (source, args, { loaders }) => connect(loaders.associationsStatedInSource, args, source.id),
  },
} satisfies Resolvers;
