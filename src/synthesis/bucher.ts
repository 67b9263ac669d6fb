import type { Estimate } from './estimate.ts';

/**
 * The adjusted indirect comparison of two effects against a common comparator
 * (Bucher, J Clin Epidemiol 1997;50:683-691, doi:10.1016/S0895-4356(97)00049-8): the first against the second.
 * It takes the two for independent: those of one trial share a control arm, and there it errs to too wide limits.
 */
export function compareIndirectly(first: Estimate, second: Estimate): Estimate {
  return {
    estimate: first.estimate - second.estimate,
    standardError: Math.hypot(first.standardError, second.standardError),
  };
}
