import { known, type Collected } from './collected.ts';
import { effectOf, estimateOf, fitOf, inOrder, isDistinguishable, sideOf, type Settings } from './fit.ts';
import { keyOf, pairsOf, type ChangedPair, type NetworkFindings, type SensitivityRun } from './model.ts';

/** A synthesis with one thing done otherwise. */
export type Variation = Pick<SensitivityRun, 'kind' | 'text' | 'study' | 'resultId'> & {
  readonly collected: Collected;
  readonly settings: Settings;
  /** What a treatment of the base is called in this run. */
  readonly keyIn: (key: string) => string;
};

/** With more comparisons than this a run without each study is a burden on the server and tells little. */
const MOST_COMPARISONS = 50;

/**
 * A run without each study, and one for each other variation, held against the base. Null where there are too many
 * comparisons; of one study alone nothing can be left out.
 */
export function runsOf(
  base: NetworkFindings,
  collected: Collected,
  settings: Settings,
  others: readonly Variation[],
): SensitivityRun[] | null {
  const { studies } = collected;
  if (studies.reduce((sum, { contrasts }) => sum + contrasts.length, 0) > MOST_COMPARISONS) return null;
  const withoutEach = studies.length < 2 ? [] : studies.map(({ key }) => without(key, collected, settings));
  return [...withoutEach, ...others].map((variation) => runOf(base, variation));
}

function without(key: string, collected: Collected, settings: Settings): Variation {
  const study = known(collected.studyByKey, key);
  return {
    kind: 'LEAVE_ONE_OUT',
    text: `without ${study.name}`,
    study,
    resultId: null,
    collected: { ...collected, studies: collected.studies.filter((one) => one.key !== key) },
    settings,
    keyIn: (treatment) => treatment,
  };
}

/** What the variation says, held against the base. */
function runOf(base: NetworkFindings, variation: Variation): SensitivityRun {
  const { kind, text, study, resultId, collected, settings, keyIn } = variation;
  const [run, fit] = [{ kind, text, study, resultId }, fitOf(collected, settings)];
  if (fit === null) return { ...run, estimates: [], orderChanged: false, changedPairs: [] };

  const pairs = pairsOf(base).flatMap((pair) => {
    const [of, against] = [keyIn(keyOf(pair.treatment)), keyIn(keyOf(pair.comparator))];
    const before = base.fit && estimateOf(base.fit, keyOf(pair.treatment), keyOf(pair.comparator));
    const after = estimateOf(fit, of, against);
    return of === against || before === null || after === null ? [] : [{ pair, of, against, before, after }];
  });
  return {
    ...run,
    estimates: inOrder(fit)
      .filter((key) => key !== fit.reference)
      .map((key) => effectOf(fit, key, fit.reference)),
    orderChanged: base.ranking !== null && pairs.some(({ before, after }) => sideOf(before) * sideOf(after) < 0),
    changedPairs: pairs
      .filter(({ pair, after }) => pair.distinguishable !== isDistinguishable(after))
      .map(({ of, against }): ChangedPair => {
        const { treatment, comparator, distinguishable, robust, estimate } = effectOf(fit, of, against);
        return { treatment, comparator, distinguishable, robust, estimate };
      }),
  };
}
