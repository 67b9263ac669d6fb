import { plainOf } from '../reading/words.ts';
import type { Reading, ReadTerm, Sentence, QuestionTermRole } from '../reading/model.ts';

/** Terms of some roles that mean one node, or a class. */
export const termsOf = (reading: Reading, ...roles: readonly QuestionTermRole[]): readonly ReadTerm[] =>
  reading.terms.filter(({ role, match }) => roles.includes(role) && match !== 'AMBIGUOUS');

const distance = (a: ReadTerm, b: ReadTerm): number => (a.start < b.start ? b.start - a.end : a.start - b.end);

/**
 * What a term belongs to, of some others: the nearest in its sentence, where what follows is nearer than what goes before;
 * else the only one that the question names.
 */
export function partnerOf(term: ReadTerm, others: readonly ReadTerm[]): ReadTerm | undefined {
  const inSentence = others.filter(({ sentence }) => sentence === term.sentence);
  if (inSentence.length > 0) {
    const weighed = (other: ReadTerm): number => distance(term, other) * (other.start > term.start ? 1 : 1.5);
    return inSentence.toSorted((a, b) => weighed(a) - weighed(b) || a.start - b.start)[0];
  }
  const nodes = new Set(others.map(({ nodes: [node] }) => node?.id));
  return nodes.size === 1 ? others.toSorted((a, b) => distance(term, a) - distance(term, b))[0] : undefined;
}

export const isNextTo = (a: ReadTerm, b: ReadTerm, characters: number): boolean => distance(a, b) <= characters;

/** The plain words of the sentence that a term stands in. */
export function sentenceWords(reading: Reading, { sentence }: { readonly sentence: number }): string {
  const { start, end } = reading.sentences[sentence] ?? { start: 0, end: 0 };
  return plainOf(reading.text.slice(start, end));
}

/** "Is there a leaflet, now that it is approved?" takes what follows for granted. */
const GIVES_A_REASON = /\b(?:now that|given that|since|because|seeing (?:as|that)|considering that)\b[^,;]*$/u;

/** The sentence, where it offers answers, or asks whether something is so and the place is in that part of it. */
export function askingSentence(
  reading: Reading,
  { sentence, start }: { readonly sentence: number; readonly start: number },
): Sentence | undefined {
  const found = reading.sentences[sentence];
  if (found?.mode === 'OFFERS') return found;
  if (found?.mode !== 'ASKS_WHETHER' || start < found.asksFrom) return undefined;
  if (/,? being (?:the|a|an) /u.test(sentenceWords(reading, { sentence }))) return undefined;
  return GIVES_A_REASON.test(plainOf(reading.text.slice(found.asksFrom, start))) ? undefined : found;
}

/** The plain words around a stretch of the question, within its sentence. */
export function wordsAround(reading: Reading, from: ReadTerm, to: ReadTerm, characters: number): string {
  const sentence = reading.sentences[from.sentence];
  const start = Math.max(sentence?.start ?? 0, Math.min(from.start, to.start) - characters);
  const end = Math.min(Math.max(sentence?.end ?? 0, from.end, to.end), Math.max(from.end, to.end) + characters);
  return plainOf(reading.text.slice(start, end));
}

/** "No ALK inhibitor is approved ... alectinib": who denies it of a class denies it of its drugs. */
export const isOfDeniedClass = (reading: Reading, { nodes }: ReadTerm): boolean =>
  termsOf(reading, 'DRUG_CLASS').some(
    (term) => term.negated && term.nodes.some(({ id }) => nodes.some((drug) => drug.id === id)),
  );

/** A drug by its name, a class in the plural. */
export function drugNameOf({ role, nodes, value }: ReadTerm): string {
  if (role === 'DRUG') return nodes[0]?.name ?? '';
  const name = value ?? '';
  return name.endsWith('inhibitor') ? `${name}s` : name.replace(/antibody$/u, 'antibodies');
}

/** "A, B and C". */
export function listOf(names: readonly string[], join = 'and'): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${join} ${names.at(-1) ?? ''}`;
}

export const unique = <Item>(items: Iterable<Item>): Item[] => [...new Set(items)];
