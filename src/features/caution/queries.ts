import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { CAUTION_FILTER, Caution } from './model.ts';

export const cautionsByIds = defineByIds('cautionsByIds', cypher`Caution`, Caution);

export const cautions = defineList({
  name: 'cautions',
  pattern: cypher`(subject:Caution)`,
  node: Caution,
  filter: CAUTION_FILTER,
  orders: { TITLE: 'sortName' },
});

export const cautionsOfDrug = ownedBy(
  cautions,
  'cautionsOfDrug',
  cypher`(owner:Drug)<-[:ABOUT_DRUG]-(subject:Caution)`,
);

export const cautionsInCancerType = ownedBy(
  cautions,
  'cautionsInCancerType',
  cypher`(owner:CancerType)<-[:FOR_CANCER_TYPE]-(subject:Caution)`,
);

export const cautionsRequiringBiomarker = ownedBy(
  cautions,
  'cautionsRequiringBiomarker',
  cypher`(owner:Biomarker)<-[:REQUIRES]-(subject:Caution)`,
);

export const cautionsStatedInSource = ownedBy(
  cautions,
  'cautionsStatedInSource',
  cypher`(owner:Source)<-[:STATED_IN]-(subject:Caution)`,
);
