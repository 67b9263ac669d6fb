import { studyContributions } from '../../synthesis/contributions.ts';
import { roundComputed } from '../ranking/rankings/rounded.ts';
import { known } from './findings.ts';
import {
  keyOf,
  type EffectContributions,
  type NetworkFindings,
  type StudyContribution,
  type SynthesisTreatment,
} from './model.ts';

/** How much of the estimate of one treatment against another comes from each study, largest first. */
export function contributionsTo(
  { fit }: NetworkFindings,
  treatment: SynthesisTreatment,
  comparator: SynthesisTreatment,
): StudyContribution[] {
  if (fit === null) return [];
  return studyContributions(fit.model, keyOf(treatment), keyOf(comparator)).map(({ study, share }) => ({
    study: known(fit.studies, study),
    share: roundComputed(share),
  }));
}

/** Of each estimate against the reference. */
export function contributionsOf(findings: NetworkFindings): EffectContributions[] {
  return findings.estimates.map(({ treatment, comparator }) => ({
    treatment,
    studies: contributionsTo(findings, treatment, comparator),
  }));
}
