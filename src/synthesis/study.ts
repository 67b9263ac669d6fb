import type { Estimate } from './estimate.ts';
import { SynthesisError } from './synthesis-error.ts';

/** One treatment against another: an estimate above zero is a higher value with the treatment. */
export type Contrast = Estimate & { readonly treatment: string; readonly comparator: string };

/** A trial's results: one contrast for two arms, and for more arms one for every two of them. */
export type Study = {
  /** Its name; a trial is in a synthesis once. */
  readonly study: string;
  readonly contrasts: readonly Contrast[];
};

/** The treatments of a study, in alphabetical order: its design. */
export function treatmentsOf({ contrasts }: Study): string[] {
  return [...new Set(contrasts.flatMap(({ treatment, comparator }) => [treatment, comparator]))].sort();
}

/** The same for either direction of a contrast. */
export function pairKey(first: string, second: string): string {
  return JSON.stringify(first < second ? [first, second] : [second, first]);
}

/** Throws a SynthesisError for what no trial can have reported. */
export function checkStudies(studies: readonly Study[]): void {
  const names = new Set<string>();
  for (const study of studies) {
    if (names.has(study.study)) {
      throw new SynthesisError('DUPLICATE_TRIAL_REPORT', study.study, 'study', 'it is there more than once.');
    }
    names.add(study.study);
    checkContrasts(study);
  }
}

function checkContrasts(study: Study): void {
  const fail = (field: string, sentence: string) => new SynthesisError('INVALID_INPUT', study.study, field, sentence);
  if (study.contrasts.length === 0) throw fail('contrasts', 'it compares nothing.');
  const pairs = new Set<string>();
  for (const { treatment, comparator, estimate, standardError } of study.contrasts) {
    const what = `"${treatment}" against "${comparator}"`;
    if (treatment === comparator) throw fail('comparator', `it compares ${what}.`);
    if (!Number.isFinite(estimate)) throw fail('estimate', `"${estimate}" is no estimate of ${what}.`);
    if (!(standardError > 0 && standardError < Infinity)) {
      throw fail('standardError', `"${standardError}" is no standard error of ${what}.`);
    }
    const pair = pairKey(treatment, comparator);
    if (pairs.has(pair)) throw fail('contrasts', `it compares ${what} more than once.`);
    pairs.add(pair);
  }
  const treatments = treatmentsOf(study);
  const wanted = (treatments.length * (treatments.length - 1)) / 2;
  if (pairs.size !== wanted) {
    const sentence = `it has ${treatments.length} arms and ${pairs.size} of their ${wanted} comparisons.`;
    throw new SynthesisError('MULTIARM_INCOMPLETE', study.study, 'contrasts', sentence);
  }
}
