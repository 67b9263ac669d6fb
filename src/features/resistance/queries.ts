import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import {
  DRUG_ACTIVITY_FILTER,
  DrugActivity,
  FREQUENCY_AFTER_FILTER,
  FrequencyAfter,
  ResistanceMechanism,
} from './model.ts';

export const drugActivitiesByIds = defineByIds('drugActivitiesByIds', cypher`DrugActivity`, DrugActivity);

export const drugActivities = defineList({
  name: 'drugActivities',
  pattern: cypher`(subject:DrugActivity)`,
  node: DrugActivity,
  filter: DRUG_ACTIVITY_FILTER,
  orders: { BIOMARKER: 'biomarkerSortName', DRUG: 'drugSortName' },
});

export const activityInBiomarker = ownedBy(
  drugActivities,
  'activityInBiomarker',
  cypher`(owner:Biomarker)<-[:ACTIVITY_IN]-(subject:DrugActivity)`,
);

export const activityOfDrug = ownedBy(
  drugActivities,
  'activityOfDrug',
  cypher`(owner:Drug)<-[:OF_DRUG]-(subject:DrugActivity)`,
);

export const activityStatedInSource = ownedBy(
  drugActivities,
  'activityStatedInSource',
  cypher`(owner:Source)<-[:STATED_IN]-(subject:DrugActivity)`,
);

export const frequenciesAfterByIds = defineByIds('frequenciesAfterByIds', cypher`FrequencyAfter`, FrequencyAfter);

export const frequenciesAfter = defineList({
  name: 'frequenciesAfter',
  pattern: cypher`(subject:FrequencyAfter)`,
  node: FrequencyAfter,
  filter: FREQUENCY_AFTER_FILTER,
  orders: { PERCENT: 'percent', BIOMARKER: 'biomarkerSortName' },
});

export const frequenciesOfBiomarker = ownedBy(
  frequenciesAfter,
  'frequenciesOfBiomarker',
  cypher`(owner:Biomarker)<-[:FREQUENCY_OF]-(subject:FrequencyAfter)`,
);

export const frequenciesAfterDrug = ownedBy(
  frequenciesAfter,
  'frequenciesAfterDrug',
  cypher`(owner:Drug)<-[:AFTER_DRUG]-(subject:FrequencyAfter)`,
);

export const frequenciesStatedInSource = ownedBy(
  frequenciesAfter,
  'frequenciesStatedInSource',
  cypher`(owner:Source)<-[:STATED_IN]-(subject:FrequencyAfter)`,
);

export const resistanceMechanismsByIds = defineByIds(
  'resistanceMechanismsByIds',
  cypher`ResistanceMechanism`,
  ResistanceMechanism,
);

export const resistanceMechanismsByBiomarkerIds = defineQuery({
  name: 'resistanceMechanismsByBiomarkerIds',
  params: z.object({ biomarkerIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (biomarker:Biomarker)<-[:MECHANISM_OF]-(subject:ResistanceMechanism)
    WHERE biomarker.id IN $biomarkerIds AND biomarker.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(ResistanceMechanism),
});
