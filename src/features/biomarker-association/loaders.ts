import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import {
  associationsInCancerType,
  associationsOfApprovedDrug,
  associationsOfBiomarker,
  associationsStatedInSource,
  biomarkerAssociations,
  biomarkerAssociationsByIds,
} from './queries.ts';

export const biomarkerAssociationLoaders = (graph: GraphReader) => ({
  biomarkerAssociationById: byIdLoader(graph, biomarkerAssociationsByIds),
  biomarkerAssociations: new ListLoader(graph, biomarkerAssociations),
  associationsOfBiomarker: new ListLoader(graph, associationsOfBiomarker),
  associationsInCancerType: new ListLoader(graph, associationsInCancerType),
  associationsOfApprovedDrug: new ListLoader(graph, associationsOfApprovedDrug),
  associationsStatedInSource: new ListLoader(graph, associationsStatedInSource),
});
