import type { EfficacyResult } from '../../../result/model.ts';
import { resultText } from '../../../result/wording.ts';
import type { ClaimedResult, Mismatch } from '../model.ts';
import type { Placed } from './place.ts';
import { distinct, factsOf, isGeneral, isPlain } from './way.ts';
import { accountText, drugNames, listOf } from './words.ts';

type Omitted = { readonly mismatch: Mismatch; readonly results: readonly EfficacyResult[] };

const MOST_TOLD = 4;

/** A claim is not wrong for what it leaves out, unless that changes its numbers. `fitting`: the accounts that it fits, best first. */
export function whatIsOmitted(
  claimed: ClaimedResult,
  fitting: readonly Placed[],
  placed: readonly Placed[],
): readonly Omitted[] {
  const [best] = fitting;
  return [
    ...omittedAssessor(claimed, best, fitting, placed),
    ...omittedPopulation(claimed, best, placed),
    ...omittedTreatment(claimed, best, placed),
  ];
}

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
          isLeftOut: true,
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
        isLeftOut: true,
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
        isLeftOut: true,
        recorded,
        text: `It is not of all such patients: it is ${recorded}, and others have ${listOf(beside)}.`,
      },
      results,
    },
  ];
}
