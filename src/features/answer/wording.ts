import type { Scope, TherapyStanding } from './model.ts';

export const STANDING_WORDS: Readonly<Record<TherapyStanding, string>> = {
  PREFERRED: 'Preferred',
  OTHER_RECOMMENDED: 'Other options',
  RECOMMENDED_UNSPECIFIED: 'Recommended, no rank given',
  USEFUL_IN_CERTAIN_CIRCUMSTANCES: 'In certain circumstances',
  TRIAL_EVIDENCE: 'Supported by trials, no statement recorded',
  DESCRIBED: 'Described, without a recommendation',
  NOT_RECOMMENDED: 'Advised against',
  REPORTED_NOT_READ: 'Reported, not read',
  SUPERSEDED: 'Superseded',
};

export const INTENDED_USE = {
  CLINICIAN:
    'For information of professionals and for software: a summary of recorded statements and results, generated without review by a person. It is no advice on a patient.',
  PATIENT:
    'For understanding words and for talking with your doctor. It was made by a program and no doctor has checked it. It is no advice for you.',
} as const;

/** The setting that a part of an answer speaks of, as what goes behind its title. */
export const settingWords = (scope: Scope | null): string =>
  scope === null ? '' : ` (${scope.text}${scope.reading === 'SUGGESTED' ? ', offered reading' : ''})`;
