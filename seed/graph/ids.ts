import { invariant } from '../../src/shared/invariant.ts';
import type { Evidence } from '../schemas/evidence.ts';

/** Node ids are `kind:key`. The key is the record's slug, but for trials, which meet registry records on their registry number. */
export const idOf = {
  adverseEvent: (slug: string) => `adverse-event:${slug}`,
  algorithm: (slug: string) => `algorithm:${slug}`,
  algorithmPath: (algorithm: string, slug: string) => `algorithm-path:${algorithm}.${slug}`,
  algorithmStep: (algorithm: string, slug: string) => `algorithm-step:${algorithm}.${slug}`,
  analysis: (slug: string) => `analysis:${slug}`,
  approval: (slug: string) => `approval:${slug}`,
  arm: (slug: string) => `arm:${slug}`,
  association: (slug: string) => `association:${slug}`,
  biomarker: (slug: string) => `biomarker:${slug}`,
  cancerType: (slug: string) => `cancer:${slug}`,
  caution: (slug: string) => `caution:${slug}`,
  claim: (slug: string) => `claim:${slug}`,
  cohort: (slug: string) => `cohort:${slug}`,
  drug: (slug: string) => `drug:${slug}`,
  endpoint: (slug: string) => `endpoint:${slug}`,
  gene: (slug: string) => `gene:${slug}`,
  guideline: (slug: string) => `guideline:${slug}`,
  labelWarning: (slug: string) => `label-warning:${slug}`,
  plainText: (slug: string) => `plain-text:${slug}`,
  postedOutcome: (key: string) => `posted-outcome:${key}`,
  recommendation: (slug: string) => `recommendation:${slug}`,
  regimen: (slug: string) => `regimen:${slug}`,
  registryRecord: (number: string) => `registry-record:${number}`,
  result: (slug: string) => `result:${slug}`,
  source: (slug: string) => `source:${slug}`,
  treatmentNode: (slug: string) => `treatment:${slug}`,
} as const;

/** A trial's id by its slug. */
export function trialIdsOf({ trials }: Evidence): (slug: string) => string {
  const keys = new Map(trials.map((trial) => [trial.id, `trial:${trial.registry_key}`]));
  return (slug) => {
    const id = keys.get(slug);
    invariant(id, `There is no trial ${slug}.`);
    return id;
  };
}

export const orNull = <Id>(toId: (slug: string) => Id, slug: string | null | undefined): Id | null =>
  slug === null || slug === undefined ? null : toId(slug);

/** Words as a part of a key. */
export const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Keys for records without a slug, made of what identifies them; a later one with the same has a running number. */
export function keysInTurn(): (...parts: readonly string[]) => string {
  const given = new Map<string, number>();
  return (...parts) => {
    const key = parts.join('.');
    const turn = (given.get(key) ?? 0) + 1;
    given.set(key, turn);
    return turn === 1 ? key : `${key}.${turn}`;
  };
}
