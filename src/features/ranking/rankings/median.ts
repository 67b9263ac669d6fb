import type { ArmResultFact, Ranking } from '../model.ts';
import { concludeRanking } from './conclude.ts';
import { MEDIAN_DEMANDS } from './demands.ts';
import { refuse, type Judged, type Refused } from './judged.ts';
import { pickResult } from './pick-result.ts';
import { shareRanks } from './share-ranks.ts';
import { armsWithTherapy } from './therapies.ts';
import { medianCrossTrial } from './warnings/across-trials.ts';
import { medianNotReached } from './warnings/median-not-reached.ts';
import { newerResultExcluded } from './warnings/newer-result-excluded.ts';
import { unverifiedRanked } from './warnings/unverified-ranked.ts';

/** A listing by the medians of each trial's own arms, controls too; never a comparison, and warned as such. */
export const median: Ranking = (facts, options) => {
  const reached: (Judged<ArmResultFact> & { readonly value: number })[] = [];
  const notReached: Judged<ArmResultFact>[] = [];
  const refused: Refused[] = [];

  for (const trial of facts.trials) {
    for (const arm of armsWithTherapy(trial)) {
      if (options.excludedTrials.has(trial.id)) {
        refused.push(refuse(trial, arm, ['EXCLUDED_BY_REQUEST'], null));
        continue;
      }
      const medians = facts.armResults.filter(({ armId, statistic }) => armId === arm.id && statistic === 'MEDIAN');
      const choice = pickResult(medians, options, MEDIAN_DEMANDS);
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
      notDistinguishableFrom: null, // medians of different trials have no test without assumptions on the curves
    })),
    notReached,
    refused,
    ownWarnings: [
      medianCrossTrial,
      medianNotReached,
      newerResultExcluded(MEDIAN_DEMANDS),
      unverifiedRanked(MEDIAN_DEMANDS),
    ],
  });
};
