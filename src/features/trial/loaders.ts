import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import DataLoader from 'dataloader';
import { alignMany } from '../../shared/align.ts';
import type { AnalysisPopulation, Arm, Cohort } from './model.ts';
import {
  analysisPopulationsByTrialIds,
  armsByIds,
  armsByTrialIds,
  cohortsByIds,
  cohortsByTrialIds,
  trialsByIds,
  trials,
  trialsOfDrug,
  trialsOfRegimen,
  trialsInCancerType,
  trialsSelectingByBiomarker,
  trialsReportedBySource,
} from './queries.ts';

export const trialLoaders = (graph: GraphReader) => ({
  trialById: byIdLoader(graph, trialsByIds),
  trials: new ListLoader(graph, trials),
  trialsOfDrug: new ListLoader(graph, trialsOfDrug),
  trialsOfRegimen: new ListLoader(graph, trialsOfRegimen),
  trialsInCancerType: new ListLoader(graph, trialsInCancerType),
  trialsSelectingByBiomarker: new ListLoader(graph, trialsSelectingByBiomarker),
  trialsReportedBySource: new ListLoader(graph, trialsReportedBySource),
  armById: byIdLoader(graph, armsByIds),
  /** In the order in which the trial lists them. */
  armsByTrialId: new DataLoader<string, Arm[]>(async (trialIds) =>
    alignMany(trialIds, await graph.read(armsByTrialIds, { trialIds }), (arm) => arm.trialId),
  ),
  cohortById: byIdLoader(graph, cohortsByIds),
  /** In the order in which the trial lists them. */
  cohortsByTrialId: new DataLoader<string, Cohort[]>(async (trialIds) =>
    alignMany(trialIds, await graph.read(cohortsByTrialIds, { trialIds }), (cohort) => cohort.trialId),
  ),
  /** In the order in which the trial lists them. */
  analysisPopulationsByTrialId: new DataLoader<string, AnalysisPopulation[]>(async (trialIds) =>
    alignMany(trialIds, await graph.read(analysisPopulationsByTrialIds, { trialIds }), (row) => row.trialId),
  ),
});
