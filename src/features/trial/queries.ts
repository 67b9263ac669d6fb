import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { idField, idsField, memberField, numberField, textField, valueField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { ArmNode, TrialNode } from './model.ts';

export const trialsByIds = defineByIds('trialsByIds', cypher`Trial`, TrialNode);

export const armsByIds = defineByIds('armsByIds', cypher`Arm`, ArmNode);

export const armsByTrialIds = defineQuery({
  name: 'armsByTrialIds',
  params: z.object({ trialIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (trial:Trial)-[:HAS_ARM]->(subject:Arm)
    WHERE trial.id IN $trialIds AND trial.release = $release
    RETURN ${ArmNode.columns(cypher`subject`)}
    ORDER BY trialId, position, id`,
  row: ArmNode.row,
});

const BY_ACRONYM = { ACRONYM_ASC: { by: cypher`subject.sortName` } };

export const trials = defineList({
  name: 'trials',
  pattern: cypher`(subject:Trial)`,
  node: TrialNode,
  filter: {
    acronym: textField(cypher`subject.acronym`),
    title: textField(cypher`subject.title`),
    cancerType: idField('cancer', cypher`subject.cancerTypeId`),
    biomarker: idField('biomarker', cypher`subject.biomarkerId`),
    drug: idsField('drug', cypher`subject.drugIds`),
    line: memberField(cypher`subject.lines`),
    phase: valueField(cypher`subject.phase`),
    regionScope: valueField(cypher`subject.regionScope`),
    enrollment: numberField(cypher`subject.enrollment`),
    alkTkiNaive: valueField(cypher`subject.alkTkiNaive`),
  },
  orders: {
    ACRONYM_ASC: { by: cypher`subject.sortName` },
    ACRONYM_DESC: { by: cypher`subject.sortName`, descending: true },
    ENROLLMENT_ASC: { by: cypher`subject.enrollment` },
    ENROLLMENT_DESC: { by: cypher`subject.enrollment`, descending: true },
    START_DATE_ASC: { by: cypher`subject.startDate` },
    START_DATE_DESC: { by: cypher`subject.startDate`, descending: true },
  },
});

export const trialsOfDrug = defineList({
  name: 'trialsOfDrug',
  pattern: cypher`(owner:Drug)<-[:STUDIES]-(subject:Trial)`,
  ownedBy: 'owner',
  node: TrialNode,
  filter: {},
  orders: BY_ACRONYM,
});

export const trialsOfRegimen = defineList({
  name: 'trialsOfRegimen',
  pattern: cypher`(owner:Regimen)<-[:GIVES]-(:Arm)<-[:HAS_ARM]-(subject:Trial)`,
  ownedBy: 'owner',
  node: TrialNode,
  filter: {},
  orders: BY_ACRONYM,
});

export const trialsInCancerType = defineList({
  name: 'trialsInCancerType',
  pattern: cypher`(owner:CancerType)<-[:IN_CANCER_TYPE]-(subject:Trial)`,
  ownedBy: 'owner',
  node: TrialNode,
  filter: {},
  orders: BY_ACRONYM,
});

export const trialsSelectingByBiomarker = defineList({
  name: 'trialsSelectingByBiomarker',
  pattern: cypher`(owner:Biomarker)<-[:SELECTS_BY]-(subject:Trial)`,
  ownedBy: 'owner',
  node: TrialNode,
  filter: {},
  orders: BY_ACRONYM,
});

export const trialsReportedBySource = defineList({
  name: 'trialsReportedBySource',
  pattern: cypher`(owner:Source)-[:REPORTS]->(subject:Trial)`,
  ownedBy: 'owner',
  node: TrialNode,
  filter: {},
  orders: BY_ACRONYM,
});
