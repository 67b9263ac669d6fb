import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { ArmCorrespondence, POSTED_OUTCOME_FILTER, PostedOutcome, RegistryRecord } from './model.ts';

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
