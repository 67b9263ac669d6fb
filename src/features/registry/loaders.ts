import DataLoader from 'dataloader';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import { alignMany } from '../../shared/align.ts';
import type { ArmCorrespondence, OutcomeGroup, OutcomeMeasurement, RegistryRecord } from './model.ts';
import {
  correspondencesByArmIds,
  correspondencesByRecordIds,
  measurementsByGroupIds,
  outcomeGroupsByOutcomeIds,
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
  outcomeGroupsByOutcomeId: new DataLoader<string, OutcomeGroup[]>(async (outcomeIds) =>
    alignMany(outcomeIds, await graph.read(outcomeGroupsByOutcomeIds, { outcomeIds }), (group) => group.outcomeId),
  ),
  measurementsByGroupId: new DataLoader<string, OutcomeMeasurement[]>(async (groupIds) =>
    alignMany(groupIds, await graph.read(measurementsByGroupIds, { groupIds }), (measurement) => measurement.groupId),
  ),
  correspondencesByRecordId: new DataLoader<string, ArmCorrespondence[]>(async (recordIds) =>
    alignMany(recordIds, await graph.read(correspondencesByRecordIds, { recordIds }), ({ recordId }) => recordId),
  ),
  correspondencesByArmId: new DataLoader<string, ArmCorrespondence[]>(async (armIds) =>
    alignMany(armIds, await graph.read(correspondencesByArmIds, { armIds }), ({ armId }) => armId ?? ''),
  ),
});
