import { namedValuesOf } from '../../src/shared/named-values.ts';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import type { Evidence } from '../schemas/evidence.ts';
import type { GraphContent } from './content.ts';
import { idOf } from './ids.ts';
import type { ProvenanceWriter } from './provenance.ts';

export function writeLabelWarnings(
  content: GraphContent,
  { adverseEvents }: Evidence,
  provenance: ProvenanceWriter,
): void {
  for (const warning of adverseEvents) {
    if (warning.kind !== 'label-warning') continue;
    const id = idOf.labelWarning(warning.id);
    content.node('LabelWarning', id, {
      term: warning.event,
      sortName: sortKeyOf(warning.event),
      population: warning.population,
      onset: warning.onset,
      monitoring: warning.monitoring,
      action: warning.action,
      drugId: idOf.drug(warning.drug),
      ...provenance.properties(warning),
    });
    content.include(id, { frequency: namedValuesOf(warning.frequency ?? {}) });
    provenance.edges(id, warning);
    content.edge('OF_DRUG', id, idOf.drug(warning.drug));
  }
}
