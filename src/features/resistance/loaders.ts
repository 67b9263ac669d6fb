import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignOne } from '../../shared/align.ts';
import type { ResistanceMechanism } from './model.ts';
import {
  activityInBiomarker,
  activityOfDrug,
  activityStatedInSource,
  drugActivities,
  drugActivitiesByIds,
  frequenciesAfter,
  frequenciesAfterByIds,
  frequenciesAfterDrug,
  frequenciesOfBiomarker,
  frequenciesStatedInSource,
  resistanceMechanismsByBiomarkerIds,
  resistanceMechanismsByIds,
} from './queries.ts';

export const resistanceLoaders = (graph: GraphReader) => ({
  drugActivityById: byIdLoader(graph, drugActivitiesByIds),
  drugActivities: new ListLoader(graph, drugActivities),
  activityInBiomarker: new ListLoader(graph, activityInBiomarker),
  activityOfDrug: new ListLoader(graph, activityOfDrug),
  activityStatedInSource: new ListLoader(graph, activityStatedInSource),
  frequencyAfterById: byIdLoader(graph, frequenciesAfterByIds),
  frequenciesAfter: new ListLoader(graph, frequenciesAfter),
  frequenciesOfBiomarker: new ListLoader(graph, frequenciesOfBiomarker),
  frequenciesAfterDrug: new ListLoader(graph, frequenciesAfterDrug),
  frequenciesStatedInSource: new ListLoader(graph, frequenciesStatedInSource),
  resistanceMechanismById: byIdLoader(graph, resistanceMechanismsByIds),
  /** A biomarker shows one mechanism at most. */
  resistanceMechanismByBiomarkerId: new DataLoader<string, ResistanceMechanism | null>(async (biomarkerIds) =>
    alignOne(
      biomarkerIds,
      await graph.read(resistanceMechanismsByBiomarkerIds, { biomarkerIds }),
      ({ biomarkerId }) => biomarkerId,
    ),
  ),
});
