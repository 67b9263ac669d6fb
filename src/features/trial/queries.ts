import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { AnalysisPopulation, Arm, Cohort, TRIAL_FILTER, Trial } from './model.ts';

export const trialsByIds = defineByIds('trialsByIds', cypher`Trial`, Trial);

export const armsByIds = defineByIds('armsByIds', cypher`Arm`, Arm);

export const cohortsByIds = defineByIds('cohortsByIds', cypher`Cohort`, Cohort);

export const armsByTrialIds = defineQuery({
  name: 'armsByTrialIds',
  params: z.object({ trialIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (trial:Trial)-[:HAS_ARM]->(subject:Arm)
    WHERE trial.id IN $trialIds AND trial.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.trialId, subject.position, subject.id`,
  row: recordRow(Arm),
});

export const cohortsByTrialIds = defineQuery({
  name: 'cohortsByTrialIds',
  params: z.object({ trialIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (trial:Trial)<-[:COHORT_OF]-(subject:Cohort)
    WHERE trial.id IN $trialIds AND trial.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.trialId, subject.position, subject.id`,
  row: recordRow(Cohort),
});

export const analysisPopulationsByTrialIds = defineQuery({
  name: 'analysisPopulationsByTrialIds',
  params: z.object({ trialIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (trial:Trial)-[:HAS_POPULATION]->(subject:AnalysisPopulation)
    WHERE trial.id IN $trialIds AND trial.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.trialId, subject.position, subject.armId`,
  row: recordRow(AnalysisPopulation),
});

export const trials = defineList({
  name: 'trials',
  pattern: cypher`(subject:Trial)`,
  node: Trial,
  filter: TRIAL_FILTER,
  orders: { ACRONYM: 'sortName', ENROLLMENT: 'enrollment', START_DATE: 'startDate' },
});

export const trialsOfDrug = ownedBy(trials, 'trialsOfDrug', cypher`(owner:Drug)<-[:STUDIES]-(subject:Trial)`);

export const trialsOfRegimen = ownedBy(
  trials,
  'trialsOfRegimen',
  cypher`(owner:Regimen)<-[:GIVES]-(:Arm)<-[:HAS_ARM]-(subject:Trial)`,
);

export const trialsInCancerType = ownedBy(
  trials,
  'trialsInCancerType',
  cypher`(owner:CancerType)<-[:IN_CANCER_TYPE]-(subject:Trial)`,
);

export const trialsSelectingByBiomarker = ownedBy(
  trials,
  'trialsSelectingByBiomarker',
  cypher`(owner:Biomarker)<-[:SELECTS_BY]-(subject:Trial)`,
);

export const trialsReportedBySource = ownedBy(
  trials,
  'trialsReportedBySource',
  cypher`(owner:Source)-[:REPORTS]->(subject:Trial)`,
);
