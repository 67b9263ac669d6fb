import type { Endpoint } from '../endpoint/model.ts';
import type { TreatmentNodeId } from '../regimen/model.ts';
import { collectedFrom, type Picked } from './collected.ts';
import { findingsOf } from './findings.ts';
import type { Joined } from './join-doses.ts';
import type { Synthesis } from './model.ts';
import { runsOf } from './sensitivity.ts';
import { variationsOf, type Base } from './variations.ts';
import { warningsOf } from './warnings/every.ts';

type PickedResults = Base & {
  /** Which treatments are one here. */
  readonly joined: Joined;
  readonly endpoint: Pick<Endpoint, 'name' | 'abbreviation'>;
  readonly nameOf: (treatment: TreatmentNodeId) => string;
};

/** What was picked from the graph put together, with the runs that test it and what to mind. */
export function putTogether({ joined, endpoint, nameOf, ...base }: PickedResults): Synthesis {
  const { facts, options, picked, settings } = base;
  const collect = (one: Picked) => collectedFrom(one, nameOf);
  const collected = collect(picked);
  const findings = findingsOf(collected, settings);
  const variations = variationsOf(base).map(({ picked: other, ...variation }) => ({
    ...variation,
    collected: collect(other),
  }));
  const runs = runsOf(findings, collected, settings, variations);
  const graph = { facts, options, trials: picked.trials, endpoint, joined };
  return { ...findings, sensitivity: runs, warnings: warningsOf({ findings, collected, runs, graph }) };
}
