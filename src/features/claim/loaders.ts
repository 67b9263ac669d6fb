import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { claims, claimsByIds, claimsJudgedBySource, claimsShownByResult } from './queries.ts';

export const claimLoaders = (graph: GraphReader) => ({
  claimById: byIdLoader(graph, claimsByIds),
  claims: new ListLoader(graph, claims),
  claimsShownByResult: new ListLoader(graph, claimsShownByResult),
  claimsJudgedBySource: new ListLoader(graph, claimsJudgedBySource),
});
