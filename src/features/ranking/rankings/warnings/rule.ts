import type { RankingFacts, RankingOptions, RankingWarning, TrialFact } from '../../model.ts';
import { byCodeUnit, sortedUnique } from '../by-code-unit.ts';
import type { Judged, Ranked } from '../judged.ts';

/** What a warning is decided on. */
export type Weighed = {
  readonly facts: RankingFacts;
  readonly options: RankingOptions;
  /** In the order of the entries. */
  readonly ranked: readonly Ranked[];
  /** Judged by a median that was not reached. */
  readonly notReached: readonly Judged[];
};

/** None, one, or one for each group of therapies that it touches. */
export type WarningRule = (weighed: Weighed) => RankingWarning[];

/** The trials of the entries, each once, by acronym. */
export function trialsOf(ranked: readonly Ranked[]): TrialFact[] {
  const byId = new Map(ranked.map(({ trial }) => [trial.id, trial]));
  return [...byId.values()].sort((a, b) => byCodeUnit(a.acronym, b.acronym) || byCodeUnit(a.id, b.id));
}

export function idsOf(nodes: readonly { readonly id: string }[]): string[] {
  return sortedUnique(nodes.map(({ id }) => id));
}

export function acronymsOf(trials: readonly TrialFact[]): string[] {
  return sortedUnique(trials.map(({ acronym }) => acronym));
}

export function recordsOf(judged: readonly Judged[]): Judged['record'][] {
  return judged.map(({ record }) => record);
}
