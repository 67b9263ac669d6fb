import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import DataLoader from 'dataloader';
import { alignMany } from '../../shared/align.ts';
import type { Biomarker } from './model.ts';
import { biomarkersByAncestorIds, biomarkersByIds, biomarkers, biomarkersOfGene } from './queries.ts';

export const biomarkerLoaders = (graph: GraphReader) => ({
  biomarkerById: byIdLoader(graph, biomarkersByIds),
  biomarkers: new ListLoader(graph, biomarkers),
  biomarkersOfGene: new ListLoader(graph, biomarkersOfGene),
  /** All narrower biomarkers, by name. */
  biomarkersByAncestorId: new DataLoader<string, Biomarker[]>(async (ancestorIds) =>
    alignMany(ancestorIds, await graph.read(biomarkersByAncestorIds, { ancestorIds }), (row) => row.ancestorId),
  ),
});
