import type { ClaimedEffect } from '../model.ts';

const NEGATED =
  /\b(?:not|no|never|nor|neither|without|failed to|did not|does not|didn't|doesn't|isn't|wasn't)(?: (?:significantly|statistically|any|be|show|been|an?))* $/u;

/** What claims without a figure say of two treatments, the more telling words first. */
const WORDS: readonly (readonly [ClaimedEffect['direction'], RegExp])[] = [
  ['WORSE', /\b(?:less effective|inferior|worse|poorer|worsen(?:s|ed)?)\b/gu],
  ['BETTER', /\b(?:more effective|superior(?:ity)?|better|improv(?:es?|ed|ing|ement)|outperform(?:s|ed)?|safer)\b/gu],
  ['LOWER', /\b(?:lower|shorter|fewer|less|reduc(?:es?|ed|ing)|decreas(?:es?|ed))\b/gu],
  ['HIGHER', /\b(?:higher|longer|greater|more|prolong(?:s|ed)?|increas(?:es?|ed))\b/gu],
];

/** Which way the claim says that outcomes differ; undefined where it says nothing of that. */
export function effectOfSentence(plain: string): ClaimedEffect | undefined {
  for (const [direction, pattern] of WORDS) {
    for (const match of plain.matchAll(pattern)) {
      // "non-inferior" is a claim on a margin
      if (/\bnon-?$/u.test(plain.slice(0, match.index))) continue;
      return { direction, isDenied: NEGATED.test(plain.slice(0, match.index)) };
    }
  }
  return undefined;
}

const SIGNIFICANT = /\bsignifican(?:t|tly|ce)\b/gu;
const DENIED =
  /\b(?:not|no|non|without|never|lacked|n't|in)[\s-]+(?:a |any |be |been |called |considered |deemed |reach |reached |achieve |show |showed |statistically |statistical )*$/u;

/** Whether the claim calls a difference significant; undefined where it does not speak of that. */
export function significanceOfSentence(plain: string): boolean | undefined {
  for (const match of plain.matchAll(SIGNIFICANT)) {
    // who asks does not claim
    if (!/^[^.;]*\?/u.test(plain.slice(match.index))) return !DENIED.test(plain.slice(0, match.index));
  }
  return undefined;
}
