import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import {
  ArmCorrespondence,
  OutcomeGroup,
  OutcomeMeasurement,
  POSTED_OUTCOME_FILTER,
  PostedOutcome,
  RegistryRecord,
} from './model.ts';

export const registryRecordsByIds = defineByIds('registryRecordsByIds', cypher`RegistryRecord`, RegistryRecord);

export const registryRecordsByTrialIds = defineQuery({
  name: 'registryRecordsByTrialIds',
  params: z.object({ trialIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (trial:Trial)-[:HAS_REGISTRY_RECORD]->(subject:RegistryRecord)
    WHERE trial.id IN $trialIds AND trial.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(RegistryRecord),
});

export const postedOutcomesByIds = defineByIds('postedOutcomesByIds', cypher`PostedOutcome`, PostedOutcome);

const postedOutcomes = defineList({
  name: 'postedOutcomes',
  pattern: cypher`(subject:PostedOutcome)`,
  node: PostedOutcome,
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
    RETURN ${subjectRecord}
    ORDER BY subject.outcomeId, subject.position, subject.id`,
  row: recordRow(OutcomeGroup),
});

export const measurementsByGroupIds = defineQuery({
  name: 'measurementsByGroupIds',
  params: z.object({ groupIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (outcomeGroup:OutcomeGroup)-[:HAS_MEASUREMENT]->(subject:OutcomeMeasurement)
    WHERE outcomeGroup.id IN $groupIds AND outcomeGroup.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.groupId, subject.position, subject.id`,
  row: recordRow(OutcomeMeasurement),
});

export const correspondencesByRecordIds = defineQuery({
  name: 'correspondencesByRecordIds',
  params: z.object({ recordIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (owner:RegistryRecord)-[:HAS_CORRESPONDENCE]->(subject:ArmCorrespondence)
    WHERE owner.id IN $recordIds AND owner.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.recordId, subject.position, subject.id`,
  row: recordRow(ArmCorrespondence),
});

export const correspondencesByArmIds = defineQuery({
  name: 'correspondencesByArmIds',
  params: z.object({ armIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (arm:Arm)<-[:TO_ARM]-(subject:ArmCorrespondence)
    WHERE arm.id IN $armIds AND arm.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.recordId, subject.position, subject.id`,
  row: recordRow(ArmCorrespondence),
});
