import type { Claim } from '../../claim/model.ts';

/** The claims that tell what a category means, and not whether a question used it. */
export const claimsOf = (claims: readonly Claim[]): Claim[] =>
  claims.filter(({ explanation }) => explanation.includes('edition'));
