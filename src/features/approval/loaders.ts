import DataLoader from 'dataloader';
import { alignMany } from '../../shared/align.ts';
import type { Approval } from './model.ts';
import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import {
  approvalsByDrugIds,
  approvalsByIds,
  approvals,
  approvalsOfDrug,
  approvalsInCancerType,
  approvalsRequiringBiomarker,
} from './queries.ts';

export const approvalLoaders = (graph: GraphReader) => ({
  approvalsByDrugId: new DataLoader<string, Approval[]>(async (drugIds) =>
    alignMany(drugIds, await graph.read(approvalsByDrugIds, { drugIds }), (row) => row.drugId),
  ),
  approvalById: byIdLoader(graph, approvalsByIds),
  approvals: new ListLoader(graph, approvals),
  approvalsOfDrug: new ListLoader(graph, approvalsOfDrug),
  approvalsInCancerType: new ListLoader(graph, approvalsInCancerType),
  approvalsRequiringBiomarker: new ListLoader(graph, approvalsRequiringBiomarker),
});
