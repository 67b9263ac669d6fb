import type { WarningRule } from './rule.ts';

export const noEvidence: WarningRule = ({ facts }) =>
  facts.trials.length > 0
    ? []
    : [
        {
          code: 'NO_EVIDENCE',
          severity: 'HIGH',
          text: 'The graph has no trial of this line in the population asked about; trials in narrower populations, such as those that selected by a biomarker, count only with includeDescendants. That does not say that there is no treatment.',
          affected: [],
          measured: null,
          threshold: null,
        },
      ];
