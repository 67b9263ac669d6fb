import { plainOf } from '../reading/words.ts';
import type { Reading, ReadTerm } from '../reading/model.ts';

const anyOf = (...alternatives: readonly string[]): RegExp => new RegExp(`\\b(?:${alternatives.join('|')})`, 'u');

/** What denies a clause: who does it is nobody, its verb is denied, or it has a verb or a word of failing. */
const DENIES = anyOf(
  '(?:nobody|no[- ]one|neither|few|none)\\b',
  'no (?:\\S+ ){0,2}\\S+ (?:would|should|uses?|gives?|starts?|recommends?)\\b',
  '(?:hardly|scarcely|rarely|seldom|never|nowhere|no longer|cannot|can not)\\b',
  // "ceritinib does not", "isn't", but neither "not only" nor the "isn't it?" behind a claim
  '(?:is|are|was|were|do|does|did|has|have|can|could|should|will|would) not\\b(?! (?:only|just|merely)\\b)',
  "(?:\\w+n't)\\b(?! (?:only|just|merely|it|you|they|he|she|we|i|there|that|this)\\b)",
  '(?:ha(?:s|ve|d)|is|are|of|sees?|with|there is) (?:no|little|hardly any) (?:place|role|part|business|use|benefit|effect|activity|value|option)\\b',
  '(?:do(?:es)?|did) (?:nothing|little)\\b',
  '(?:avoid|questioned|rejected|discouraged|abandoned|obsolete|advises? against|wrongly|by mistake|inappropriate|turned .{0,40} down)',
  '(?:any ?more|out|off the table)$',
);

/** Where one clause ends and the next begins. */
const JOINT = /[,:;()]|\s-\s|\b(?:but|so|because|since|although|while|whereas|which|when|once|if)\b/gu;

/** Whether the clause that a term stands in denies what it says. */
export const isDenied = (reading: Reading, term: ReadTerm): boolean => DENIES.test(clauseOf(reading, term));

/** The plain words of the clause that a term stands in. */
export function clauseOf(reading: Reading, { sentence, start, end }: ReadTerm): string {
  const plain = plainOf(reading.text);
  const { start: first, end: last } = reading.sentences[sentence] ?? { start: 0, end: 0 };
  const before = [...plain.slice(first, start).matchAll(JOINT)].at(-1);
  const from = before === undefined ? first : first + before.index + before[0].length;
  const after = new RegExp(JOINT.source, 'u').exec(plain.slice(end, last));
  const to = after === null ? last : end + after.index;
  return plain.slice(from, to).replace(/[\s.?!]+$/u, '');
}
