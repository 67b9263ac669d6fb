import { pairKey } from '../../synthesis/study.ts';
import type { ComparisonFact, RankingFacts, RankingOptions } from '../ranking/model.ts';
import { HAZARD_RATIO_DEMANDS, whyUnfit } from '../ranking/rankings/demands.ts';
import { printRatio } from '../ranking/rankings/printed.ts';
import type { Picked } from './collected.ts';
import type { Settings } from './fit.ts';
import { joinedIn, withJoined, type Joined } from './join-doses.ts';
import type { Variation } from './sensitivity.ts';

/** What was picked, and from what. */
export type Base = {
  readonly facts: RankingFacts;
  readonly options: RankingOptions;
  readonly picked: Picked;
  /** How results are picked, whatever the facts and options. */
  readonly pick: (facts: RankingFacts, options: RankingOptions) => Picked;
  /** The treatments that the data can join and that are apart. */
  readonly joins: Joined;
  readonly settings: Settings;
};

type PickedVariation = Omit<Variation, 'collected'> & { readonly picked: Picked };

/** What else could have been picked. */
export function variationsOf(base: Base): PickedVariation[] {
  return [...otherResults(base), ...otherAssessor(base), ...joinedDoses(base), ...withoutRegionalTrials(base)];
}

/** A run of the whole, with the treatments called as in the base. */
const ofAll = { study: null, resultId: null, keyIn: (key: string): string => key } as const;

/** One trial with another hazard ratio of the same assessor and population: an earlier one, or a variant. */
function otherResults({ facts, options, picked, pick, settings }: Base): PickedVariation[] {
  return picked.trials.flatMap(({ trial, judged }) =>
    judged.flatMap(({ record }) => {
      if (record.type !== 'COMPARISON') return [];
      const others = facts.comparisons.filter(
        (other) => other.id !== record.id && isLike(other, record) && isFit(other, options),
      );
      return others.flatMap((other): PickedVariation[] => {
        const pinned = new Set([...options.pinned, other.id].filter((id) => id !== record.id));
        const [again] = pick({ ...facts, trials: [trial] }, { ...options, pinned }).trials;
        if (again === undefined) return [];
        return [
          {
            ...ofAll,
            kind: 'OTHER_RESULT',
            text: `with the result ${printRatio(other.value)} of ${trial.acronym} (${wordsOf(other)})`,
            study: { name: trial.acronym, trialId: trial.id },
            resultId: other.id,
            picked: { ...picked, trials: picked.trials.map((one) => (one.trial.id === trial.id ? again : one)) },
            settings,
          },
        ];
      });
    }),
  );
}

const isFit = (record: ComparisonFact, options: RankingOptions): boolean =>
  whyUnfit(record, options, HAZARD_RATIO_DEMANDS).length === 0;

/** Of the same two arms, in the same patients, by the same assessor. */
function isLike(other: ComparisonFact, record: ComparisonFact): boolean {
  const armsOf = ({ experimentalArmId, controlArmId }: ComparisonFact): string =>
    pairKey(experimentalArmId, controlArmId);
  return (
    other.measure === record.measure &&
    other.assessorClass === record.assessorClass &&
    other.populationClass === record.populationClass &&
    other.subgroupKey === null &&
    armsOf(other) === armsOf(record)
  );
}

/** What tells a record from others of its trial. */
function wordsOf({ variant, cutoff, analysisName }: ComparisonFact): string {
  return [variant, cutoff === null ? analysisName : `cut-off ${cutoff}`].filter((word) => word !== null).join(', ');
}

function otherAssessor({ facts, options, pick, settings }: Base): PickedVariation[] {
  if (options.assessor === 'NOT_APPLICABLE') return [];
  const [assessor, text] =
    options.assessor === 'INDEPENDENT'
      ? (['INVESTIGATOR', "by the investigators' assessment"] as const)
      : (['INDEPENDENT', 'by independent review'] as const);
  const picked = pick(facts, { ...options, assessor, pinned: new Set() });
  return picked.trials.length === 0
    ? []
    : [{ ...ofAll, kind: 'OTHER_ASSESSOR', text, picked, settings: { ...settings, assessor } }];
}

function joinedDoses({ facts, options, pick, joins, settings }: Base): PickedVariation[] {
  if (joins.size === 0) return [];
  const keyIn = joinedIn(joins);
  return [
    {
      ...ofAll,
      kind: 'DOSES_MERGED',
      text: 'with doses joined',
      picked: pick(withJoined(facts, joins), options),
      settings: { ...settings, mergeDoses: true, reference: settings.reference && keyIn(settings.reference) },
      keyIn,
    },
  ];
}

function withoutRegionalTrials({ picked, settings }: Base): PickedVariation[] {
  const trials = picked.trials.filter(
    ({ trial: { regionScope } }) => regionScope === 'GLOBAL' || regionScope === 'NOT_RECORDED',
  );
  return trials.length === picked.trials.length || trials.length === 0
    ? []
    : [
        {
          ...ofAll,
          kind: 'WITHOUT_REGIONAL_TRIALS',
          text: 'without trials that were confined to a region',
          picked: { ...picked, trials },
          settings,
        },
      ];
}
