import { evidence, PROVENANCE, provenanceOf, reference } from '../../support/evidence.ts';
import type { ListedKind } from './kind.ts';

export const LABEL_WARNINGS: ListedKind = [
  'labelWarnings',
  `id term frequency { name value text } population onset monitoring action drug { id } ${PROVENANCE}`,
  evidence.adverseEvents
    .filter((event) => event.kind === 'label-warning')
    .map((warning) => ({
      id: `label-warning:${warning.id}`,
      term: warning.event,
      frequency: Object.entries(warning.frequency ?? {}).map(([name, value]) => ({
        name,
        value: typeof value === 'number' ? value : null,
        text: String(value),
      })),
      population: warning.population,
      onset: warning.onset,
      monitoring: warning.monitoring,
      action: warning.action,
      drug: reference('drug', warning.drug),
      provenance: provenanceOf(warning),
    })),
];
