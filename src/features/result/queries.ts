import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { absentField, idField, numberField, valueField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { AnalysisNode, ArmResultNode, ResultNode } from './model.ts';

export const resultsByIds = defineByIds('resultsByIds', cypher`Result`, ResultNode);

export const analysesByIds = defineByIds('analysesByIds', cypher`Analysis`, AnalysisNode);

const FILTER = {
  trial: idField('trial', cypher`subject.trialId`),
  endpoint: idField('endpoint', cypher`subject.endpointId`),
  assessor: valueField(cypher`subject.assessorClass`),
  population: valueField(cypher`subject.populationClass`),
  type: valueField(cypher`subject.type`),
  verified: valueField(cypher`subject.verified`),
  latest: absentField(cypher`subject.supersededById`),
  value: numberField(cypher`subject.value`),
};
/** Not in the schema: a record that pools trials is no result of one of them unless asked for. */
const OF_ONE = { pooled: valueField(cypher`subject.pooled`) };
const BY_ID = { ID_ASC: { by: cypher`subject.id` } };

export const results = defineList({
  name: 'results',
  pattern: cypher`(subject:Result)`,
  node: ResultNode,
  filter: FILTER,
  orders: { ...BY_ID, ID_DESC: { by: cypher`subject.id`, descending: true } },
});

export const resultsOfTrial = defineList({
  name: 'resultsOfTrial',
  pattern: cypher`(owner:Trial)<-[:OF_TRIAL]-(subject:Result)`,
  ownedBy: 'owner',
  node: ResultNode,
  filter: { ...FILTER, ...OF_ONE },
  orders: BY_ID,
});

export const resultsInArm = defineList({
  name: 'resultsInArm',
  pattern: cypher`(owner:Arm)<-[:IN_ARM]-(subject:Result)`,
  ownedBy: 'owner',
  node: ArmResultNode,
  filter: OF_ONE,
  orders: BY_ID,
});

export const resultsForEndpoint = defineList({
  name: 'resultsForEndpoint',
  pattern: cypher`(owner:Endpoint)<-[:MEASURES]-(subject:Result)`,
  ownedBy: 'owner',
  node: ResultNode,
  filter: {},
  orders: BY_ID,
});

export const resultsStatedInSource = defineList({
  name: 'resultsStatedInSource',
  pattern: cypher`(owner:Source)<-[:STATED_IN]-(subject:Result)`,
  ownedBy: 'owner',
  node: ResultNode,
  filter: {},
  orders: BY_ID,
});

export const resultsOfAnalysis = defineList({
  name: 'resultsOfAnalysis',
  pattern: cypher`(owner:Analysis)<-[:FROM_ANALYSIS]-(subject:Result)`,
  ownedBy: 'owner',
  node: ResultNode,
  filter: {},
  orders: BY_ID,
});
