import { invariant } from '../../../../shared/invariant.ts';
import type { Reading, ReadTerm } from '../../reading/model.ts';

/** Where a claim speaks of what an arm gives: a drug, a combination, or any drug of a class. */
export type ArmMention = {
  readonly drugIds: readonly string[];
  readonly isClass: boolean;
  readonly isComparator: boolean;
  readonly start: number;
  readonly end: number;
};

/** What a claim compares, as far as it says so. */
export type ArmsOfClaim = {
  /** By place; what was given earlier is not among them. */
  readonly mentions: readonly ArmMention[];
  readonly experimental: ArmMention | undefined;
  readonly comparator: ArmMention | undefined;
  /** More than two treatments. */
  readonly isMore: boolean;
};

const JOINED = /^\s*(?:plus|\+|\/|-|combined with|in combination with)\s*$/u;
const LISTED = /^[\s-]*(?:,|,? ?(?:and|or)|with|plus|\+|\/|-|combined with|in combination with)[\s-]*$/u;
const AS_COMPARATOR = /\b(?:superior|inferior|non-?inferior|compared|relative|preferable) (?:to|with) (?:the )?$/u;

/** "Tremelimumab 300 mg plus durvalumab": a dose stands in no way of what joins two drugs. */
const DOSE = /\(?\d+(?:\.\d+)? ?mg(?:\/(?:kg|m2))?(?: once| twice)?(?: daily| a day)?\)?/gu;

/**
 * `isArm` tells whether a trial gives just these drugs in an arm: only then "A and B" is a combination. `regimens` are
 * combinations by a name of their own.
 */
export function armsOfClaim(
  reading: Reading,
  plain: string,
  isArm: (drugIds: readonly string[]) => boolean,
  regimens: readonly ArmMention[],
): ArmsOfClaim {
  const drugs = reading.terms
    .filter((term) => isArmTerm(term, plain))
    .map((term) => mentionOf(term, plain))
    .concat(placebos(plain), regimens)
    .toSorted((a, b) => a.start - b.start);
  const mentions: ArmMention[] = [];
  for (let at = 0; at < drugs.length;) {
    const run = runFrom(drugs.slice(at), plain, isArm);
    mentions.push(combined(run));
    at += run.length;
  }
  const groups = [...new Map(mentions.toReversed().map((mention) => [keyOf(mention), mention])).values()].toReversed();
  const isComparator = (group: ArmMention): boolean =>
    mentions.some((mention) => mention.isComparator && keyOf(mention) === keyOf(group));
  const first = groups.find((group) => !isComparator(group));
  const others = groups.filter((group) => group !== first);
  return {
    mentions,
    experimental: first,
    comparator: others.find(isComparator) ?? others[0],
    isMore: groups.length > 2,
  };
}

export const keyOf = ({ drugIds }: ArmMention): string => drugIds.toSorted().join(' ');

/** Whether it was given before; but "alive without progression on lorlatinib" is an outcome of it. */
export const isPrior = ({ use, start }: ReadTerm, plain: string): boolean =>
  use === 'PRIOR' &&
  !/\b(?:no|without|free of) (?:disease )?progression (?:on|with|under) (?:the )?$/u.test(plain.slice(0, start));

/** Not a drug that was given before, nor one that patients have never had: "ALK-inhibitor-naive". */
export const isArmTerm = (term: ReadTerm, plain: string): boolean =>
  (term.role === 'DRUG' || term.role === 'DRUG_CLASS') &&
  !isPrior(term, plain) &&
  !/^[- ]na[iï]ve\b/u.test(plain.slice(term.end));

/** An arm that gives nothing. "Lenvatinib plus placebo" is one of lenvatinib: none of the two adds a drug to the other. */
const placebos = (plain: string): ArmMention[] =>
  [...plain.matchAll(/\bplacebo\b/gu)].map((match) => ({
    drugIds: [],
    isClass: false,
    isComparator: true,
    start: match.index,
    end: match.index + match[0].length,
  }));

/** The longest list of drugs that one arm gives, "cisplatin or carboplatin plus pemetrexed"; else those that a plus joins. */
function runFrom(
  drugs: readonly ArmMention[],
  plain: string,
  isArm: (drugIds: readonly string[]) => boolean,
): readonly ArmMention[] {
  const lengthOf = (joint: RegExp): number => {
    const end = drugs.findIndex((drug, index) => {
      const last = drugs[index - 1];
      return (
        last !== undefined &&
        (drug.isClass || last.isClass || !joint.test(plain.slice(last.end, drug.start).replaceAll(DOSE, '')))
      );
    });
    return end < 0 ? drugs.length : end;
  };
  for (let length = lengthOf(LISTED); length > 1; length--) {
    if (isArm(combined(drugs.slice(0, length)).drugIds)) return drugs.slice(0, length);
  }
  return drugs.slice(0, lengthOf(JOINED));
}

function combined(run: readonly ArmMention[]): ArmMention {
  const [first] = run;
  invariant(first, 'A run of drugs has one at least.');
  return {
    ...first,
    drugIds: [...new Set(run.flatMap(({ drugIds }) => drugIds))].toSorted(),
    end: run.at(-1)?.end ?? first.end,
  };
}

function mentionOf({ role, nodes, match, use, start, end }: ReadTerm, plain: string): ArmMention {
  const ids = nodes.map(({ id }) => id);
  return {
    drugIds: role === 'DRUG' && match !== 'AMBIGUOUS' ? ids.slice(0, 1) : ids,
    isClass: role === 'DRUG_CLASS' || match === 'AMBIGUOUS',
    isComparator: use === 'COMPARATOR' || AS_COMPARATOR.test(plain.slice(0, start)),
    start,
    end,
  };
}
