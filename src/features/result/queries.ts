import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { Analysis, ArmResult, EfficacyResult, RESULT_FILTER } from './model.ts';

export const resultsByIds = defineByIds('resultsByIds', cypher`Result`, EfficacyResult);

export const analysesByIds = defineByIds('analysesByIds', cypher`Analysis`, Analysis);

export const results = defineList({
  name: 'results',
  pattern: cypher`(subject:Result)`,
  node: EfficacyResult,
  filter: RESULT_FILTER,
  orders: { ID: 'id', VALUE: 'value', CUTOFF: 'cutoff' },
});

export const resultsOfTrial = ownedBy(results, 'resultsOfTrial', cypher`(owner:Trial)<-[:OF_TRIAL]-(subject:Result)`);

export const resultsInArm = ownedBy(
  { ...results, node: ArmResult },
  'resultsInArm',
  cypher`(owner:Arm)<-[:IN_ARM]-(subject:Result)`,
);

export const resultsForEndpoint = ownedBy(
  results,
  'resultsForEndpoint',
  cypher`(owner:Endpoint)<-[:MEASURES]-(subject:Result)`,
);

export const resultsStatedInSource = ownedBy(
  results,
  'resultsStatedInSource',
  cypher`(owner:Source)<-[:STATED_IN]-(subject:Result)`,
);

export const resultsOfAnalysis = ownedBy(
  results,
  'resultsOfAnalysis',
  cypher`(owner:Analysis)<-[:FROM_ANALYSIS]-(subject:Result)`,
);
