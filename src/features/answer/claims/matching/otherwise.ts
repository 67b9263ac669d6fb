import { groupBy } from '../../../../shared/group-by.ts';
import type { EfficacyResult } from '../../../result/model.ts';
import { resultText } from '../../../result/wording.ts';
import type { ClaimedFigure, ClaimedResult, Mismatch, MismatchField } from '../model.ts';
import { likenessToResult } from './likeness.ts';
import { isDetail, mayBelong, place, type Placed } from './place.ts';
import { bestFirst, distinct, factsOf, leastBy, withoutNeed, type Way } from './way.ts';
import { accountText, armText, figureText, isSoft, slotMismatch } from './words.ts';

/** The numbers stand together elsewhere: in another trial, of another drug, against another comparator, for another endpoint. */
export const fittingElsewhere: Way = (claimed, placed) => {
  const anyArm = placed
    .filter(({ slots }) => slots.includes('DRUG'))
    .map(({ account, figures }) => place(account, figures, claimed, true));
  const fitting = [...placed, ...anyArm].filter(
    (one) =>
      one.found.size > 0 &&
      one.missing.every((figure) => isDetail(figure, one.figures)) &&
      one.likeness !== 'ROUNDED_WRONG' &&
      mayBeMistaken(one, claimed),
  );
  const least = leastBy(fitting, ({ slots, isTurned }) => (isTurned ? 0 : slots.length));
  if (least === undefined) return undefined;
  const kept = bestFirst(withoutNeed(fitting.filter(({ slots }) => slots.join() === least.slots.join())));
  const [best] = kept;
  if (best === undefined) return undefined;
  const otherwise = recordedFor(claimed, placed);
  return {
    // of a trial or disease of which nothing is recorded nothing is denied
    verdict:
      best.account.otherDisease || (least.slots.includes('TRIAL') && !isRecorded(claimed, placed))
        ? 'NOT_ESTABLISHED'
        : 'CONTRADICTED',
    mismatches: [...best.slots.map((slot) => slotMismatch(slot, claimed, best)), ...otherwise.mismatches],
    facts: [],
    nearest: distinct([...factsOf(kept), ...otherwise.results]),
  };
};

/** One part that is no detail may be wrong at most, and only where the rest tells enough to say that it is. */
function mayBeMistaken(
  { slots, isTurned, found, figures, account }: Placed,
  { trialIds, experimentalDrugIds, endpointIds }: ClaimedResult,
): boolean {
  const [hard, ...others] = slots.filter((slot) => !isSoft(slot));
  if (isTurned) return others.join() === 'COMPARATOR';
  if (hard === undefined) return account.otherDisease;
  const numbers = [...found.keys()].filter((figure) => !isDetail(figure, figures));
  const tellsEnough: Readonly<Partial<Record<MismatchField, boolean>>> = {
    TRIAL: experimentalDrugIds.length > 0 && endpointIds.length > 0,
    // one number may be the same by chance
    DRUG: trialIds.length > 0 || numbers.length > 1,
    COMPARATOR: experimentalDrugIds.length > 0,
    ENDPOINT: trialIds.length > 0 && experimentalDrugIds.length > 0,
  };
  return !account.otherDisease && others.length === 0 && tellsEnough[hard] === true;
}

const isRecorded = ({ trialIds, endpointIds }: ClaimedResult, placed: readonly Placed[]): boolean =>
  placed.some(
    ({ account }) =>
      account.trialIds.some((id) => trialIds.includes(id)) && endpointIds.includes(account.circumstances.endpointId),
  );

/** What the claim speaks of is recorded with other numbers, or only with some of them. */
export const recordedOtherwise: Way = (claimed, placed) => {
  const { mismatches, results, best } = recordedFor(claimed, placed);
  if (mismatches.length === 0 || best === undefined) return undefined;
  // two numbers of one comparison, each of the other arm, tell which endpoint they are of
  const areSwapped = mismatches.length > 1 && mismatches.every(({ field }) => field === 'DRUG');
  return {
    verdict: isIdentified(claimed, best.figures, areSwapped) ? 'CONTRADICTED' : 'NOT_ESTABLISHED',
    mismatches,
    facts: factsOf([best]),
    nearest: results,
  };
};

/** A number can only be denied where the claim tells which trial, or which two treatments, and which endpoint it is of. */
function isIdentified(
  { trialIds, experimentalDrugIds, comparatorDrugIds, endpointIds }: ClaimedResult,
  figures: readonly ClaimedFigure[],
  tellsEndpoint: boolean,
): boolean {
  const tellsComparison = trialIds.length > 0 || (experimentalDrugIds.length > 0 && comparatorDrugIds.length > 0);
  return tellsComparison && (tellsEndpoint || (figures[0]?.endpointIds ?? endpointIds).length > 0);
}

/**
 * What is recorded of that which the claim speaks of, in place of the numbers that it gives; `like` are results in whose
 * arms it is looked for.
 */
export function recordedFor(claimed: ClaimedResult, placed: readonly Placed[], like: readonly EfficacyResult[] = []) {
  const arms = new Set<string>(like.flatMap((result) => (result.type === 'ARM' ? [result.armId] : [])));
  const numbersFor = (figure: ClaimedFigure, { account }: Placed): EfficacyResult[] =>
    account.results.filter(
      (result) =>
        mayBelong(figure, result, account, claimed) &&
        (arms.size === 0 || result.type === 'COMPARISON' || arms.has(result.armId)),
    );
  const speakingOfIt = placed.filter(({ slots }) => slots.length === 0);
  const isTold = (one: Placed): boolean => one.missing.some((figure) => numbersFor(figure, one).length > 0);
  const best = leastBy(bestFirst(withoutNeed(speakingOfIt.filter(isTold))), ({ missing }) => missing.length);
  if (best === undefined) return { mismatches: [], results: [], best };
  const cores = best.missing.filter((figure) => !isDetail(figure, best.figures));
  const told = cores.map((figure) => otherwiseThan(figure, claimed, speakingOfIt, numbersFor));
  // where one of the numbers is not recorded at all, the others deny nothing
  if (told.some((one) => one === undefined)) return { mismatches: [], results: [], best };
  return {
    mismatches: told.flatMap((one) => (one === undefined ? [] : [one.mismatch])),
    results: distinct(told.flatMap((one) => one?.results ?? [])),
    best,
  };
}

/** The most that are told of what is recorded instead. */
const MOST_TOLD = 4;

function otherwiseThan(
  figure: ClaimedFigure,
  claimed: ClaimedResult,
  placed: readonly Placed[],
  numbersFor: (figure: ClaimedFigure, one: Placed) => readonly EfficacyResult[],
) {
  const holding = bestFirst(withoutNeed(placed.filter((one) => numbersFor(figure, one).length > 0)));
  const numbers = holding.flatMap((one) => numbersFor(figure, one).map((result) => ({ result, one })));
  // the same number at a later cut-off tells nothing new
  const told = [
    ...groupBy(
      numbers,
      ({ result, one }) => `${result.trialId} ${result.assessorWord} ${resultText(result)} ${one.account.acronym}`,
    ).values(),
  ]
    .flatMap((same) => same.slice(0, 1))
    .slice(0, MOST_TOLD);
  if (told.length === 0) return undefined;
  const recorded = told.map(({ result, one }) => `${resultText(result)} (${accountText(one.account)})`).join('; ');
  const swapped = inOtherArm(figure, claimed, placed);
  const mismatch: Mismatch =
    swapped === undefined
      ? {
          field: 'VALUE',
          claimed: figureText(figure),
          recorded,
          text: `${figureText(figure)} is not what is recorded: ${recorded}.`,
        }
      : {
          field: 'DRUG',
          claimed: figureText(figure),
          recorded,
          text: `${resultText(swapped.result)} is of ${swapped.drugs} (${accountText(swapped.one.account)}); here it is ${recorded}.`,
        };
  return { mismatch, results: [...(swapped ? [swapped.result] : []), ...told.map(({ result }) => result)] };
}

/** The number as one of the other arm. */
function inOtherArm(figure: ClaimedFigure, claimed: ClaimedResult, placed: readonly Placed[]) {
  for (const one of bestFirst(withoutNeed(placed))) {
    for (const result of one.account.results) {
      const likeness = likenessToResult(figure, result);
      if (result.type !== 'ARM' || likeness === null || likeness === 'ROUNDED_WRONG') continue;
      if (mayBelong(figure, result, one.account, claimed)) continue;
      const arm = one.account.arms.find(({ id }) => id === result.armId);
      return { result, one, drugs: arm === undefined ? '' : armText(arm) };
    }
  }
  return undefined;
}
