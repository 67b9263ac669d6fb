import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { fromRecord } from '../../graph/record.ts';
import { DrugId } from '../drug/model.ts';
import { APPROVAL_FILTER, Approval } from './model.ts';

export const approvalsByIds = defineByIds('approvalsByIds', cypher`Approval`, Approval);

export const approvals = defineList({
  name: 'approvals',
  pattern: cypher`(subject:Approval)`,
  node: Approval,
  filter: APPROVAL_FILTER,
  orders: { DATE: 'date' },
});

export const approvalsOfDrug = ownedBy(
  approvals,
  'approvalsOfDrug',
  cypher`(owner:Drug)<-[:APPROVES]-(subject:Approval)`,
);

export const approvalsInCancerType = ownedBy(
  approvals,
  'approvalsInCancerType',
  cypher`(owner:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Approval)`,
);

export const approvalsRequiringBiomarker = ownedBy(
  approvals,
  'approvalsRequiringBiomarker',
  cypher`(owner:Biomarker)<-[:REQUIRES]-(subject:Approval)`,
);

export const approvalsByDrugIds = defineQuery({
  name: 'approvalsByDrugIds',
  params: z.object({ drugIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (drug:Drug)<-[:APPROVES]-(subject:Approval)
    WHERE drug.id IN $drugIds AND drug.release = $release
    RETURN drug.id AS drugId, subject.record AS node
    ORDER BY drugId, subject.id`,
  row: z.object({ drugId: DrugId, node: fromRecord(Approval) }).transform(({ drugId, node }) => ({ ...node, drugId })),
});
