import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import {
  ArmCorrespondenceNode,
  OutcomeGroupNode,
  OutcomeMeasurementNode,
  POSTED_OUTCOME_FILTER,
  PostedOutcomeNode,
  RegistryRecordNode,
} from './model.ts';

export const registryRecordsByIds = defineByIds('registryRecordsByIds', cypher`RegistryRecord`, RegistryRecordNode);

export const registryRecordsByTrialIds = defineQuery({
  name: 'registryRecordsByTrialIds',
  params: z.object({ trialIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (trial:Trial)-[:HAS_REGISTRY_RECORD]->(subject:RegistryRecord)
    WHERE trial.id IN $trialIds AND trial.release = $release
    RETURN ${RegistryRecordNode.columns(cypher`subject`)}
    ORDER BY id`,
  row: RegistryRecordNode.row,
});

export const postedOutcomesByIds = defineByIds('postedOutcomesByIds', cypher`PostedOutcome`, PostedOutcomeNode);

const postedOutcomes = defineList({
  name: 'postedOutcomes',
  pattern: cypher`(subject:PostedOutcome)`,
  node: PostedOutcomeNode,
  filter: POSTED_OUTCOME_FILTER,
  orders: { POSITION: 'position' },
});

export const postedOutcomesOfRecord = ownedBy(
  postedOutcomes,
  'postedOutcomesOfRecord',
  cypher`(owner:RegistryRecord)-[:POSTS]->(subject:PostedOutcome)`,
);

export const outcomeGroupsByOutcomeIds = defineQuery({
  name: 'outcomeGroupsByOutcomeIds',
  params: z.object({ outcomeIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (outcome:PostedOutcome)-[:HAS_GROUP]->(subject:OutcomeGroup)
    WHERE outcome.id IN $outcomeIds AND outcome.release = $release
    RETURN ${OutcomeGroupNode.columns(cypher`subject`)}
    ORDER BY outcomeId, position, id`,
  row: OutcomeGroupNode.row,
});

export const measurementsByGroupIds = defineQuery({
  name: 'measurementsByGroupIds',
  params: z.object({ groupIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (outcomeGroup:OutcomeGroup)-[:HAS_MEASUREMENT]->(subject:OutcomeMeasurement)
    WHERE outcomeGroup.id IN $groupIds AND outcomeGroup.release = $release
    RETURN ${OutcomeMeasurementNode.columns(cypher`subject`)}
    ORDER BY groupId, position, id`,
  row: OutcomeMeasurementNode.row,
});

export const correspondencesByRecordIds = defineQuery({
  name: 'correspondencesByRecordIds',
  params: z.object({ recordIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (record:RegistryRecord)-[:HAS_CORRESPONDENCE]->(subject:ArmCorrespondence)
    WHERE record.id IN $recordIds AND record.release = $release
    RETURN ${ArmCorrespondenceNode.columns(cypher`subject`)}
    ORDER BY recordId, position, id`,
  row: ArmCorrespondenceNode.row,
});

export const correspondencesByArmIds = defineQuery({
  name: 'correspondencesByArmIds',
  params: z.object({ armIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (arm:Arm)<-[:TO_ARM]-(subject:ArmCorrespondence)
    WHERE arm.id IN $armIds AND arm.release = $release
    RETURN ${ArmCorrespondenceNode.columns(cypher`subject`)}
    ORDER BY recordId, position, id`,
  row: ArmCorrespondenceNode.row,
});
