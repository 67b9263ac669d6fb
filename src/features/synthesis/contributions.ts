import { studyContributions } from '../../synthesis/contributions.ts';
import { roundComputed } from '../ranking/rankings/rounded.ts';
import { known } from './collected.ts';
import type { Fit } from './fit.ts';
import { keyOf, type EffectContributions, type NetworkFindings, type StudyContribution } from './model.ts';

/** How much of the estimate of one treatment against another comes from each study, largest first. */
export function contributionsTo({ model, collected }: Fit, treatment: string, comparator: string): StudyContribution[] {
  return studyContributions(model, treatment, comparator).map(({ study, share }) => ({
    study: known(collected.studyByKey, study),
    share: roundComputed(share),
  }));
}

/** Of each estimate against the reference. */
export function contributionsOf({ estimates, fit }: NetworkFindings): EffectContributions[] {
  if (fit === null) return [];
  return estimates.map(({ treatment, comparator }) => ({
    treatment,
    studies: contributionsTo(fit, keyOf(treatment), keyOf(comparator)),
  }));
}
