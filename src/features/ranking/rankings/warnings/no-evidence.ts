import type { WarningRule } from './rule.ts';

export const noEvidence: WarningRule = ({ facts }) =>
  facts.trials.length > 0
    ? []
    : [
        {
          code: 'NO_EVIDENCE',
          severity: 'HIGH',
          text: 'The graph has no trial of this cancer type, biomarker and line. That does not say that there is no treatment.',
          affected: [],
          measured: null,
          threshold: null,
        },
      ];
