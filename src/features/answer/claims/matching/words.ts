import type { EfficacyResult } from '../../../result/model.ts';
import { resultText } from '../../../result/wording.ts';
import type { Account } from './accounts.ts';
import { mayBelong, type Placed } from './place.ts';
import type { ClaimedFigure, ClaimedResult, Mismatch, MismatchField } from '../model.ts';

/** A figure as a claim gives it. */
export function figureText({ kind, value, second, decimals, level, below }: ClaimedFigure): string {
  const print = (number: number | null, least = 0): string => {
    if (number === null) return 'not reached';
    const own = (String(number).split('.')[1] ?? '').length;
    return number.toFixed(Math.max(own, least, decimals ?? 0));
  };
  switch (kind) {
    case 'RATIO':
      return `HR ${print(value, 2)}`;
    case 'MONTHS':
      return `${print(value)} months`;
    case 'PERCENT':
      return `${print(value)}%`;
    case 'COUNT':
      return `${print(value)} patients`;
    case 'FRACTION':
      return `${print(value)} of ${print(second)}`;
    case 'NOT_REACHED':
      return 'not reached';
    case 'INTERVAL':
      return `${(level ?? null) === null ? '' : `${level}% `}CI ${print(value)}-${print(second)}`;
    case 'P_VALUE':
      return `P${below === false ? '=' : '<'}${print(value)}`;
    case 'DOSE':
      return `${print(value)} mg`;
    default:
      return kind satisfies never;
  }
}

export const figureTexts = (figures: readonly ClaimedFigure[]): string => listOf(figures.map(figureText));

/** "A", "A and B", "A, B and C". */
export function listOf(items: readonly string[]): string {
  const [last = '', ...before] = items.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}

/** Which account it is: "ALEX, cut-off 2017-02-09, IRC". What is usual (all patients, no variant) is not said. */
export function accountText({
  acronym,
  circumstances: {
    cutoff,
    assessorWord,
    assessorClass,
    populationClass,
    populationLabel,
    variant,
    qualifier,
    pooledTrialIds,
  },
}: Account): string {
  return [
    pooledTrialIds.length > 0 ? `${acronym} pooled with others` : acronym,
    cutoff === null ? null : `cut-off ${cutoff}`,
    assessorClass === 'NOT_APPLICABLE' ? null : assessorWord,
    populationClass === 'ITT' || populationClass === 'SAFETY' ? null : populationLabel.replaceAll('-', ' '),
    qualifier,
    variant?.replaceAll('-', ' '),
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(', ');
}

/** The numbers of an account that are of the kinds that the figures are of: "25.7 months v 10.4 months, HR 0.50". */
export function numbersOf(
  account: Account,
  figures: readonly ClaimedFigure[],
  claimed: ClaimedResult,
): EfficacyResult[] {
  const numbers = account.results.filter((result) =>
    figures.some((figure) => mayBelong(figure, result, account, claimed)),
  );
  const place = (result: EfficacyResult): number =>
    result.type === 'COMPARISON' ? 2 : result.armId === (account.experimentalArmId ?? account.arms[0]?.id) ? 0 : 1;
  return numbers.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

export function numbersText(numbers: readonly EfficacyResult[]): string {
  const inArms = numbers.filter(({ type }) => type === 'ARM').map(resultText);
  const compared = numbers.filter(({ type }) => type === 'COMPARISON').map(resultText);
  return [inArms.join(' v '), ...compared].filter((part) => part !== '').join(', ');
}

/** Stated parts of a claim that can be wrong while its numbers are right. */
export const isSoft = (slot: MismatchField): boolean => slot in SOFT;
const SOFT = { ASSESSOR: true, CUTOFF: true, POPULATION: true };

/** The keys of their ids are their names. */
export const drugNames = (ids: readonly string[]): string =>
  ids.length === 0 ? 'placebo' : ids.map((id) => id.replace(/^drug:/u, '').replaceAll('-', ' ')).join(' + ');

/** A part of a claim that the account which has its numbers does not fit. */
export function slotMismatch(field: MismatchField, claimed: ClaimedResult, one: Placed): Mismatch {
  const { account, figures } = one;
  const numbers = numbersText([...one.found.values()].map(({ result }) => result));
  const { circumstances } = account;
  const recorded = recordedIn(field, account);
  return {
    field,
    claimed: claimedOf(field, claimed),
    recorded,
    text: `${numbers === '' ? figureTexts(figures) : numbers} is recorded ${WHERE[field] ?? 'for'} ${recorded ?? circumstances.id} (${accountText(account)}).`,
  };
}

const WHERE: Readonly<Partial<Record<MismatchField, string>>> = {
  ASSESSOR: 'by',
  CUTOFF: 'with the cut-off',
  TRIAL: 'in',
  POPULATION: 'in',
  COMPARATOR: 'in',
};

function claimedOf(field: MismatchField, claimed: ClaimedResult): string {
  switch (field) {
    case 'TRIAL':
      return claimed.trialIds.join(', ');
    case 'DRUG':
      return drugNames(claimed.experimentalDrugIds);
    case 'COMPARATOR':
      return drugNames(claimed.comparatorDrugIds);
    case 'ENDPOINT':
      return claimed.endpointIds.join(', ');
    case 'ASSESSOR':
      return claimed.assessorClass === 'INVESTIGATOR' ? 'investigator' : 'independent review';
    case 'CUTOFF':
      return claimed.cutoff ?? '';
    default:
      return claimed.population ?? figureTexts(claimed.figures);
  }
}

function recordedIn(field: MismatchField, { acronym, arms, experimentalArmId, circumstances }: Account): string | null {
  const [first = [], second = []] = arms
    .toSorted((a, b) => Number(b.id === experimentalArmId) - Number(a.id === experimentalArmId))
    .map(({ drugIds }) => drugIds);
  switch (field) {
    case 'TRIAL':
      return acronym;
    case 'DRUG':
    case 'COMPARATOR':
      return arms.length > 1 ? `${drugNames(first)} v ${drugNames(second)}` : drugNames(first);
    case 'ENDPOINT':
      return circumstances.endpointId;
    case 'ASSESSOR':
      return circumstances.assessorWord;
    case 'CUTOFF':
      return circumstances.cutoff;
    default:
      return circumstances.populationLabel.replaceAll('-', ' ');
  }
}
