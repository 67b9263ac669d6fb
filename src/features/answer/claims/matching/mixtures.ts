import { groupBy } from '../../../../shared/group-by.ts';
import type { ClaimedResult, FigureMatch, Mismatch } from '../model.ts';
import { isDetail, place, type Placed } from './place.ts';
import { distinct, factsOf, isGeneral, isOfItButFor, isPlain, leastBy, without, withoutNeed, type Way } from './way.ts';
import { accountText, figureTexts, listOf, numbersOf, numbersText } from './words.ts';

type Mixture = {
  readonly cost: number;
  readonly accounts: readonly Placed[];
  readonly fields: readonly (keyof typeof MIXED)[];
};

/** Every number is recorded of these two arms, but not together: by two assessors, at two cut-offs, in two populations. */
export const mixedInOneTrial: Way = (claimed, placed) => {
  const mayMix = placed.filter((one) => isUsable(one) && isOfItButFor(one));
  const frames = [...groupBy(mayMix, ({ account }) => account.frame).values()];
  const mixture = leastBy(
    frames.flatMap((frame) => pairsOf(frame).flatMap(mixtureOf)),
    ({ cost }) => cost,
  );
  if (mixture === undefined || mixture.cost > MOST_MIXED) return undefined;
  return told('SUPPORTED_WITH_MISMATCH', mixture, claimed);
};

/** Every number is recorded, but of two trials. */
export const mixedAcrossTrials: Way = (claimed, placed) => {
  const anyArm = placed
    .filter(({ slots }) => slots.includes('DRUG'))
    .map(({ account, figures }) => place(account, figures, claimed, true));
  const usable = [...placed, ...anyArm].filter((one) => isUsable(one) && isPlain(one));
  const covering = pairsOf(usable.filter((one) => isOfClaim(one) || isOfAnother(one)))
    .filter((pair) => areOfTwoTrials(pair) && pair.some(isOfClaim) && coverAll(pair))
    .map((accounts): Mixture => ({
      cost: accounts.reduce((sum, one) => sum + (isGeneral(one) ? 0 : 3) + one.slots.length, 0),
      accounts,
      fields: ['CROSS_TRIAL_MIX'],
    }));
  const mixture = leastBy(covering, ({ cost }) => cost);
  return mixture && told('CONTRADICTED', mixture, claimed);
};

const isOfClaim = ({ slots }: Placed): boolean => slots.every((slot) => slot === 'TRIAL');
/** Numbers of other drugs than the claim names: two that stand together, for one may be the same by chance. */
const isOfAnother = ({ slots, found, figures }: Placed): boolean =>
  !slots.includes('ENDPOINT') && [...found.keys()].filter((figure) => !isDetail(figure, figures)).length > 1;

/** That numbers are of two readings is only said where each is what was recorded. */
const isUsable = ({ found, likeness }: Placed): boolean => found.size > 0 && likeness !== 'ROUNDED_WRONG';

const areOfTwoTrials = ([a, b]: readonly Placed[]): boolean =>
  a?.account.circumstances.trialId !== b?.account.circumstances.trialId;

/** A mixture of more than this explains no more than that two trials were mixed, or a number is wrong. */
const MOST_MIXED = 5;
const COSTS = { ASSESSOR: 1, CUTOFF: 1, VARIANT: 2, POPULATION: 3, ENDPOINT: 6 } as const;

function mixtureOf(accounts: readonly [Placed, Placed]): Mixture[] {
  if (!coverAll(accounts)) return [];
  const [a, b] = accounts.map(({ account }) => account.circumstances);
  const differs = {
    ASSESSOR: a?.assessorClass !== b?.assessorClass,
    CUTOFF: a?.analysisId !== b?.analysisId,
    VARIANT: a?.variant !== b?.variant,
    POPULATION: a?.populationLabel !== b?.populationLabel || a?.qualifier !== b?.qualifier,
    ENDPOINT: a?.endpointId !== b?.endpointId,
  };
  const fields = (Object.keys(COSTS) as (keyof typeof COSTS)[]).filter((field) => differs[field]);
  const extra = accounts.reduce((sum, one) => sum + (isPlain(one) ? 0 : 1) + (isGeneral(one) ? 0 : 1), 0);
  return [{ cost: fields.reduce((sum, field) => sum + COSTS[field], extra), accounts, fields }];
}

/** Both are needed, and together they have every number; a detail may be missing. */
function coverAll([a, b]: readonly [Placed, Placed]): boolean {
  const cores = a.figures.filter((figure) => !isDetail(figure, a.figures));
  const isIn = (one: Placed): boolean => cores.every((core) => one.found.has(core));
  return !isIn(a) && !isIn(b) && cores.every((core) => a.found.has(core) || b.found.has(core));
}

function pairsOf(placed: readonly Placed[]): (readonly [Placed, Placed])[] {
  return placed.flatMap((one, index) => placed.slice(index + 1).map((other) => [one, other] as const));
}

/** With the numbers that each of the accounts really has together. */
function told(verdict: 'SUPPORTED_WITH_MISMATCH' | 'CONTRADICTED', mixture: Mixture, claimed: ClaimedResult) {
  const [{ figures } = { figures: [] }] = mixture.accounts;
  const facts = distinct(
    figures.flatMap((figure) => mixture.accounts.flatMap(({ found }) => found.get(figure)?.result ?? []).slice(0, 1)),
  );
  const numbers = mixture.accounts.map(({ account }) => numbersOf(account, figures, claimed));
  const recorded = mixture.accounts
    .map(({ account }, index) => `${numbersText(numbers[index] ?? [])} (${accountText(account)})`)
    .join('; ');
  return {
    verdict,
    mismatches: mixture.fields.map((field): Mismatch => ({
      field,
      claimed: figureTexts(figures),
      recorded,
      text: `${MIXED[field]}: ${recorded}.`,
    })),
    facts,
    nearest: without(numbers.flat(), facts),
  };
}

const MIXED = {
  ASSESSOR: 'The figures are by different assessors',
  CUTOFF: 'The figures are of different analyses',
  VARIANT: 'The figures are of parallel analyses of the same data',
  POPULATION: 'The figures are of different populations',
  ENDPOINT: 'The figures are of different endpoints',
  CROSS_TRIAL_MIX: 'The figures are of different trials',
} as const;

const MOST_TOLD = 4;

/** The parts of a claim, each recorded, in no trial all of them; with what each trial has for the others. */
export function acrossTrials(
  claimed: ClaimedResult,
  chosen: readonly Placed[],
  parts: readonly (readonly Placed[])[],
): FigureMatch {
  const facts = factsOf(chosen);
  const told = chosen.map((one, index) => {
    const others = parts.flatMap((part, other) =>
      other === index
        ? []
        : withoutNeed(part.filter(({ account, slots }) => account.frame === one.account.frame && slots.length === 0)),
    );
    const beside = others.map(({ account, figures }) => ({ account, numbers: numbersOf(account, figures, claimed) }));
    const texts = [
      { account: one.account, numbers: factsOf([one]) },
      ...beside.filter(({ numbers }) => numbers.length > 0),
    ].map(({ account, numbers }) => `${numbersText(numbers)} (${accountText(account)})`);
    return { numbers: beside.flatMap(({ numbers }) => numbers), text: listOf(texts.slice(0, MOST_TOLD)) };
  });
  const recorded = told.map(({ text }) => text);
  return {
    verdict: 'CONTRADICTED',
    mismatches: [
      {
        field: 'CROSS_TRIAL_MIX',
        claimed: figureTexts(claimed.figures),
        recorded: recorded.join('; '),
        text: `${MIXED.CROSS_TRIAL_MIX}: ${recorded.join('; ')}.`,
      },
    ],
    facts,
    nearest: without(
      told.flatMap(({ numbers }) => numbers),
      facts,
    ),
  };
}
