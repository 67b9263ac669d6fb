import type { EfficacyResult } from '../../../result/model.ts';
import type { Account } from './accounts.ts';
import { LIKENESS } from './likeness.ts';
import type { Placed } from './place.ts';
import { isSoft } from './words.ts';
import type { ClaimedResult, FigureMatch } from '../model.ts';

/** One way in which a claim can stand to what is recorded; undefined where it does not apply. */
export type Way = (claimed: ClaimedResult, placed: readonly Placed[]) => FigureMatch | undefined;

export const isPlainAccount = ({ circumstances }: Account): boolean =>
  circumstances.variant === null && circumstances.pooledTrialIds.length === 0;
export const isGeneralAccount = ({ circumstances }: Account): boolean =>
  circumstances.populationClass !== 'SUBGROUP' && circumstances.subgroupKey === null;

export const isPlain = ({ account }: Placed): boolean => isPlainAccount(account);
export const isGeneral = ({ account }: Placed): boolean => isGeneralAccount(account);

/** Whether the claim is wrong in nothing but who assessed, when or in whom, of the same disease. */
export const isOfItButFor = ({ slots, account }: Placed): boolean =>
  slots.every((slot) => isSoft(slot)) && !account.otherDisease;

/** Variants, pools and subgroups only where there is nothing else. */
export function withoutNeed(all: readonly Placed[]): readonly Placed[] {
  const plain = all.filter(isPlain);
  const kept = plain.length > 0 ? plain : all;
  const general = kept.filter(isGeneral);
  return general.length > 0 ? general : kept;
}

/** What was read before what was not, what is plain before what is narrowed, the latest before what it replaced. */
export function bestFirst(placed: readonly Placed[]): Placed[] {
  const known = new Map<string, EfficacyResult>(
    placed.flatMap(({ found }) => [...found.values()].map(({ result }) => [result.id, result])),
  );
  const keys = (one: Placed): number[] => {
    const results = [...one.found.values()].map(({ result }) => result);
    return [
      LIKENESS.indexOf(one.likeness),
      Number(results.some(({ provenance }) => !provenance.verified)),
      Number(!isPlain(one)),
      Number(!isGeneral(one)),
      Math.max(0, ...results.map((result) => laterRecords(result, known))),
    ];
  };
  return placed.toSorted((a, b) => {
    const [one, other] = [keys(a), keys(b)];
    const at = one.findIndex((key, index) => key !== other[index]);
    return at < 0
      ? a.account.circumstances.id < b.account.circumstances.id
        ? -1
        : 1
      : (one[at] ?? 0) - (other[at] ?? 0);
  });
}

/** How many records are known to have come after this one: dates are never compared. */
function laterRecords(result: EfficacyResult, known: ReadonlyMap<string, EfficacyResult>): number {
  const seen = new Set<string>();
  for (
    let next = result.supersededById;
    next !== null && !seen.has(next);
    next = known.get(next)?.supersededById ?? null
  ) {
    seen.add(next);
  }
  return seen.size;
}

export function leastBy<One>(all: readonly One[], costOf: (one: One) => number): One | undefined {
  return all.reduce<One | undefined>(
    (least, one) => (least === undefined || costOf(one) < costOf(least) ? one : least),
    undefined,
  );
}

/** The results that have the claimed figures, in the order of the accounts, each once. */
export function factsOf(placed: readonly Placed[]): EfficacyResult[] {
  return distinct(placed.flatMap(({ found }) => [...found.values()].map(({ result }) => result)));
}

export function distinct(results: readonly EfficacyResult[]): EfficacyResult[] {
  return [...new Map(results.map((result) => [result.id, result])).values()];
}

export function without(results: readonly EfficacyResult[], known: readonly EfficacyResult[]): EfficacyResult[] {
  return distinct(results).filter(({ id }) => !known.some((other) => other.id === id));
}
