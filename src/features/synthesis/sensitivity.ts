import type { Collected } from './collected.ts';
import { findingsOf, known, type Settings } from './findings.ts';
import {
  isRatio,
  keyOf,
  type ChangedPair,
  type NetworkEffect,
  type NetworkFindings,
  type SensitivityRun,
} from './model.ts';

/** A synthesis with one thing done otherwise. */
export type Variation = Pick<SensitivityRun, 'kind' | 'text' | 'study' | 'resultId'> & {
  readonly collected: Collected;
  readonly settings: Settings;
  /** What a treatment of the base is called in this run. */
  readonly nameIn: (key: string) => string;
};

/** Beyond this many studies a run without each of them is a burden on the server and tells little. */
export const MOST_STUDIES_LEFT_OUT = 50;

/** A run for each study that can be left out. Null where there are too many; nothing where one study is all there is. */
export function leaveOneOut(collected: Collected, settings: Settings): Variation[] | null {
  const { studies } = collected;
  if (studies.length > MOST_STUDIES_LEFT_OUT) return null;
  if (studies.length < 2) return [];
  return studies.map(({ key }) => {
    const study = known(collected.studyByKey, key);
    return {
      kind: 'LEAVE_ONE_OUT',
      text: `without ${study.name}`,
      study,
      resultId: null,
      collected: { ...collected, studies: studies.filter((one) => one.key !== key) },
      settings,
      nameIn: (treatment) => treatment,
    };
  });
}

/** What the variation says, held against the base. */
export function runOf(base: NetworkFindings, variation: Variation): SensitivityRun {
  const { kind, text, study, resultId, collected, settings, nameIn } = variation;
  const run = findingsOf(collected, settings);
  const cells = new Map(
    run.leagueTable.rows.flat().flatMap((cell) => (cell === null ? [] : [[cellKey(cell), cell] as const])),
  );
  const changedPairs: ChangedPair[] = [];
  let orderChanged = false;
  // rows stand in the order of the base: each pair once, the better one first
  const pairs = base.leagueTable.rows.flatMap((row, index) => row.slice(index + 1).filter((cell) => cell !== null));
  for (const pair of pairs) {
    const other = cells.get(cellKey(pair, nameIn));
    if (other === undefined) continue;
    if (pair.distinguishable !== other.distinguishable) {
      const { treatment, comparator, distinguishable, robust, estimate } = other;
      changedPairs.push({ treatment, comparator, distinguishable, robust, estimate });
    }
    orderChanged ||= sideOf(pair, base) * sideOf(other, base) < 0;
  }
  return {
    kind,
    text,
    study,
    resultId,
    estimates: run.estimates,
    orderChanged: base.ranking !== null && orderChanged,
    changedPairs,
  };
}

const cellKey = ({ treatment, comparator }: NetworkEffect, nameIn = (key: string): string => key): string =>
  JSON.stringify([nameIn(keyOf(treatment)), nameIn(keyOf(comparator))]);

/** On which side of no difference an effect lies: -1, 0 or 1. */
const sideOf = ({ estimate: { value } }: NetworkEffect, { applied: { measure } }: NetworkFindings): number =>
  Math.sign(isRatio(measure) ? value - 1 : value);
