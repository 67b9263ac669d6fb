import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import {
  cautions,
  cautionsByIds,
  cautionsInCancerType,
  cautionsOfDrug,
  cautionsRequiringBiomarker,
  cautionsStatedInSource,
} from './queries.ts';

export const cautionLoaders = (graph: GraphReader) => ({
  cautionById: byIdLoader(graph, cautionsByIds),
  cautions: new ListLoader(graph, cautions),
  cautionsOfDrug: new ListLoader(graph, cautionsOfDrug),
  cautionsInCancerType: new ListLoader(graph, cautionsInCancerType),
  cautionsRequiringBiomarker: new ListLoader(graph, cautionsRequiringBiomarker),
  cautionsStatedInSource: new ListLoader(graph, cautionsStatedInSource),
});
