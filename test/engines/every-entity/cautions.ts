import { enumOf, evidence, PROVENANCE, provenanceOf, reference, references } from '../../support/evidence.ts';
import type { ListedKind } from './kind.ts';

export const CAUTIONS: ListedKind = [
  'cautions',
  `id title statement cancerType { id } biomarker { id } drugs { id } severity directive condition seriousness category
  findings { finding verified source { id } } ${PROVENANCE}`,
  evidence.cautions.map((caution) => ({
    id: `caution:${caution.id}`,
    title: caution.title,
    statement: caution.statement,
    cancerType: reference('cancer', caution.cancer_type),
    biomarker: reference('biomarker', caution.biomarker),
    drugs: references('drug', caution.drugs),
    severity: enumOf(caution.severity),
    directive: caution.directive,
    condition: caution.condition,
    seriousness: caution.seriousness,
    category: caution.category,
    findings: (caution.evidence ?? []).map(({ finding, verified, source }) => ({
      finding,
      verified,
      source: reference('source', source),
    })),
    provenance: provenanceOf(caution),
  })),
];
