import type { Check, PremiseCheck } from '../model.ts';

const KIND_WORDS = { DRUG: 'drug', TRIAL: 'trial', GENE: 'gene or variant', CANCER_TYPE: 'cancer type' } as const;

/** That a drug, trial, gene or cancer type exists here. */
export const existence: Check = (reading) =>
  reading.unknownNames.map(({ kind, text, start, nearest }): PremiseCheck => ({
    kind: 'EXISTENCE',
    about: [],
    claim: `a ${KIND_WORDS[kind]} named "${text}"`,
    verdict: 'UNRESOLVED_TERM',
    asked: false,
    explanation: `"${text}" is no ${KIND_WORDS[kind]} that the graph holds. Nothing is put in its place.`,
    basis: [],
    suggestedReading:
      nearest.length > 0
        ? { text: `a name that is spelt alike: ${nearest.map(({ name }) => name).join(', ')}`, nodes: nearest }
        : null,
    place: start,
  }));
