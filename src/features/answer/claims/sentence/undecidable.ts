/** What the results of trials cannot decide, with what can. The first that a claim's words fit. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:prefer(?:red|ence|able|s)?|recommend(?:s|ed|ation|ations)?|guidelines?|category (?:1|2a|2b|3)|nccn|esmo|asco|standard(?: of care| first-line| treatment| regimen)?|alternatives?|first choice|options? of choice|should|must|consider(?:ed)?|appropriate|switch(?:ing)?|transition(?:ed|ing)?|continu(?:e|ing)|do not use|avoid)\b/u,
    'It recommends or prefers: results say what was measured, not what is preferred. See `recommendations` and `cautions`.',
  ],
  [
    /\b(?:approv(?:al|ed|es)|authori[sz](?:ed|ation)|licen[cs]ed|indicat(?:ed|ion)|labell?ed)\b/u,
    'It is about an approval, which is no result. See `approvals`.',
  ],
  [
    /\b(?:\d+ ?mg|dos(?:e|es|ed|ing|age)|(?:once|twice) (?:daily|a day))\b/u,
    'It is about a dose, which is no result. See `Drug.dosing`.',
  ],
  [
    /\b(?:monitor(?:ing)?|pneumonitis|ild|life-?threatening|warning|discontinuation|hepatotoxicity|contraindicat(?:ed|ion))\b/u,
    'It is about a warning or what to do for safety, which results of trials do not tell. See `labelWarnings` and `cautions`.',
  ],
  [
    /\b(?:biopsy|resistan(?:ce|t)|mutual(?:ly)? exclusive|occur|co-?occur|alterations?|mutations?|fusions?|expression|prevalence)\b/u,
    'It is about a biomarker or resistance, not an outcome of treatment. See `biomarkerAssociations` and `drugActivities`.',
  ],
  [
    /\bm1[abc]\d?\b|\bstag(?:e|ing)\b|\btnm\b/u,
    'It is about the meaning of a stage, which a classification defines and results do not.',
  ],
  [
    /\bpenetrat(?:ion|es?|ing)\b|\bbinding\b|\bhalf-?life\b|\bmechanism\b/u,
    'It is about what a drug does in the body; the endpoints recorded here measure what became of patients.',
  ],
  [
    /^\W*after\b|\bafter [^.;:]{3,60}[:,] /u,
    'It says what follows a treatment and gives no outcome of it. See `recommendations`.',
  ],
];

/** "Alectinib first-line is preferred since ...": what of a claim with figures stays open. */
export function undecidableWords(plain: string): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(plain))?.[1];
}

export const NO_OUTCOME =
  'It gives no figure and compares no two treatments by an outcome, so no result can show it right or wrong.';
export const NO_COMPARISON =
  'It says that something is better or worse and not than which treatment, or not by which outcome, so no result can show it right or wrong.';

/** What of a claim with an outcome stays open: the recommendation or approval that it is given for. */
export function undecidedWords(plain: string): string | undefined {
  return REASONS.slice(0, 2).find(([pattern]) => pattern.test(plain))?.[1];
}
