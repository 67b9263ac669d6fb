import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { idField, idsField, valueField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { DrugId } from '../drug/model.ts';
import { ApprovalNode } from './model.ts';

export const approvalsByIds = defineByIds('approvalsByIds', cypher`Approval`, ApprovalNode);

const BY_ID = { ID_ASC: { by: cypher`subject.id` } };

export const approvals = defineList({
  name: 'approvals',
  pattern: cypher`(subject:Approval)`,
  node: ApprovalNode,
  filter: {
    agency: valueField(cypher`subject.agency`),
    status: valueField(cypher`subject.status`),
    drug: idsField('drug', cypher`subject.drugIds`),
    cancerType: idField('cancer', cypher`subject.cancerTypeId`),
    biomarker: idField('biomarker', cypher`subject.biomarkerId`),
  },
  orders: {
    DATE_ASC: { by: cypher`subject.date` },
    DATE_DESC: { by: cypher`subject.date`, descending: true },
  },
});

export const approvalsOfDrug = defineList({
  name: 'approvalsOfDrug',
  pattern: cypher`(owner:Drug)<-[:APPROVES]-(subject:Approval)`,
  ownedBy: 'owner',
  node: ApprovalNode,
  filter: {},
  orders: BY_ID,
});

export const approvalsInCancerType = defineList({
  name: 'approvalsInCancerType',
  pattern: cypher`(owner:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Approval)`,
  ownedBy: 'owner',
  node: ApprovalNode,
  filter: {},
  orders: BY_ID,
});

export const approvalsRequiringBiomarker = defineList({
  name: 'approvalsRequiringBiomarker',
  pattern: cypher`(owner:Biomarker)<-[:REQUIRES]-(subject:Approval)`,
  ownedBy: 'owner',
  node: ApprovalNode,
  filter: {},
  orders: BY_ID,
});

export const approvalsByDrugIds = defineQuery({
  name: 'approvalsByDrugIds',
  params: z.object({ drugIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (drug:Drug)<-[:APPROVES]-(subject:Approval)
    WHERE drug.id IN $drugIds AND drug.release = $release
    RETURN drug.id AS drugId, ${ApprovalNode.tuple(cypher`subject`)} AS node
    ORDER BY drugId, subject.id`,
  row: z
    .object({ drugId: DrugId, node: ApprovalNode.fromTuple })
    .transform(({ drugId, node }) => ({ ...node, drugId })),
});
