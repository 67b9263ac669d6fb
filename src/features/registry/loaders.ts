import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignMany } from '../../shared/align.ts';
import type { ArmCorrespondence, RegistryRecord } from './model.ts';
import {
  correspondencesByArmIds,
  postedOutcomesByIds,
  postedOutcomesOfRecord,
  registryRecordsByIds,
  registryRecordsByTrialIds,
} from './queries.ts';

export const registryLoaders = (graph: GraphReader) => ({
  registryRecordById: byIdLoader(graph, registryRecordsByIds),
  registryRecordsByTrialId: new DataLoader<string, RegistryRecord[]>(async (trialIds) =>
    alignMany(trialIds, await graph.read(registryRecordsByTrialIds, { trialIds }), (record) => record.trialId),
  ),
  postedOutcomeById: byIdLoader(graph, postedOutcomesByIds),
  postedOutcomesOfRecord: new ListLoader(graph, postedOutcomesOfRecord),
  correspondencesByArmId: new DataLoader<string, ArmCorrespondence[]>(async (armIds) =>
    alignMany<string | null, ArmCorrespondence>(
      armIds,
      await graph.read(correspondencesByArmIds, { armIds }),
      ({ armId }) => armId,
    ),
  ),
});
