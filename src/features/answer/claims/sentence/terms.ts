import type { Reading, ReadTerm } from '../../reading/model.ts';

export const termsOf = (reading: Reading, role: ReadTerm['role']): ReadTerm[] =>
  reading.terms.filter((term) => term.role === role);

export const nodeIds = (terms: readonly ReadTerm[]): string[] => [
  ...new Set(terms.flatMap(({ nodes }) => nodes.map(({ id }) => id))),
];
