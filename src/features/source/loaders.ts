import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignMany } from '../../shared/align.ts';
import type { SourceIdentifier } from './model.ts';
import { identifiersBySourceIds, sources, sourcesByIds } from './queries.ts';

export const sourceLoaders = (graph: GraphReader) => ({
  sourceById: byIdLoader(graph, sourcesByIds),
  sources: new ListLoader(graph, sources),
  /** Those that were seen in a source first. */
  identifiersBySourceId: new DataLoader<string, SourceIdentifier[]>(async (sourceIds) =>
    alignMany(sourceIds, await graph.read(identifiersBySourceIds, { sourceIds }), ({ sourceId }) => sourceId),
  ),
});
