import { evidence, orNull, PROVENANCE, provenanceOf, reference, references } from '../../support/evidence.ts';
import type { ListedKind } from './kind.ts';

export const BIOMARKER_ASSOCIATIONS: ListedKind = [
  'biomarkerAssociations',
  `id biomarker { id } cancerType { id } relevance establishedActionable actionability
  prevalence { point low high positive tested basis }
  findings { finding positive tested verified source { id } } approvedDrugs { id } ${PROVENANCE}`,
  evidence.biomarkerCancerAssociations.map((association) => ({
    id: `association:${association.id}`,
    biomarker: reference('biomarker', association.biomarker),
    cancerType: reference('cancer', association.cancer_type),
    relevance: association.relevance,
    establishedActionable: association.established_actionable,
    actionability: association.actionability,
    prevalence: association.prevalence && {
      point: association.prevalence.point,
      low: association.prevalence.low,
      high: association.prevalence.high,
      positive: orNull(association.prevalence.n_positive),
      tested: orNull(association.prevalence.n_tested),
      basis: association.prevalence.basis,
    },
    findings: (association.evidence ?? []).map(({ finding, n_positive, n_tested, verified, source }) => ({
      finding,
      positive: n_positive,
      tested: n_tested,
      verified,
      source: reference('source', source),
    })),
    approvedDrugs: references('drug', association.approved_drugs),
    provenance: provenanceOf(association),
  })),
];
