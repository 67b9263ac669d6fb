import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignOne } from '../../shared/align.ts';
import type { Dosing } from './model.ts';
import { dosesByIds, dosingsByDrugIds } from './queries.ts';

export const doseLoaders = (graph: GraphReader) => ({
  doseById: byIdLoader(graph, dosesByIds),
  dosingByDrugId: new DataLoader<string, Dosing | null>(async (drugIds) =>
    alignOne(drugIds, await graph.read(dosingsByDrugIds, { drugIds }), ({ drugId }) => drugId),
  ),
});
