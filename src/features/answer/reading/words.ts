import type { Sentence, TextSpan } from './model.ts';

/** The question in lower case with plain hyphens and quotes, character for character: a place in it is a place in the question. */
export function plainOf(text: string): string {
  return Array.from(text, (character) => {
    if (/[\u2010-\u2015\u2212\u00ad]/u.test(character)) return '-';
    if (/[\u2018\u2019]/u.test(character)) return "'";
    if (/\s/u.test(character)) return ' ';
    const lower = character.toLowerCase();
    return lower.length === character.length ? lower : character;
  }).join('');
}

/** Words and numbers with their places. A plus sign right behind a word belongs to it: "ALK+" is not "ALK". */
export function wordsOf(text: string): TextSpan[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:\.\d+)?(?:\+(?![\p{L}\p{N}]))?/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const ASKS_WHETHER =
  /^(?!(?:please )?(?:can|could|would|will) you (?:please )?(?:summari|explain|tell|give|list|describe|say|name|show))(?:(?:so|and|but|then|hi|hello|please|doctor|ok|well|quick question|question)[,:;. -]+)*(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|might|am|shall|isn't|aren't|doesn't|don't|didn't|wasn't)(?=[\s,:])/u;
const ASKS_WHETHER_WITHIN =
  /(?:\bwhether\b|\bor not\b|\btrue or false\b|\b(?:know|tell me|wonder|wondering|ask|asking|say|sure|clear|check|see|asked|unsure|find out) if\b|\bis it (?:true|correct|so|right)\b|\b(?:is|are|can|does|do|was|were|should|could|would) (?:it|there|this|that|they|we|i|he|she|these|those|a|an|the|any)\b(?=[^?]*\?))/u;
const ASKS_WHAT =
  /\b(?:what|which|how|why|when|where|who|whose|name|list|describe|explain|compare|summari[sz]e|give|tell|show)\b/u;

/** Where answers to choose from begin: "(A) erlotinib (B) alectinib", "G1269A: ceritinib or lorlatinib?"; a list of names and no clause. */
const OFFERS =
  /(?<=:\s*)(?![^?]*\b(?:is|are|was|were|do|does|did|should|can|has|have|which|what|how|why|when|who|so)\b)(?=(?:[^?.:,]{1,30}, )*[^?.:,]{1,30} or [^?.:,]{1,30}\?)[^\s:]|(?<![\p{L}\p{N}])\(?[a1]\)(?=\s.*(?<![\p{L}\p{N}])\(?[b2]\)\s)/u;

/** Sentences with what each does: tell, ask for something, ask whether something is so, or offer answers. */
export function sentencesOf(plain: string): Sentence[] {
  // a point ends a sentence where a space and something new follows, not within "25.7", "vs. crizotinib" or "e.g. lorlatinib"
  const breaks = [
    ...plain.matchAll(/[?!;\n]+|(?<!\b(?:vs|v|e\.g|i\.e|dr|no|approx|fig|ca|et al|pts?))\.(?=\s+\S|\s*$)/gu),
  ];
  const offersFrom = OFFERS.exec(plain)?.index ?? plain.length;
  const ends = [...breaks.map((match) => match.index + match[0].length), offersFrom, plain.length].toSorted(
    (a, b) => a - b,
  );
  let start = 0;
  const sentences: Sentence[] = [];
  for (const end of ends) {
    const words = plain.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(words)) {
      const sentence = sentenceOf(plain, start, end);
      sentences.push(start >= offersFrom ? { ...sentence, mode: 'OFFERS' } : sentence);
    }
    start = end;
  }
  return judged(sentences, plain);
}

const EITHER_OR = '(?:true or false|right or wrong|correct or (?:not|incorrect))';
const BEGINS_WITH_IT = new RegExp(String.raw`^(?:is (?:this|that|it) )?${EITHER_OR}\b`, 'u');
const IS_NOTHING_ELSE = new RegExp(
  String.raw`^(?:(?:is|was) (?:this|that|it) )?(?:${EITHER_OR}|(?:true|right|correct|so|plausible|possible|realistic)(?=\s*\?))[\s?.:]*$`,
  'u',
);

/** "True or false: ..." offers what it says; where it stands alone, the sentence before it is offered or, at the start, the next. */
function judged(sentences: readonly Sentence[], plain: string): Sentence[] {
  const isAt = (index: number, pattern: RegExp): boolean => {
    const sentence = sentences[index];
    return sentence !== undefined && pattern.test(plain.slice(sentence.start, sentence.end));
  };
  return sentences.map((sentence, index) =>
    isAt(index, BEGINS_WITH_IT) || isAt(index + 1, IS_NOTHING_ELSE) || (index === 1 && isAt(0, IS_NOTHING_ELSE))
      ? { ...sentence, mode: 'OFFERS' }
      : sentence,
  );
}

/** "Tepotinib for MET-amplified HCC: is there any data?": of what stands before it, too, it is asked whether it is so. */
const ASKS_OF_A_TOPIC =
  /^[^,:;?]+[,:;-] (?:(?:is|are|was|were|has|have) (?:it|this|that|there|these|they)|any|anything|ever)\b[^?,]*\b(?:common|rare|frequent|seen|found|data|evidence|anything|recorded|reported|described|known|real|useful|trials?|studies|experience)\b[^?,]*\?/u;

function sentenceOf(plain: string, from: number, end: number): Sentence {
  const lead = /^[^\p{L}\p{N}]*/u.exec(plain.slice(from, end))?.[0].length ?? 0;
  const start = from + lead;
  const words = plain.slice(start, end);
  if (ASKS_WHETHER.test(words) || ASKS_OF_A_TOPIC.test(words))
    return { start, end, mode: 'ASKS_WHETHER', asksFrom: start };
  // "In ALK-positive NSCLC, is alectinib ...?", "Should I ask whether ..."
  const afterComma =
    /[,:-]\s*(?:and |so |then )?(?=(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|may|might)\s)/u.exec(
      words,
    );
  const within = ASKS_WHETHER_WITHIN.exec(words);
  const asks = [afterComma?.index, within?.index].filter((index) => index !== undefined);
  const what = ASKS_WHAT.exec(words)?.index;
  const first = Math.min(...asks);
  if (asks.length > 0 && (what === undefined || first < what) && (words.includes('?') || within !== null)) {
    return { start, end, mode: 'ASKS_WHETHER', asksFrom: start + first };
  }
  if (what !== undefined || words.includes('?')) return { start, end, mode: 'ASKS_WHAT', asksFrom: end };
  return { start, end, mode: 'STATES', asksFrom: end };
}

export function sentenceAt(sentences: readonly Sentence[], place: number): number {
  const index = sentences.findIndex(({ end }) => place < end);
  return index < 0 ? Math.max(0, sentences.length - 1) : index;
}
