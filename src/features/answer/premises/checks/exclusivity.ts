import { NEGATION } from '../../reading/lexicon.ts';
import type { Reading } from '../../reading/model.ts';
import { plainOf } from '../../reading/words.ts';
import type { Check, PremiseCheck, PremiseFacts } from '../model.ts';
import { askingSentence, sentenceWords, termsOf } from '../pairing.ts';

const anyOf = (...alternatives: readonly string[]): RegExp => new RegExp(alternatives.join('|'), 'u');

const OCCUR =
  '(?:co-?exist|co-?occur|coincide|occur|happen|exist|appear|go|harbou?r|carr(?:y|ies)|seen|found|present|observed|described|reported|documented)';
const BEARS = '(?:harbou?r\\w*|carr(?:y|ies|ied|ying)|bear\\w*|ha(?:s|ve|d)|with|shows?)';

/** That one alteration rules the other out. */
const EXCLUDES = anyOf(
  '\\bmutual\\w* exclusiv',
  '\\bexcludes?\\b',
  '\\beither[- ]or\\b',
  '\\bincompatible\\b',
  '\\bimpossible\\b',
  '\\brul(?:es?|ed) (?:it |that )?out\\b',
  '\\bby definition (?:wild[- ]?type|not|never|free)',
  '\\balways (?:means|(?:\\S+ )?(?:egfr|alk))\\b',
  // "in 0 % of cases do they coincide", "zero overlap"
  '\\b0 ?% of cases|\\b(?:zero|no|0 ?%) overlap\\b',
  // "never harbours", "can never be", "don't ever happen together", "dual positives do not exist"
  `\\bnever (?:ever |yet |been )*(?:both|together|${OCCUR}|(?:be|have) (?:alk|egfr|positive|both|in|together)\\b)`,
  `\\b(?:don't|do not|doesn't|does not) (?:ever )?(?:exist\\b|${OCCUR} together)`,
  // "cannot have both", "can't be ALK as well"
  `\\b(?:cannot|can ?not|can't|couldn't) (?:ever )?(?:have both|be (?:alk|egfr|positive|both|together)|both|${OCCUR})`,
  // "no tumour has ever carried an EGFR mutation", "no case ... has ever been documented"
  `\\b(?:no|not (?:a single|one)) (?:\\S+ ){1,8}?(?:${BEARS} both|ever ${BEARS}|can (?:ever )?(?:be|have|${OCCUR}))\\b`,
  '\\bno\\b[^.;?]{0,80}\\bever (?:been )?(?:documented|described|reported|found|seen)\\b',
);
/** That it mostly does, or that it is wrong to say so. */
const HEDGES = anyOf(
  '\\b(?:usually|mostly|rarely|generally|almost|not always)\\b',
  "\\b(?:wrong to (?:say|claim|assume|think)|myth|at odds with|isn't true|not true)\\b",
);
/** What asks whether it is so, or how well that is known. */
const ASKS =
  /\btruly\b|\bis that not\b|\bwhich is correct\b|\bis (?:she|he|that|this|it) (?:right|correct|true|so)\b|\bhow (?:strong|good|solid|sure|certain)\b/u;
/** That a tumour has both. */
const BOTH =
  /\b(?:both|together|co-?(?:exist|occur|mutat|alter)\w*|concomitant|at the same time|(?:dual|double)[- ]positive)\b/u;

/** That alterations of two genes exclude each other, or are found together: ALK and EGFR, of which something is recorded. */
export const exclusivity: Check = (reading, facts) => {
  const plain = plainOf(reading.text);
  const caution = facts.cautions.find(({ findings }) => findings.some(isOfBoth));
  if (caution === undefined || !isOfTheGenes(plain)) return [];
  const said = wordsOfExclusion(reading);
  if (said === undefined && !namesBoth(reading, facts)) return [];
  const place = said ?? { sentence: 0, start: 0, words: '', before: '' };
  const isClaim = said !== undefined && !HEDGES.test(said.words) && !NEGATION.test(said.before);
  const check: PremiseCheck = {
    kind: 'EXCLUSIVITY',
    about: [],
    claim: isClaim ? 'alterations of ALK and EGFR never occur together' : 'alterations of ALK and EGFR in one tumour',
    verdict: isClaim ? 'CONTRADICTED' : 'SUPPORTED',
    asked:
      ASKS.test(plain) ||
      (askingSentence(reading, place) !== undefined && !/,? (?:can|could|is|does|do) it\b/u.test(place.words)),
    explanation: `They usually exclude each other, not always: ${caution.findings.find(isOfBoth)?.finding ?? ''}.`,
    basis: [caution],
    suggestedReading: null,
    place: place.start,
  };
  return [check];
};

const isOfTheGenes = (plain: string): boolean => /\balk\b/u.test(plain) && /\begfr\b|l858r|exon 19/u.test(plain);

const isOfBoth = ({ finding }: { readonly finding: string }): boolean => finding.includes('concomitant EGFR');

/** The first sentence that says that one rules the other out, and what stands in it before that. */
function wordsOfExclusion(
  reading: Reading,
): { readonly sentence: number; readonly start: number; readonly words: string; readonly before: string } | undefined {
  const all = reading.sentences.map((one, sentence) => ({
    ...one,
    sentence,
    words: sentenceWords(reading, { sentence }),
  }));
  const found = all.find(({ words }) => EXCLUDES.test(words));
  if (found === undefined) return undefined;
  const { sentence, words } = found;
  const index = words.search(EXCLUDES);
  return { sentence, words, start: found.start + index, before: words.slice(0, index) };
}

/** Whether the question names a fusion of ALK and a mutation of EGFR, neither of them denied, or says of the genes that both are found. */
function namesBoth(reading: Reading, facts: PremiseFacts): boolean {
  const sentences = reading.sentences.map((_each, sentence) => sentenceWords(reading, { sentence }));
  if (sentences.some((words) => isOfTheGenes(words) && BOTH.test(words))) return true;
  const genes = termsOf(reading, 'BIOMARKER')
    .filter(({ negated }) => !negated)
    .flatMap(({ nodes }) => nodes.map(({ id }) => facts.biomarkers.get(id)))
    .filter((biomarker) => biomarker?.kind === 'FUSION' || biomarker?.kind === 'MUTATION')
    .flatMap((biomarker) => biomarker?.geneIds ?? []);
  return ['gene:alk', 'gene:egfr'].every((gene) => genes.some((id) => id === gene));
}
