import { resultText } from '../../../result/wording.ts';
import type { Mismatch } from '../model.ts';
import { whatIsOmitted } from './omitted.ts';
import { recordedFor } from './otherwise.ts';
import { isDetail, levelDiffers, type Placed } from './place.ts';
import {
  bestFirst,
  factsOf,
  isGeneral,
  isOfItButFor,
  isPlain,
  leastBy,
  without,
  withoutNeed,
  type Way,
} from './way.ts';
import { accountText, figureText, numbersText, slotMismatch } from './words.ts';

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
  const omitted = whatIsOmitted(claimed, kept, placed);
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
