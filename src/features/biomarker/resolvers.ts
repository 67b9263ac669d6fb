import type { Resolvers } from '../../__generated__/resolvers.ts';
import { connect } from '../../graph/connection.ts';
import { loadAll } from '../../shared/load-all.ts';
import { lookUp } from '../term/resolve.ts';

export const biomarkerResolvers = {
  Query: {
    biomarker: (_root, { id }, { loaders }) => lookUp('biomarker', id, loaders.biomarkerById, loaders),
    biomarkers: (_root, args, { loaders }) => connect(loaders.biomarkers, args),
  },
  Biomarker: {
    parent: (biomarker, _args, { loaders }) => {
      const [parentId] = biomarker.ancestorIds;
      return parentId === undefined ? null : loaders.biomarkerById.load(parentId);
    },
    ancestors: (biomarker, _args, { loaders }) => loadAll(loaders.biomarkerById, biomarker.ancestorIds),
    children: async (biomarker, _args, { loaders }) =>
      (await loaders.biomarkersByAncestorId.load(biomarker.id)).filter(
        ({ ancestorIds }) => ancestorIds[0] === biomarker.id,
      ),
    genes: (biomarker, _args, { loaders }) => loadAll(loaders.geneById, biomarker.geneIds),
  },
  Gene: {
    biomarkers: (gene, args, { loaders }) => connect(loaders.biomarkersOfGene, args, gene.id),
  },
} satisfies Resolvers;
