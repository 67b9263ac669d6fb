import type { EfficacyResult } from '../../../result/model.ts';
import { groupBy } from '../../../../shared/group-by.ts';
import type { Account, AccountArm } from './accounts.ts';
import { hasLimits, isOfKind, LIKENESS, likenessToResult, type Likeness } from './likeness.ts';
import type { ClaimedFigure, ClaimedResult, MismatchField } from '../model.ts';

type Found = { readonly result: EfficacyResult; readonly likeness: Likeness };

/** The figures of a claim, or those of one of its endpoints, laid on one account. */
export type Placed = {
  readonly account: Account;
  readonly figures: readonly ClaimedFigure[];
  /** What else the claim says and the account does not fit. */
  readonly slots: readonly MismatchField[];
  readonly found: ReadonlyMap<ClaimedFigure, Found>;
  readonly missing: readonly ClaimedFigure[];
  /** Whether the claim compares the two arms the other way round than the trial does. */
  readonly isTurned: boolean;
  /** The worst likeness of a figure that was found. */
  readonly likeness: Likeness;
};

/** Intervals and p values say more of a number that is given beside them; alone they stand for themselves. */
export function isDetail({ kind }: ClaimedFigure, figures: readonly ClaimedFigure[]): boolean {
  const isDetailKind = (of: ClaimedFigure['kind']): boolean => of === 'INTERVAL' || of === 'P_VALUE';
  return isDetailKind(kind) && figures.some((figure) => !isDetailKind(figure.kind));
}

/** With `isOfAnyArm` the numbers are looked for in both arms, whatever drugs the claim says that they are of. */
export function place(
  account: Account,
  figures: readonly ClaimedFigure[],
  claimed: ClaimedResult,
  isOfAnyArm = false,
): Placed {
  const cores = figures.filter((figure) => !isDetail(figure, figures));
  const mayBe = (figure: ClaimedFigure, result: EfficacyResult): boolean =>
    isOfAnyArm ? isOfKind(figure, result) : mayBelong(figure, result, account, claimed);
  const found = new Map(bestOf(cores, account.results, mayBe));
  const numbers = [...found.values()].map(({ result }) => result);
  for (const figure of figures.filter((one) => !cores.includes(one))) {
    const owners = figure.kind === 'INTERVAL' && numbers.length > 0 ? numbers : account.results;
    const result = owners.find((owner) => likenessToResult(figure, owner) !== null);
    if (result !== undefined) found.set(figure, { result, likeness: 'EXACT' });
  }
  const likenesses = [...found.values()].map(({ likeness }) => LIKENESS.indexOf(likeness));
  const sides = sidesOf(account, figures, claimed);
  return {
    account,
    figures,
    slots: slotsOf(account, figures, sides, claimed),
    isTurned: sides.isTurned,
    found,
    missing: figures.filter((figure) => !found.has(figure)),
    likeness: LIKENESS[Math.max(0, ...likenesses)] ?? 'EXACT',
  };
}

/** As many figures as can be found, each in a result that no other of its kind has, the likest first. */
function bestOf(
  cores: readonly ClaimedFigure[],
  results: readonly EfficacyResult[],
  mayBe: (figure: ClaimedFigure, result: EfficacyResult) => boolean,
): ReadonlyMap<ClaimedFigure, Found> {
  const found = new Map<ClaimedFigure, Found>();
  for (const figures of groupBy(cores, ({ kind }) => kind).values()) {
    const options = new Map(figures.map((figure) => [figure, optionsOf(figure, results, mayBe)]));
    const owners = new Map<EfficacyResult, ClaimedFigure>();
    /** Gives the figure a result, and the one who had it another, as far as that goes on. */
    const settle = (figure: ClaimedFigure, worst: number, passed: Set<EfficacyResult>): boolean => {
      for (const option of options.get(figure) ?? []) {
        if (LIKENESS.indexOf(option.likeness) > worst || passed.has(option.result)) continue;
        passed.add(option.result);
        const owner = owners.get(option.result);
        if (owner === undefined || settle(owner, worst, passed)) {
          owners.set(option.result, figure);
          found.set(figure, option);
          return true;
        }
      }
      return false;
    };
    LIKENESS.forEach((_, worst) => {
      for (const figure of figures) if (!found.has(figure)) settle(figure, worst, new Set());
    });
  }
  return found;
}

function optionsOf(
  figure: ClaimedFigure,
  results: readonly EfficacyResult[],
  mayBe: (figure: ClaimedFigure, result: EfficacyResult) => boolean,
): Found[] {
  return results
    .flatMap((result): Found[] => {
      const likeness = mayBe(figure, result) ? likenessToResult(figure, result) : null;
      return likeness === null ? [] : [{ result, likeness }];
    })
    .toSorted((a, b) => LIKENESS.indexOf(a.likeness) - LIKENESS.indexOf(b.likeness));
}

/** Whether a result is one in which the figure may be looked for, whatever its value: of its kind and in its arm. */
export function mayBelong(
  figure: ClaimedFigure,
  result: EfficacyResult,
  account: Account,
  claimed: ClaimedResult,
): boolean {
  if (!isOfKind(figure, result)) return false;
  // a share of one arm is no difference of two
  if (result.type === 'COMPARISON') return figure.kind !== 'PERCENT' || !(figure.drugIds ?? figure.side);
  const arm = account.arms.find(({ id }) => id === result.armId);
  if (arm === undefined || isAnother(arm, claimed)) return false;
  if (figure.drugIds) return isArmOf(arm, figure.drugIds, account);
  if (figure.side && account.experimentalArmId !== null) {
    return (arm.id === account.experimentalArmId) === (figure.side === 'EXPERIMENTAL');
  }
  // "alectinib: 25.7 v 10.4": the first of a kind is of the drug that is named, where none is said to be
  const ofKind = claimed.figures.filter(
    (other) =>
      other.kind === figure.kind &&
      other.landmarkMonths === figure.landmarkMonths &&
      other.endpointIds === figure.endpointIds,
  );
  const isLeftOpen = ofKind[0] !== figure || ofKind.some(({ drugIds, side }) => (drugIds ?? side) !== undefined);
  const { experimentalDrugIds, comparatorDrugIds } = claimed;
  return experimentalDrugIds.length === 0 || comparatorDrugIds.length > 0 || isLeftOpen || isExperimental(arm, claimed);
}

/** The arm that gives just these drugs, else one that gives some of them: "lenvatinib or sorafenib", a class. */
const isArmOf = (arm: AccountArm, drugIds: readonly string[], { arms }: Account): boolean =>
  gives(arm, drugIds, !arms.some((one) => gives(one, drugIds, false)));

/** Whether an arm gives these drugs and no other; of a class, whether it gives nothing else. */
function gives({ drugIds }: AccountArm, claimed: readonly string[], asClass: boolean): boolean {
  // an arm without drugs is one of placebo, which a claim means by no drug
  if (drugIds.length === 0 || claimed.length === 0) return drugIds.length === claimed.length;
  if (!drugIds.every((drug) => claimed.includes(drug))) return false;
  return asClass || drugIds.length === new Set(claimed).size;
}

export const isExperimental = (arm: AccountArm, { experimentalDrugIds, classes }: ClaimedResult): boolean =>
  experimentalDrugIds.length > 0 && gives(arm, experimentalDrugIds, classes?.includes('EXPERIMENTAL') ?? false);
/** Another cohort or dose than the claim names. */
const isAnother = ({ id }: AccountArm, { arm }: ClaimedResult): boolean => arm?.otherIds.includes(id) ?? false;
const isComparator = (arm: AccountArm, { comparatorDrugIds, classes }: ClaimedResult): boolean =>
  comparatorDrugIds.length > 0 && gives(arm, comparatorDrugIds, classes?.includes('COMPARATOR') ?? false);

function slotsOf(
  account: Account,
  figures: readonly ClaimedFigure[],
  sides: ReturnType<typeof sidesOf>,
  claimed: ClaimedResult,
): MismatchField[] {
  const { circumstances: recorded } = account;
  const endpoints = figures[0]?.endpointIds ?? claimed.endpointIds;
  const fits: readonly (readonly [MismatchField, boolean])[] = [
    ['TRIAL', claimed.trialIds.length === 0 || account.trialIds.some((id) => claimed.trialIds.includes(id))],
    ...armsFit(account, sides, claimed),
    ['ENDPOINT', endpoints.length === 0 || endpoints.includes(recorded.endpointId)],
    [
      'ASSESSOR',
      claimed.assessorClass === null || [claimed.assessorClass, 'NOT_APPLICABLE'].includes(recorded.assessorClass),
    ],
    [
      'CUTOFF',
      !account.otherAnalysis &&
        (claimed.cutoff === null || recorded.cutoff === null || agree(claimed.cutoff, recorded.cutoff)),
    ],
    ['POPULATION', !account.otherPatients && !account.otherDisease],
  ];
  return fits.filter(([, isFit]) => !isFit).map(([field]) => field);
}

function armsFit(
  { arms }: Account,
  sides: ReturnType<typeof sidesOf>,
  claimed: ClaimedResult,
): [MismatchField, boolean][] {
  const speaksOf = claimed.experimentalDrugIds.length > 0;
  const compares = claimed.comparatorDrugIds.length > 0;
  const experimental = arms.filter((arm) => isExperimental(arm, claimed) && !isAnother(arm, claimed));
  const comparator = arms.filter((arm) => isComparator(arm, claimed));
  const isOtherArm = comparator.some((arm) => experimental.length === 0 || experimental.some((other) => other !== arm));
  return [
    ['DRUG', !speaksOf || (experimental.length > 0 && !sides.isReversed)],
    ['COMPARATOR', !compares || (isOtherArm && !sides.isTurned)],
  ];
}

/** A ratio is never turned round: "crizotinib v alectinib" is not what ALEX compares. */
function sidesOf(
  { arms, experimentalArmId }: Account,
  figures: readonly ClaimedFigure[],
  claimed: ClaimedResult,
): { readonly isReversed: boolean; readonly isTurned: boolean } {
  const first = arms.find(({ id }) => id === experimentalArmId);
  const second = arms.find(({ id }) => id !== experimentalArmId);
  // a claim that names the trial and one drug of it, either one, speaks of the comparison as it is
  const isHeldToOrder = claimed.comparatorDrugIds.length > 0 || claimed.trialIds.length === 0;
  if (first === undefined || second === undefined || !isHeldToOrder || !figures.some(({ kind }) => kind === 'RATIO')) {
    return { isReversed: false, isTurned: false };
  }
  const isReversed = isExperimental(second, claimed) && !isExperimental(first, claimed);
  return { isReversed, isTurned: isReversed && isComparator(first, claimed) };
}

/** Partial dates agree as far as both are known: 2017 and 2017-02-09. */
function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** Whether the interval that was found has another level than the claim gives. */
export function levelDiffers(placed: Placed): ClaimedFigure | undefined {
  return placed.figures.find((figure) => {
    const owner = figure.kind === 'INTERVAL' ? placed.found.get(figure)?.result : undefined;
    return (
      owner !== undefined &&
      (figure.level ?? null) !== null &&
      hasLimits(figure, owner) &&
      figure.level !== owner.ciLevel
    );
  });
}
