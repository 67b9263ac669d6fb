import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf, orNull } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';
import { code } from './vocabulary.ts';

export function writeCautions(content: GraphContent, { cautions }: Evidence, provenance: ProvenanceWriter): void {
  for (const caution of cautions) {
    const id = idOf.caution(caution.id);
    content.node('Caution', id, {
      title: caution.title,
      sortName: sortKeyOf(caution.title),
      statement: caution.statement,
      cancerTypeId: idOf.cancerType(caution.cancer_type),
      biomarkerId: orNull(idOf.biomarker, caution.biomarker),
      drugIds: caution.drugs.map(idOf.drug),
      severity: code(caution.severity),
      directive: caution.directive,
      condition: caution.condition,
      seriousness: caution.seriousness,
      category: caution.category,
      ...provenance.properties(caution),
    });
    provenance.edges(id, caution);
    content.edge('FOR_CANCER_TYPE', id, idOf.cancerType(caution.cancer_type));
    content.edge('REQUIRES', id, orNull(idOf.biomarker, caution.biomarker));
    for (const drug of caution.drugs) content.edge('ABOUT_DRUG', id, idOf.drug(drug));
    content.include(id, {
      findings: (caution.evidence ?? []).map(({ finding, verified, source }) => ({
        finding,
        verified,
        sourceId: idOf.source(source),
      })),
    });
    for (const { source } of caution.evidence ?? []) content.edge('RESTS_ON', id, idOf.source(source));
  }
}
