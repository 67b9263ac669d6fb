import type { RankingFacts, RankingOptions } from '../../ranking/model.ts';
import type { Endpoint } from '../../endpoint/model.ts';
import type { Collected, PickedTrial } from '../collected.ts';
import type { Joined } from '../join-doses.ts';
import type {
  NetworkFindings,
  SensitivityRun,
  SynthesisStudy,
  SynthesisTreatment,
  SynthesisWarning,
} from '../model.ts';

/** What the graph knows beside the numbers. */
export type FromGraph = {
  readonly facts: RankingFacts;
  readonly options: RankingOptions;
  readonly trials: readonly PickedTrial[];
  readonly endpoint: Endpoint;
  readonly joined: Joined;
};

/** What a warning is decided on. */
export type Weighed = {
  readonly findings: NetworkFindings;
  readonly collected: Collected;
  readonly runs: readonly SensitivityRun[] | null;
  /** Null where the caller gave the studies. */
  readonly graph: FromGraph | null;
};

/** None, one, or one for each thing that it touches. */
export type WarningRule = (weighed: Weighed) => readonly SynthesisWarning[];

type Touching = {
  readonly studies?: readonly SynthesisStudy[];
  readonly treatments?: readonly SynthesisTreatment[];
  readonly measured?: number;
  readonly threshold?: number;
};

export const warning = (
  code: SynthesisWarning['code'],
  severity: SynthesisWarning['severity'],
  text: string,
  { studies = [], treatments = [], measured, threshold }: Touching = {},
): SynthesisWarning => ({
  code,
  severity,
  text,
  studies,
  treatments,
  measured: measured ?? null,
  threshold: threshold ?? null,
});

export const namesOf = (named: readonly { readonly name: string }[]): string[] => named.map(({ name }) => name);

/** A list in a sentence names so many and counts the rest. */
const MOST_NAMED = 6;

export function printSome(items: readonly string[]): string {
  const [shown, rest] = [items.slice(0, MOST_NAMED), items.length - MOST_NAMED];
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
