import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { RECOMMENDATION_FILTER, Recommendation } from './model.ts';

export const recommendationsByIds = defineByIds('recommendationsByIds', cypher`Recommendation`, Recommendation);

export const recommendations = defineList({
  name: 'recommendations',
  pattern: cypher`(subject:Recommendation)`,
  node: Recommendation,
  filter: RECOMMENDATION_FILTER,
  orders: { GUIDELINE_DATE: 'guidelineDate', BODY: 'bodySortKey', ID: 'id' },
});

export const recommendationsOfDrug = ownedBy(
  recommendations,
  'recommendationsOfDrug',
  cypher`(owner:Drug)<-[:ABOUT_DRUG]-(subject:Recommendation)`,
);

export const recommendationsAfterDrug = ownedBy(
  recommendations,
  'recommendationsAfterDrug',
  cypher`(owner:Drug)<-[:AFTER_DRUG]-(subject:Recommendation)`,
);

export const recommendationsInCancerType = ownedBy(
  recommendations,
  'recommendationsInCancerType',
  cypher`(owner:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Recommendation)`,
);

export const recommendationsRequiringBiomarker = ownedBy(
  recommendations,
  'recommendationsRequiringBiomarker',
  cypher`(owner:Biomarker)<-[:REQUIRES]-(subject:Recommendation)`,
);

export const recommendationsInGuideline = ownedBy(
  recommendations,
  'recommendationsInGuideline',
  cypher`(owner:Guideline)<-[:IN_GUIDELINE]-(subject:Recommendation)`,
);

export const recommendationsSupportedByTrial = ownedBy(
  recommendations,
  'recommendationsSupportedByTrial',
  cypher`(owner:Trial)<-[:SUPPORTED_BY]-(subject:Recommendation)`,
);
