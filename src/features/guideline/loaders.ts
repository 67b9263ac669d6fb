import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignOne } from '../../shared/align.ts';
import type { Guideline } from './model.ts';
import { guidelineBodies, guidelines, guidelinesByIds, guidelinesBySourceIds } from './queries.ts';

export const guidelineLoaders = (graph: GraphReader) => ({
  guidelineById: byIdLoader(graph, guidelinesByIds),
  guidelines: new ListLoader(graph, guidelines),
  guidelineBySourceId: new DataLoader<string, Guideline | null>(async (sourceIds) =>
    alignOne(sourceIds, await graph.read(guidelinesBySourceIds, { sourceIds }), ({ sourceId }) => sourceId),
  ),
  guidelineBodies: async (): Promise<string[]> => {
    const rows = await graph.read(guidelineBodies, {});
    return [...new Set(rows.map(({ body }) => body))].toSorted();
  },
});
