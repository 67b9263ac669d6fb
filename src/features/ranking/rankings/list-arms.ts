import type { ArmResult } from '../../result/model.ts';
import type { ArmResultFact, Ranking } from '../model.ts';
import { concludeRanking } from './conclude.ts';
import type { Demands } from './demands.ts';
import { refuse, type Judged, type Refused } from './judged.ts';
import { pickResult } from './pick-result.ts';
import { shareRanks } from './share-ranks.ts';
import { armsWithTherapy } from './therapies.ts';
import { newerResultExcluded } from './warnings/newer-result-excluded.ts';
import type { WarningRule } from './warnings/rule.ts';
import { unverifiedRanked } from './warnings/unverified-ranked.ts';

type Listing = {
  /** What of each arm is listed. */
  readonly statistic: ArmResult['statistic'];
  readonly demands: Demands;
  /** The warnings that only this listing gives. */
  readonly ownWarnings: readonly WarningRule[];
};

/** Lists each trial's own arms, controls too, by one of their own results. */
export const listArms =
  ({ statistic, demands, ownWarnings }: Listing): Ranking =>
  (facts, options) => {
    const reached: (Judged<ArmResultFact> & { readonly value: number })[] = [];
    const notReached: Judged<ArmResultFact>[] = [];
    const refused: Refused[] = [];

    for (const trial of facts.trials) {
      for (const arm of armsWithTherapy(trial)) {
        if (options.excludedTrials.has(trial.id)) {
          refused.push(refuse(trial, arm, ['EXCLUDED_BY_REQUEST'], null));
          continue;
        }
        const results = facts.armResults.filter((result) => result.armId === arm.id && result.statistic === statistic);
        const choice = pickResult(results, options, demands);
        if (choice.picked === null) {
          refused.push(refuse(trial, arm, choice.reasons, choice.result));
          continue;
        }
        const { picked: record, newer } = choice;
        if (record.value === null || record.status !== 'ESTIMATED') {
          notReached.push({ trial, arm, record, newer });
          refused.push(refuse(trial, arm, ['NOT_REACHED'], record.id));
        } else {
          reached.push({ trial, arm, record, newer, value: record.value });
        }
      }
    }

    const better = options.endpoint.higherIsBetter ? -1 : 1;
    return concludeRanking({
      facts,
      options,
      ranked: shareRanks(reached, ({ value }) => better * value).map((therapy) => ({
        ...therapy,
        notDistinguishableFrom: null, // between arms of different trials nothing tells the drug from the patients
      })),
      notReached,
      refused,
      ownWarnings: [...ownWarnings, newerResultExcluded(demands), unverifiedRanked(demands)],
    });
  };
