import { groupBy } from '../../../../shared/group-by.ts';
import type { EfficacyResult } from '../../../result/model.ts';
import { resultText } from '../../../result/wording.ts';
import type { ClaimedFigure, ClaimedResult, Mismatch, MismatchField } from '../model.ts';
import { likenessToResult } from './likeness.ts';
import { isDetail, mayBelong, type Placed } from './place.ts';
import { bestFirst, distinct, factsOf, leastBy, withoutNeed, type Way } from './way.ts';
import { accountText, drugNames, figureText, isSoft, slotMismatch } from './words.ts';

/** The numbers stand together elsewhere: in another trial, of another drug, against another comparator, for another endpoint. */
export const fittingElsewhere: Way = (claimed, placed) => {
  const fitting = placed.filter(
    (one) =>
      one.found.size > 0 &&
      one.missing.every((figure) => isDetail(figure, one.figures)) &&
      one.likeness !== 'ROUNDED_WRONG' &&
      mayBeMistaken(one, claimed),
  );
  const least = leastBy(fitting, ({ slots }) => slots.length);
  if (least === undefined) return undefined;
  const kept = bestFirst(withoutNeed(fitting.filter(({ slots }) => slots.join() === least.slots.join())));
  const [best] = kept;
  if (best === undefined) return undefined;
  const otherwise = recordedFor(claimed, placed);
  return {
    // of a trial of which nothing is recorded nothing is denied
    verdict: least.slots.includes('TRIAL') && !isRecorded(claimed, placed) ? 'NOT_ESTABLISHED' : 'CONTRADICTED',
    mismatches: [...best.slots.map((slot) => slotMismatch(slot, claimed, best)), ...otherwise.mismatches],
    facts: [],
    nearest: distinct([...factsOf(kept), ...otherwise.results]),
  };
};

/** One part that is no detail may be wrong at most, and only where the rest tells enough to say that it is. */
function mayBeMistaken(
  { slots, isTurned }: Placed,
  { trialIds, experimentalDrugIds, comparatorDrugIds, endpointIds }: ClaimedResult,
): boolean {
  const [hard, ...others] = slots.filter((slot) => !isSoft(slot));
  if (isTurned && comparatorDrugIds.length > 0) return others.join() === 'COMPARATOR';
  const tellsEnough: Readonly<Partial<Record<MismatchField, boolean>>> = {
    TRIAL: experimentalDrugIds.length > 0 && endpointIds.length > 0,
    DRUG: trialIds.length > 0,
    COMPARATOR: experimentalDrugIds.length > 0,
    ENDPOINT: trialIds.length > 0 && experimentalDrugIds.length > 0,
  };
  return hard !== undefined && others.length === 0 && tellsEnough[hard] === true;
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
  return {
    verdict: isIdentified(claimed, best.figures) ? 'CONTRADICTED' : 'NOT_ESTABLISHED',
    mismatches,
    facts: factsOf([best]),
    nearest: results,
  };
};

/** A number can only be denied where the claim tells which trial, or which two treatments, and which endpoint it is of. */
function isIdentified(
  { trialIds, experimentalDrugIds, comparatorDrugIds, endpointIds }: ClaimedResult,
  figures: readonly ClaimedFigure[],
): boolean {
  const tellsComparison = trialIds.length > 0 || (experimentalDrugIds.length > 0 && comparatorDrugIds.length > 0);
  return tellsComparison && (figures[0]?.endpointIds ?? endpointIds).length > 0;
}

function recordedFor(claimed: ClaimedResult, placed: readonly Placed[]) {
  const speakingOfIt = placed.filter(({ slots }) => slots.length === 0);
  const best = leastBy(
    bestFirst(
      withoutNeed(
        speakingOfIt.filter((one) => one.missing.some((figure) => numbersFor(figure, one, claimed).length > 0)),
      ),
    ),
    ({ missing }) => missing.length,
  );
  if (best === undefined) return { mismatches: [], results: [], best };
  const cores = best.missing.filter((figure) => !isDetail(figure, best.figures));
  const told = cores.map((figure) => otherwiseThan(figure, claimed, speakingOfIt));
  // where one of the numbers is not recorded at all, the others deny nothing
  if (told.some((one) => one === undefined)) return { mismatches: [], results: [], best };
  return {
    mismatches: told.flatMap((one) => (one === undefined ? [] : [one.mismatch])),
    results: distinct(told.flatMap((one) => one?.results ?? [])),
    best,
  };
}

const numbersFor = (figure: ClaimedFigure, { account }: Placed, claimed: ClaimedResult): EfficacyResult[] =>
  account.results.filter((result) => mayBelong(figure, result, account, claimed));

/** The most that are told of what is recorded instead. */
const MOST_TOLD = 4;

function otherwiseThan(figure: ClaimedFigure, claimed: ClaimedResult, placed: readonly Placed[]) {
  const holding = bestFirst(withoutNeed(placed.filter((one) => numbersFor(figure, one, claimed).length > 0)));
  const numbers = holding.flatMap((one) => numbersFor(figure, one, claimed).map((result) => ({ result, one })));
  const told = [...groupBy(numbers, ({ result }) => result.id).values()]
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
          text: `${figureText(figure)} is not recorded for it; ${recorded} is.`,
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
      return { result, one, drugs: drugNames(arm?.drugIds ?? []) };
    }
  }
  return undefined;
}
