import type { EfficacyResult } from '../../../result/model.ts';
import { resultText } from '../../../result/wording.ts';
import type { ClaimedResult, Mismatch } from '../model.ts';
import { recordedFor } from './otherwise.ts';
import { isDetail, levelDiffers, type Placed } from './place.ts';
import {
  bestFirst,
  distinct,
  factsOf,
  isGeneral,
  isOfItButFor,
  isPlain,
  leastBy,
  without,
  withoutNeed,
  type Way,
} from './way.ts';
import { accountText, drugNames, figureText, listOf, numbersText, slotMismatch } from './words.ts';

/** All of it is recorded together. */
export const fitting: Way = (claimed, placed) => {
  const whole = placed.filter(
    (one) => one.slots.length === 0 && one.missing.length === 0 && levelDiffers(one) === undefined,
  );
  const tiers = [true, false].flatMap((isWellRounded) =>
    [isPlain, () => true].map((passes) =>
      whole.filter((one) => passes(one) && (!isWellRounded || one.likeness !== 'ROUNDED_WRONG')),
    ),
  );
  const tier = tiers.find((some) => some.length > 0);
  if (tier === undefined) return undefined;
  const kept = bestFirst(withoutNeed(tier));
  const facts = factsOf(kept);
  const [best] = kept;
  const omitted = [
    ...omittedAssessor(claimed, best, kept, placed),
    ...omittedPopulation(claimed, best, placed),
    ...omittedTreatment(claimed, best, placed),
  ];
  const mismatches = [...roundings(best), ...omitted.map(({ mismatch }) => mismatch)];
  return {
    verdict: mismatches.length > 0 ? 'SUPPORTED_WITH_MISMATCH' : 'SUPPORTED',
    mismatches,
    facts,
    nearest: without(
      omitted.flatMap(({ results }) => results),
      facts,
    ),
  };
};

/** The numbers are recorded together; a detail beside them, or who assessed them, when or in whom, is another. */
export const fittingButForDetails: Way = (claimed, placed) => {
  const whole = placed.filter(
    (one) => one.found.size > 0 && one.missing.every((figure) => isDetail(figure, one.figures)) && isOfItButFor(one),
  );
  const least = leastBy(whole, faultsOf);
  if (least === undefined) return undefined;
  const kept = bestFirst(withoutNeed(whole.filter((one) => faultsOf(one) === faultsOf(least))));
  const [best] = kept;
  if (best === undefined) return undefined;
  const facts = factsOf(kept);
  const instead = best.slots.length > 0 ? recordedFor(claimed, placed, facts) : undefined;
  const inItsPlace = instead?.mismatches.map(({ recorded }) => recorded).join('; ');
  return {
    verdict: 'SUPPORTED_WITH_MISMATCH',
    mismatches: [
      ...best.slots.map((slot) => slotMismatch(slot, claimed, best, inItsPlace)),
      ...detailsOf(best),
      ...roundings(best),
    ],
    facts,
    nearest: without(instead?.results ?? [], facts),
  };
};

const faultsOf = (one: Placed): number =>
  one.slots.length * 4 +
  one.missing.length * 2 +
  (levelDiffers(one) ? 2 : 0) +
  (one.likeness === 'ROUNDED_WRONG' ? 1 : 0) +
  (isPlain(one) ? 0 : 1) +
  (isGeneral(one) ? 0 : 1);

function roundings(one: Placed | undefined): Mismatch[] {
  return [...(one?.found ?? [])].flatMap(([figure, { result, likeness }]) =>
    likeness === 'ROUNDED_WRONG'
      ? [
          {
            field: 'ROUNDING' as const,
            claimed: figureText(figure),
            recorded: resultText(result),
            text: `${figureText(figure)} is not ${resultText(result)} rounded.`,
          },
        ]
      : [],
  );
}

function detailsOf(one: Placed): Mismatch[] {
  const numbers = factsOf([one]);
  const level = levelDiffers(one);
  const recorded = numbersText(numbers);
  const compared = one.account.results.find((result) => result.type === 'COMPARISON');
  return [
    ...one.missing.map((figure): Mismatch => {
      const pValue = compared?.type === 'COMPARISON' ? compared.pValue : null;
      return figure.kind === 'P_VALUE'
        ? {
            field: 'P_VALUE',
            claimed: figureText(figure),
            recorded: pValue === null ? null : `P ${pValue}`,
            text: `${pValue === null ? 'No p value is recorded' : `The p value recorded is ${pValue}`} with ${recorded} (${accountText(one.account)}).`,
          }
        : {
            field: 'INTERVAL',
            claimed: figureText(figure),
            recorded,
            text: `The interval is another one: ${recorded} (${accountText(one.account)}).`,
          };
    }),
    ...(level === undefined
      ? []
      : [
          {
            field: 'LEVEL' as const,
            claimed: figureText(level),
            recorded,
            text: `The limits are recorded with another level: ${recorded} (${accountText(one.account)}).`,
          },
        ]),
  ];
}

type Omitted = { readonly mismatch: Mismatch; readonly results: readonly EfficacyResult[] };

/** What another account of the same arms, endpoint and kind of number has. */
function othersLike(
  result: EfficacyResult,
  placed: readonly Placed[],
): readonly { result: EfficacyResult; one: Placed }[] {
  const isLike = (other: EfficacyResult): boolean =>
    other.endpointId === result.endpointId &&
    other.unit === result.unit &&
    other.qualifier === result.qualifier &&
    (other.type === 'ARM' && result.type === 'ARM'
      ? other.armId === result.armId &&
        other.statistic === result.statistic &&
        other.landmarkMonths === result.landmarkMonths
      : other.type === 'COMPARISON' &&
        result.type === 'COMPARISON' &&
        other.experimentalArmId === result.experimentalArmId &&
        other.controlArmId === result.controlArmId);
  return placed
    .filter(isPlain)
    .flatMap((one) => one.account.results.filter(isLike).map((other) => ({ result: other, one })));
}

/** A claim that does not say who assessed, where another assessor's number lies outside the interval of this one. */
function omittedAssessor(
  { assessorClass }: ClaimedResult,
  best: Placed | undefined,
  kept: readonly Placed[],
  placed: readonly Placed[],
): Omitted[] {
  if (assessorClass !== null || best === undefined) return [];
  const ofSameTrial = kept.filter(
    ({ account }) => account.circumstances.trialId === best.account.circumstances.trialId,
  );
  const facts = factsOf(ofSameTrial);
  if (new Set(facts.map((fact) => fact.assessorClass)).size !== 1) return [];
  for (const fact of facts) {
    const other = othersLike(fact, placed).find(
      ({ result }) =>
        result.assessorClass !== fact.assessorClass &&
        result.populationLabel === fact.populationLabel &&
        result.value !== null &&
        isOutside(result.value, fact),
    );
    const own = ofSameTrial.find(({ account }) => account.results.includes(fact));
    if (other === undefined || own === undefined) continue;
    const recorded = `${resultText(fact)} (${accountText(own.account)}); ${resultText(other.result)} (${accountText(other.one.account)})`;
    return [
      {
        mismatch: {
          field: 'ASSESSOR',
          claimed: 'no assessor',
          recorded,
          text: `It depends on who assessed: ${recorded}.`,
        },
        results: [fact, other.result],
      },
    ];
  }
  return [];
}

const isOutside = (value: number, { ciLower, ciUpper }: EfficacyResult): boolean =>
  (ciLower !== null && value < ciLower) || (ciUpper !== null && value > ciUpper);

/** A claim that names no patients, where its number is one of a subgroup and all patients have another. */
function omittedPopulation(
  { population }: ClaimedResult,
  best: Placed | undefined,
  placed: readonly Placed[],
): Omitted[] {
  if ((population ?? null) !== null || best === undefined || isGeneral(best)) return [];
  const [fact] = factsOf([best]);
  const all = fact && othersLike(fact, placed).find(({ one, result }) => isGeneral(one) && result.value !== fact.value);
  if (fact === undefined || all === undefined) return [];
  const recorded = `${resultText(fact)} (${accountText(best.account)}); ${resultText(all.result)} (${accountText(all.one.account)})`;
  return [
    {
      mismatch: {
        field: 'POPULATION',
        claimed: 'no population',
        recorded,
        text: `It is a number of a subgroup: ${recorded}.`,
      },
      results: distinct([all.result]),
    },
  ];
}

/** A claim on some patients at large, where its number is of one treatment or trial and others have another. */
function omittedTreatment(claimed: ClaimedResult, best: Placed | undefined, placed: readonly Placed[]): Omitted[] {
  const isOfAnyTreatment =
    claimed.trialIds.length + claimed.experimentalDrugIds.length + claimed.comparatorDrugIds.length === 0;
  if ((claimed.population ?? null) === null || !isOfAnyTreatment || best === undefined) return [];
  const [fact] = factsOf([best]);
  if (fact?.type !== 'ARM') return [];
  const others = placed
    .filter((one) => one.account.circumstances.populationLabel === fact.populationLabel)
    .flatMap((one) => one.account.results.map((result) => ({ result, one })))
    .filter(
      ({ result }) =>
        result.type === 'ARM' &&
        result.armId !== fact.armId &&
        result.endpointId === fact.endpointId &&
        result.statistic === fact.statistic &&
        result.value !== fact.value,
    );
  const results = distinct(others.map(({ result }) => result));
  if (results.length === 0) return [];
  const arm = best.account.arms.find(({ id }) => id === fact.armId);
  const recorded = `${resultText(fact)} with ${drugNames(arm?.drugIds ?? [])} (${accountText(best.account)})`;
  const beside = results.slice(0, MOST_TOLD).flatMap((result) => {
    const one = others.find((other) => other.result === result)?.one;
    return one === undefined ? [] : [`${resultText(result)} (${accountText(one.account)})`];
  });
  return [
    {
      mismatch: {
        field: 'POPULATION',
        claimed: claimed.population ?? '',
        recorded,
        text: `It is not of all such patients: it is ${recorded}, and others have ${listOf(beside)}.`,
      },
      results,
    },
  ];
}

const MOST_TOLD = 4;
