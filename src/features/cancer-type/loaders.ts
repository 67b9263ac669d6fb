import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import DataLoader from 'dataloader';
import { alignMany } from '../../shared/align.ts';
import type { CancerType } from './model.ts';
import { cancerTypesByAncestorIds, cancerTypesByIds, cancerTypes } from './queries.ts';

export const cancerTypeLoaders = (graph: GraphReader) => ({
  cancerTypeById: byIdLoader(graph, cancerTypesByIds),
  cancerTypes: new ListLoader(graph, cancerTypes),
  /** All narrower types, by name; a grouping for pooled figures inherits nothing and is no descendant. */
  cancerTypesByAncestorId: new DataLoader<string, CancerType[]>(async (ancestorIds) =>
    alignMany(ancestorIds, await graph.read(cancerTypesByAncestorIds, { ancestorIds }), (row) => row.ancestorId),
  ),
});
