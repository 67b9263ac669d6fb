import type { Endpoint } from '../../endpoint/model.ts';
import type { ArmResult, Comparison, EfficacyResult } from '../../result/model.ts';
import { accountsOf, type Account } from './matching/accounts.ts';
import { isExperimental, place } from './matching/place.ts';
import { distinct, isGeneralAccount, isPlainAccount, without } from './matching/way.ts';
import { accountText, listOf, numbersText } from './matching/words.ts';
import { pValuesText, significanceOf } from './significance.ts';
import type { ClaimedEffect, ClaimedResult, FigureCandidate, FigureMatch, Mismatch } from './model.ts';

/** What is better for a patient, by endpoint id. */
export type Directions = ReadonlyMap<string, Endpoint['betterDirection']>;

/** One comparison of the claim's two treatments: a record of it, or the numbers of both arms. */
type Compared = {
  readonly account: Account;
  readonly results: readonly EfficacyResult[];
  /** Above zero where it is as the claim says, below where it is the other way round, zero where there is no difference. */
  readonly agreement: number;
  /** Null where no test and no interval tells. */
  readonly isSignificant: boolean | null;
  /** Whether a later record has replaced it. */
  readonly isReplaced: boolean;
};

const NOTHING: FigureMatch = { verdict: 'NOT_ESTABLISHED', mismatches: [], facts: [], nearest: [] };

/** Whether recorded comparisons go the way a claim says: "superior progression-free survival with alectinib". */
export function matchEffect(
  claimed: ClaimedResult,
  effect: ClaimedEffect,
  candidates: readonly FigureCandidate[],
  directions: Directions,
): FigureMatch {
  const all = accountsOf(candidates)
    .filter(
      (account) => isPlainAccount(account) && ((claimed.population ?? null) !== null || isGeneralAccount(account)),
    )
    .filter((account) => account.arms.length === 2 && place(account, [], claimed).slots.length === 0)
    .flatMap((account) => comparedIn(account, claimed, effect, directions));
  const read = all.filter(({ results }) => results.every(({ provenance }) => provenance.verified));
  const compared = read.length > 0 ? read : all;
  const latest = compared.filter(({ isReplaced }) => !isReplaced);
  if (latest.length === 0) return NOTHING;
  return effect.isDenied ? denied(latest) : stated(latest, compared, all);
}

function stated(latest: readonly Compared[], compared: readonly Compared[], all: readonly Compared[]): FigureMatch {
  const [agreeing, others] = [latest.filter(agrees), latest.filter((one) => !agrees(one))];
  const facts = resultsOf(agreeing.length > 0 ? agreeing : compared.filter(agrees));
  if (others.length === 0) {
    const untold = significanceMismatch(agreeing);
    return {
      verdict: untold === undefined ? 'SUPPORTED' : 'SUPPORTED_WITH_MISMATCH',
      mismatches: untold === undefined ? [] : [untold],
      facts,
      nearest: [],
    };
  }
  const turned = others.filter((one) => all.some((other) => other.isReplaced && agrees(other) && isOfSame(one, other)));
  const field = turned.length > 0 ? 'LATER_DATA' : isOfOneTrial(latest) ? 'ENDPOINT' : 'TRIAL';
  const told = (turned.length > 0 ? turned : others).slice(0, MOST_TOLD);
  const recorded = textOf(told);
  const mismatch: Mismatch = {
    field: agreeing.length > 0 || turned.length > 0 ? field : 'VALUE',
    claimed: 'the difference',
    recorded,
    text: `${field === 'LATER_DATA' ? 'Later data go the other way' : 'Not all of it goes that way'}: ${recorded}.`,
  };
  const chance = agreeing.some(({ isSignificant }) => isSignificant !== null)
    ? significanceMismatch(agreeing)
    : undefined;
  return {
    verdict: agreeing.length > 0 ? 'SUPPORTED_WITH_MISMATCH' : 'CONTRADICTED',
    mismatches: chance === undefined ? [mismatch] : [mismatch, chance],
    facts,
    nearest: without(resultsOf([...told, ...others]), facts),
  };
}

/** "Not superior" holds where nothing is significantly so. */
function denied(latest: readonly Compared[]): FigureMatch {
  const against = latest.filter((one) => agrees(one) && one.isSignificant !== false);
  if (against.length === 0) return { ...NOTHING, verdict: 'SUPPORTED', facts: resultsOf(latest) };
  const recorded = textOf(against.slice(0, MOST_TOLD));
  return {
    verdict: 'CONTRADICTED',
    mismatches: [
      { field: 'SIGNIFICANCE', claimed: 'no difference', recorded, text: `A difference is recorded: ${recorded}.` },
    ],
    facts: [],
    nearest: resultsOf(against),
  };
}

const MOST_TOLD = 4;
const agrees = ({ agreement }: Compared): boolean => agreement > 0;
const isOfOneTrial = (all: readonly Compared[]): boolean =>
  new Set(all.map(({ account }) => account.circumstances.trialId)).size === 1;
/** Of the same trial and endpoint: an earlier record of what a later one tells otherwise. */
const isOfSame = (one: Compared, other: Compared): boolean =>
  one.account.frame === other.account.frame &&
  one.account.circumstances.endpointId === other.account.circumstances.endpointId;
const resultsOf = (all: readonly Compared[]): EfficacyResult[] =>
  distinct([...all].toSorted((a, b) => a.results.length - b.results.length).flatMap(({ results }) => results));
const textOf = (all: readonly Compared[]): string =>
  listOf(
    all.map(({ account, results }) => `${account.endpointName} ${numbersText(results)} (${accountText(account)})`),
  );

/** A difference that was tested and may be chance, or of which no test is recorded. */
function significanceMismatch(agreeing: readonly Compared[]): Mismatch | undefined {
  const chance = agreeing.filter(({ isSignificant }) => isSignificant === false);
  const isUntested = agreeing.every(({ isSignificant }) => isSignificant === null);
  const told = (isUntested ? agreeing : chance).slice(0, MOST_TOLD);
  if (told.length === 0) return undefined;
  const recorded = textOf(told);
  return {
    field: 'SIGNIFICANCE',
    claimed: 'the difference',
    recorded,
    text: isUntested
      ? `The numbers differ so, and no test of the difference is recorded: ${recorded}.`
      : `The difference is not statistically significant${pValuesText(told.flatMap(({ results }) => results))}: ${recorded}.`,
  };
}

function comparedIn(
  account: Account,
  claimed: ClaimedResult,
  effect: ClaimedEffect,
  directions: Directions,
): Compared[] {
  const better = directions.get(account.circumstances.endpointId);
  const experimental =
    account.arms.find((arm) => isExperimental(arm, claimed)) ??
    account.arms.find(({ id }) => id === account.experimentalArmId);
  if (experimental === undefined || better === undefined || better === 'NONE' || better === 'INSTRUMENT_SPECIFIC')
    return [];
  const isHigherBetter = better === 'HIGHER';
  const wants = wantedBenefit(effect, isHigherBetter);
  const comparisons = account.results.filter((result) => result.type === 'COMPARISON');
  if (comparisons.length > 0) {
    return comparisons.map((comparison) => ({
      account,
      results: [comparison],
      agreement:
        wants * benefitOf(comparison, isHigherBetter) * (comparison.experimentalArmId === experimental.id ? 1 : -1),
      isSignificant: significanceOf(comparison),
      isReplaced: comparison.supersededById !== null,
    }));
  }
  const own = account.results.filter(
    (result) => result.type === 'ARM' && result.armId === experimental.id,
  ) as ArmResult[];
  return own.flatMap((result): Compared[] => {
    const other = account.results.find(
      (one): one is ArmResult =>
        one.type === 'ARM' &&
        one.armId !== experimental.id &&
        one.statistic === result.statistic &&
        one.landmarkMonths === result.landmarkMonths,
    );
    if (other === undefined || result.value === null || other.value === null) return [];
    const difference = Math.sign(result.value - other.value) * (isHigherBetter ? 1 : -1);
    return [
      {
        account,
        results: [result, other],
        agreement: wants * difference,
        isSignificant: null,
        isReplaced: result.supersededById !== null || other.supersededById !== null,
      },
    ];
  });
}

function wantedBenefit({ direction }: ClaimedEffect, isHigherBetter: boolean): 1 | -1 {
  switch (direction) {
    case 'BETTER':
      return 1;
    case 'WORSE':
      return -1;
    case 'HIGHER':
      return isHigherBetter ? 1 : -1;
    case 'LOWER':
      return isHigherBetter ? -1 : 1;
    default:
      return direction satisfies never;
  }
}

/** A hazard ratio below 1 favours the experimental arm, whatever the endpoint. */
function benefitOf({ measure, value }: Comparison, isHigherBetter: boolean): number {
  return measure === 'HAZARD_RATIO' ? Math.sign(1 - value) : Math.sign(value) * (isHigherBetter ? 1 : -1);
}
