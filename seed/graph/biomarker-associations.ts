import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';
import { sortKeysOf } from './sort-keys.ts';

export function writeBiomarkerAssociations(
  content: GraphContent,
  { biomarkerCancerAssociations, biomarkers, cancerTypes }: Evidence,
  provenance: ProvenanceWriter,
): void {
  const sortKeyOfBiomarker = sortKeysOf(biomarkers);
  const sortKeyOfCancerType = sortKeysOf(cancerTypes);
  for (const association of biomarkerCancerAssociations) {
    const id = idOf.association(association.id);
    const { prevalence } = association;
    content.node('BiomarkerAssociation', id, {
      biomarkerId: idOf.biomarker(association.biomarker),
      biomarkerSortName: sortKeyOfBiomarker(association.biomarker),
      cancerTypeId: idOf.cancerType(association.cancer_type),
      cancerTypeSortName: sortKeyOfCancerType(association.cancer_type),
      relevance: association.relevance,
      establishedActionable: association.established_actionable,
      actionability: association.actionability,
      prevalencePoint: prevalence?.point,
      prevalenceLow: prevalence?.low,
      prevalenceHigh: prevalence?.high,
      prevalencePositive: prevalence?.n_positive,
      prevalenceTested: prevalence?.n_tested,
      prevalenceBasis: prevalence?.basis,
      approvedDrugIds: association.approved_drugs.map(idOf.drug),
      ...provenance.properties(association),
    });
    provenance.edges(id, association);
    content.edge('OF_BIOMARKER', id, idOf.biomarker(association.biomarker));
    content.edge('IN_CANCER_TYPE', id, idOf.cancerType(association.cancer_type));
    for (const drug of association.approved_drugs) content.edge('HAS_APPROVED_DRUG', id, idOf.drug(drug));
    content.include(id, {
      findings: (association.evidence ?? []).map(({ finding, n_positive, n_tested, verified, source }) => ({
        finding,
        positive: n_positive,
        tested: n_tested,
        verified,
        sourceId: idOf.source(source),
      })),
    });
    for (const { source } of association.evidence ?? []) content.edge('RESTS_ON', id, idOf.source(source));
  }
}
