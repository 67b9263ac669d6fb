import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { BIOMARKER_ASSOCIATION_FILTER, BiomarkerAssociation } from './model.ts';

export const biomarkerAssociationsByIds = defineByIds(
  'biomarkerAssociationsByIds',
  cypher`BiomarkerAssociation`,
  BiomarkerAssociation,
);

export const biomarkerAssociations = defineList({
  name: 'biomarkerAssociations',
  pattern: cypher`(subject:BiomarkerAssociation)`,
  node: BiomarkerAssociation,
  filter: BIOMARKER_ASSOCIATION_FILTER,
  orders: { BIOMARKER: 'biomarkerSortName', CANCER_TYPE: 'cancerTypeSortName' },
});

export const associationsOfBiomarker = ownedBy(
  biomarkerAssociations,
  'associationsOfBiomarker',
  cypher`(owner:Biomarker)<-[:OF_BIOMARKER]-(subject:BiomarkerAssociation)`,
);

export const associationsInCancerType = ownedBy(
  biomarkerAssociations,
  'associationsInCancerType',
  cypher`(owner:CancerType)<-[:IN_CANCER_TYPE]-(subject:BiomarkerAssociation)`,
);

export const associationsOfApprovedDrug = ownedBy(
  biomarkerAssociations,
  'associationsOfApprovedDrug',
  cypher`(owner:Drug)<-[:HAS_APPROVED_DRUG]-(subject:BiomarkerAssociation)`,
);

export const associationsStatedInSource = ownedBy(
  biomarkerAssociations,
  'associationsStatedInSource',
  cypher`(owner:Source)<-[:STATED_IN]-(subject:BiomarkerAssociation)`,
);
