import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import DataLoader from 'dataloader';
import { alignMany } from '../../shared/align.ts';
import type { Regimen } from './model.ts';
import { regimens, regimensByDrugIds, regimensByIds, treatmentNodesByIds } from './queries.ts';

export const regimenLoaders = (graph: GraphReader) => ({
  regimenById: byIdLoader(graph, regimensByIds),
  regimens: new ListLoader(graph, regimens),
  treatmentNodeById: byIdLoader(graph, treatmentNodesByIds),
  /** By name. */
  regimensByDrugId: new DataLoader<string, Regimen[]>(async (drugIds) =>
    alignMany(drugIds, await graph.read(regimensByDrugIds, { drugIds }), (row) => row.drugId),
  ),
});
