import type { StudiedTrial } from '../../queries.ts';
import type { Reading } from '../../reading/model.ts';
import type { ClaimedArm } from '../model.ts';
import { isArmTerm, type ArmMention } from './arms.ts';
import { nodeIds, termsOf } from './terms.ts';

type StudiedArm = StudiedTrial['arms'][number];

/**
 * The arm that a claim names where its drugs do not tell: by cohort ("EXP3B"), letter ("arm A") or dose. Undefined where
 * it names none. `trials` are those that it can be of.
 */
export function namedArm(reading: Reading, plain: string, trials: readonly StudiedTrial[]): ClaimedArm | undefined {
  return byName(plain, trials) ?? byDose(reading, plain, trials);
}

function byName(plain: string, trials: readonly StudiedTrial[]): ClaimedArm | undefined {
  for (const { id, arms } of trials) {
    const alike = arms.filter((arm) => isAlike(arm, arms));
    const named = alike.flatMap((arm) => {
      const words = nameIn(plain, arm);
      return words === undefined ? [] : [{ arm, words }];
    });
    if (named.length === 0) continue;
    return {
      words: named.map(({ words }) => words).join(', '),
      trialId: id,
      otherIds: alike.filter((arm) => !named.some((one) => one.arm === arm)).map((arm) => arm.id),
    };
  }
  return undefined;
}

/** Combinations that a trial calls by a name of their own, in capitals behind the drugs: "STRIDE". */
export function regimensIn(plain: string, trials: readonly StudiedTrial[]): ArmMention[] {
  return trials
    .flatMap(({ arms }) => arms)
    .flatMap(({ label, drugIds }) => {
      const name = /\(([A-Z]{4,})\)$/u.exec(label)?.[1]?.toLowerCase();
      const words = name === undefined ? [] : plain.matchAll(new RegExp(String.raw`\b${name}\b`, 'gu'));
      return [...words].map((match) => ({
        drugIds: drugIds.toSorted(),
        isClass: false,
        isComparator: false,
        start: match.index,
        end: match.index + match[0].length,
      }));
    });
}

const drugsOf = ({ drugIds }: StudiedArm): string => drugIds.join();
const isAlike = (arm: StudiedArm, arms: readonly StudiedArm[]): boolean =>
  arms.some((other) => other !== arm && drugsOf(other) === drugsOf(arm));

/** "EXP3B: one prior TKI" is named by what stands before the colon, "brigatinib 90 mg (arm A)" by what is in parentheses. */
function nameIn(plain: string, { label }: StudiedArm): string | undefined {
  const name = /^([a-z]+\d[\w-]*):|\((arm [a-z])\)$/u.exec(label.toLowerCase())?.slice(1).find(Boolean);
  if (name === undefined) return undefined;
  const spelt = name.replace(/(?<=[a-z])(?=\d)/u, '[ -]?').replace(' ', String.raw` \(?`);
  return new RegExp(String.raw`(?<![\w-])${spelt}(?![\w-])`, 'u').exec(plain)?.[0];
}

/** "alectinib at 300 mg", "the 90 mg arm": what stands between a dose and the drug that it is of. */
const BESIDE = /^[\s(,:]*(?:at|in|of|with|dosed at|a dose of)?[\s(]*$/u;
/** What is said of a dose ends here, and what follows may be of another. */
const APART = /[,;?]|\b(?:when|while|whereas|although|though|but|if|since|because|than|instead|why|how)\b/u;
/** "90 mg for 7 days then 180 mg": the first is no dose of the arm. */
const LEAD_IN = /^[^,;.]{0,25}(?:\bthen\b|→|->|\bfollowed by\b)/u;

function byDose(reading: Reading, plain: string, trials: readonly StudiedTrial[]): ClaimedArm | undefined {
  const named = nodeIds(termsOf(reading, 'TRIAL'));
  const [trial, ...more] = trials.filter(({ id }) => named.includes(id));
  if (trial === undefined || more.length > 0) return undefined;
  const figures = reading.figures.filter(({ kind }) => kind !== 'DOSE');
  const isTold = (from: number, to: number): boolean => !APART.test(plain.slice(from, to));
  const doses = reading.figures.filter(
    ({ kind, start, end }) =>
      kind === 'DOSE' &&
      !LEAD_IN.test(plain.slice(end)) &&
      figures.some((figure) => (figure.start > end ? isTold(end, figure.start) : isTold(figure.end, start))),
  );
  const drugs = reading.terms.filter((term) => term.role === 'DRUG' && isArmTerm(term, plain));
  const ownerOf = ({ start, end }: { start: number; end: number }): string | undefined =>
    drugs.find(
      (drug) =>
        (drug.end <= start && BESIDE.test(plain.slice(drug.end, start))) ||
        (drug.start >= end && BESIDE.test(plain.slice(end, drug.start))),
    )?.nodes[0]?.id;
  /** A dose beside no drug tells apart the arms of one drug. */
  const isOf = (arm: StudiedArm, owner: string | undefined): boolean =>
    arm.drugIds.length === 1 && (owner === undefined ? isAlike(arm, trial.arms) : owner === arm.drugIds[0]);
  const others = trial.arms.filter((arm) => {
    const own = doses.filter((dose) => isOf(arm, ownerOf(dose)));
    const given = dosesOf(arm);
    return own.length > 0 && given.length > 0 && !own.some(({ value }) => given.includes(value ?? 0));
  });
  if (others.length === 0) return undefined;
  return { words: doses.map(({ text }) => text).join(', '), trialId: trial.id, otherIds: others.map(({ id }) => id) };
}

/** The doses in mg that an arm is kept at; none where a range was given. */
function dosesOf({ doseSchedule }: StudiedArm): number[] {
  const kept = doseSchedule?.split(/\bthen\b/u).at(-1) ?? '';
  if (/\d\s*-\s*\d+ ?mg/u.test(kept)) return [];
  return [...kept.matchAll(/(\d+(?:\.\d+)?) ?mg/gu)].map(([, dose]) => Number(dose));
}
