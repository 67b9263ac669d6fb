import type { EfficacyResult } from '../../../result/model.ts';
import { resultText } from '../../../result/wording.ts';
import type { Account, AccountArm } from './accounts.ts';
import { isDetail, mayBelong, type Placed } from './place.ts';
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
}: Pick<Account, 'acronym' | 'circumstances'>): string {
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
  const cores = figures.filter((figure) => !isDetail(figure, figures));
  const numbers = account.results.filter((result) =>
    cores.some((figure) => mayBelong(figure, result, account, claimed)),
  );
  const place = (result: EfficacyResult): number =>
    result.type === 'COMPARISON' ? 2 : result.armId === (account.experimentalArmId ?? account.arms[0]?.id) ? 0 : 1;
  return numbers.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** Two numbers of one kind in two arms stand against each other. */
export function numbersText(numbers: readonly EfficacyResult[]): string {
  const isAgainst = (one: EfficacyResult | undefined, other: EfficacyResult): boolean =>
    one?.type === 'ARM' &&
    other.type === 'ARM' &&
    one.armId !== other.armId &&
    one.statistic === other.statistic &&
    one.endpointId === other.endpointId;
  return numbers.reduce((text, number, index) => {
    const joint = index === 0 ? '' : isAgainst(numbers[index - 1], number) ? ' v ' : ', ';
    return `${text}${joint}${resultText(number)}`;
  }, '');
}

/** Stated parts of a claim that can be wrong while its numbers are right. */
export const isSoft = (slot: MismatchField): boolean => slot in SOFT;
const SOFT = { ASSESSOR: true, CUTOFF: true, POPULATION: true };

/** The keys of ids are words. */
export const idWords = (ids: readonly string[]): string =>
  ids.map((id) => id.slice(id.indexOf(':') + 1).replaceAll('-', ' ')).join(', ');

export const drugNames = (ids: readonly string[]): string =>
  ids.length === 0 ? 'placebo' : ids.map((id) => id.replace(/^drug:/u, '').replaceAll('-', ' ')).join(' + ');

export const armText = ({ name, drugIds }: AccountArm): string => name ?? drugNames(drugIds);

/** A part of a claim that the account which has its numbers does not fit; `instead` is what is recorded where it does. */
export function slotMismatch(
  field: MismatchField,
  claimed: ClaimedResult,
  { account, figures, found }: Placed,
  instead = '',
): Mismatch {
  const numbers = numbersText([...found.values()].map(({ result }) => result)) || figureTexts(figures);
  const recorded = recordedIn(
    field,
    account,
    [...found.values()].map(({ result }) => result),
  );
  const where =
    field === 'POPULATION'
      ? `was measured in others than "${claimedOf(field, claimed, account)}"`
      : `is recorded ${WHERE[field] ?? 'for'} ${recorded ?? 'none'}`;
  return {
    field,
    claimed: claimedOf(field, claimed, account),
    recorded,
    text: `${numbers} ${where} (${accountText(account)}).${instead === '' ? '' : ` In its place: ${instead}.`}`,
  };
}

const WHERE: Readonly<Partial<Record<MismatchField, string>>> = {
  ASSESSOR: 'by',
  CUTOFF: 'with the cut-off',
  TRIAL: 'in',
};

function claimedOf(field: MismatchField, claimed: ClaimedResult, { otherDisease }: Account): string {
  switch (field) {
    case 'TRIAL':
      return idWords(claimed.trialIds);
    case 'DRUG':
      return [drugNames(claimed.experimentalDrugIds), claimed.arm?.words].filter(Boolean).join(' ');
    case 'COMPARATOR':
      return drugNames(claimed.comparatorDrugIds);
    case 'ENDPOINT':
      return idWords(claimed.endpointIds);
    case 'ASSESSOR':
      return claimed.assessorClass === 'INVESTIGATOR' ? 'investigator' : 'independent review';
    case 'CUTOFF':
      return claimed.cutoff ?? `${claimed.analysisYears ?? ''}-year analysis`;
    default:
      return (otherDisease ? claimed.disease : claimed.population) ?? figureTexts(claimed.figures);
  }
}

function recordedIn(
  field: MismatchField,
  { acronym, arms, experimentalArmId, endpointName, circumstances }: Account,
  numbers: readonly EfficacyResult[],
): string | null {
  const isNumbers = ({ id }: AccountArm): boolean =>
    numbers.every((result) => result.type === 'ARM') && numbers.some((result) => result.armId === id);
  const own = arms.filter(isNumbers);
  const compared = (field === 'DRUG' && own.length > 0 ? own : arms)
    .toSorted((a, b) => Number(b.id === experimentalArmId) - Number(a.id === experimentalArmId))
    .map(armText);
  switch (field) {
    case 'TRIAL':
      return acronym;
    case 'DRUG':
    case 'COMPARATOR':
      return compared.join(' v ');
    case 'ENDPOINT':
      return endpointName;
    case 'ASSESSOR':
      return circumstances.assessorWord;
    case 'CUTOFF':
      return circumstances.cutoff ?? circumstances.analysisName;
    default:
      return circumstances.populationLabel.replaceAll('-', ' ');
  }
}
