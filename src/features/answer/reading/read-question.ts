import { editDistance } from '../../../shared/edit-distance.ts';
import { foldName } from '../../../shared/fold.ts';
import type { Name, NamedNode } from '../../term/model.ts';
import { figuresOf } from './figures.ts';
import {
  AFTER_PRIOR,
  BEFORE_COMPARATOR,
  BEFORE_PRIOR,
  CLASS_WORDS,
  COMMON_WORDS,
  INTENT_WORDS,
  LEXICON,
  NEGATION,
  NEGATION_AFTER,
  ORDINARY_WORDS,
  SPEAKS_OF_RESISTANCE,
} from './lexicon.ts';
import type {
  ClassifiedDrug,
  DrugUse,
  QuestionIntent,
  Reading,
  ReadTerm,
  Sentence,
  QuestionTermRole,
  TextSpan,
} from './model.ts';
import { nameSpans, type NameSpan } from './names.ts';
import { unknownNames } from './unknown-names.ts';
import { plainOf, sentenceAt, sentencesOf, wordsOf } from './words.ts';

/** What the graph knows of the words of one question. */
export type Vocabulary = {
  /** The names that some stretch of the question spells, by their folded form. */
  readonly names: ReadonlyMap<string, readonly Name[]>;
  /** All names of drugs, to recognise one that is misspelt. */
  readonly drugNames: readonly Name[];
  /** The drugs of the classes that the question names. */
  readonly drugs: readonly ClassifiedDrug[];
  /** The biomarkers, among those that share a name, that arise in treatment. */
  readonly acquired: ReadonlySet<string>;
};

/** Kinds that a question names, the more telling first: PD-L1 is a biomarker before it is a gene. */
const ROLES = [
  ['drug', 'DRUG'],
  ['cancer', 'CANCER_TYPE'],
  ['biomarker', 'BIOMARKER'],
  ['trial', 'TRIAL'],
  ['endpoint', 'ENDPOINT'],
  ['gene', 'GENE'],
] as const satisfies readonly (readonly [string, QuestionTermRole])[];

/** Reads a question by its words alone: what fits no name of the graph and no word of the vocabulary stays unread. */
export function readQuestion(text: string, vocabulary: Vocabulary): Reading {
  const plain = plainOf(text);
  const sentences = sentencesOf(plain);
  const classes = drugClasses(text, plain, sentences, vocabulary.drugs);
  const names = knownNames(text, sentences, vocabulary, classes);
  const told = inContext(
    [...classes, ...names, ...misspeltDrugs(text, sentences, vocabulary.drugNames, [...classes, ...names])],
    sentences
      .filter(({ mode }) => mode !== 'OFFERS')
      .map(({ start, end }) => plain.slice(start, end))
      .join(' '),
    vocabulary.acquired,
  );
  const named = [...told, ...namedBefore(text, plain, sentences, told)];
  // "ALTA-1L" names a trial and no line
  const closed = closedVocabulary(text, plain, sentences).filter(
    (term) => !named.some((name) => name.role === 'TRIAL' && term.start < name.end && term.end > name.start),
  );
  const terms = withUse(withNegation([...named, ...closed].toSorted(byPlace), plain, sentences), plain, sentences);
  const figures = figuresOf(text, plain, sentences);
  const words = wordsOf(text);
  const isNamed = (start: number, end: number): boolean =>
    [...named, ...closed].some((term) => start < term.end && end > term.start);
  const unknown = unknownNames(text, words, sentences, isNamed, (name, kind) =>
    kind === 'DRUG' ? nearestDrugs(foldName(name), vocabulary.drugNames, Math.ceil(name.length / 4)) : [],
  );
  const { intents, spans } = intentsOf(plain, terms);
  const read: readonly { start: number; end: number }[] = [...terms, ...figures, ...unknown, ...spans];
  return {
    text,
    sentences,
    terms,
    figures,
    unknownNames: unknown,
    unread: words.filter(
      (word) =>
        !COMMON_WORDS.has(word.text.toLowerCase()) &&
        !read.some(({ start, end }) => word.start < end && word.end > start),
    ),
    intents,
  };
}

const byPlace = (a: TextSpan, b: TextSpan): number => a.start - b.start || a.end - b.end;

function termOf(
  role: QuestionTermRole,
  text: string,
  start: number,
  end: number,
  sentences: readonly Sentence[],
  rest: Pick<ReadTerm, 'match' | 'nodes' | 'value'>,
): ReadTerm {
  return {
    role,
    text: text.slice(start, end),
    start,
    end,
    sentence: sentenceAt(sentences, start),
    negated: false,
    use: null,
    ...rest,
  };
}

const GENERATIONS: Readonly<Record<string, string>> = { '1st': 'first', '2nd': 'second', '3rd': 'third' };

function drugClasses(
  text: string,
  plain: string,
  sentences: readonly Sentence[],
  drugs: readonly ClassifiedDrug[],
): ReadTerm[] {
  return Object.entries(CLASS_WORDS).flatMap(([drugClass, pattern]) =>
    [...plain.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern.source})(?![\\p{L}\\p{N}])`, 'gu'))].map((match) => {
      const word = match[1];
      const generation = word === undefined || word === 'next' ? undefined : (GENERATIONS[word] ?? word);
      const members = drugs.filter(
        (drug) =>
          drug.drugClass === drugClass &&
          (generation === undefined || drug.generation === generation) &&
          (word !== 'next' || drug.generation !== 'first'),
      );
      return termOf('DRUG_CLASS', text, match.index, match.index + match[0].length, sentences, {
        match: 'WORDS',
        nodes: members.map(({ id, name }) => ({ id, kind: 'drug', name })),
        value: generation === undefined ? drugClass : `${generation}-generation ${drugClass}`,
      });
    }),
  );
}

type Found = { readonly span: NameSpan; readonly role: QuestionTermRole; readonly names: readonly Name[] };

/** The names of the graph in a question. Where stretches overlap the longest counts. */
function knownNames(
  text: string,
  sentences: readonly Sentence[],
  { names }: Vocabulary,
  taken: readonly ReadTerm[],
): ReadTerm[] {
  const found = nameSpans(text)
    .flatMap((span): Found[] => {
      for (const key of span.keys) {
        const matches = names.get(key) ?? [];
        const role = ROLES.find(([kind]) => matches.some((name) => name.kind === kind));
        if (role && isMeantAsName(text, span, key)) {
          return [{ span, role: role[1], names: matches.filter(({ kind }) => kind === role[0]) }];
        }
      }
      return [];
    })
    .toSorted((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start) || a.span.start - b.span.start);
  const kept: Found[] = [];
  for (const candidate of found) {
    const overlaps = ({ start, end }: { start: number; end: number }): boolean =>
      candidate.span.start < end && candidate.span.end > start;
    if (!taken.some(overlaps) && !kept.some(({ span }) => overlaps(span))) kept.push(candidate);
  }
  return kept.map(({ span, role, names: matches }) => {
    const nodes = [
      ...new Map(matches.map(({ nodeId, kind, nodeName }) => [nodeId, { id: nodeId, kind, name: nodeName }])).values(),
    ];
    return termOf(role, text, span.start, span.end, sentences, {
      match: nodes.length > 1 || matches[0] === undefined ? 'AMBIGUOUS' : matches[0].matchedBy,
      nodes,
      value: null,
    });
  });
}

function isMeantAsName(text: string, { text: words, start, end }: NameSpan, key: string): boolean {
  if (!ORDINARY_WORDS.has(key)) return true;
  return (
    words === words.toUpperCase() ||
    /^ (?:trial|study)\b/iu.test(text.slice(end)) ||
    /\b(?:trial|study) $/iu.test(text.slice(0, start))
  );
}

/** One edit, or two in a long name that begins alike: "alectinb", "pembrolizumba". Nothing shorter than seven letters. */
function nearestDrugs(word: string, drugNames: readonly Name[], edits: number): NamedNode[] {
  const near = drugNames
    .filter(({ folded }) => folded.startsWith(word.charAt(0)))
    .map((name) => ({ name, distance: editDistance(word, name.folded, edits) }))
    .filter(({ distance }) => distance <= edits)
    .toSorted((a, b) => a.distance - b.distance || (a.name.nodeId < b.name.nodeId ? -1 : 1));
  return [
    ...new Map(
      near.map(({ name }) => [name.nodeId, { id: name.nodeId, kind: name.kind, name: name.nodeName }]),
    ).values(),
  ];
}

function misspeltDrugs(
  text: string,
  sentences: readonly Sentence[],
  drugNames: readonly Name[],
  read: readonly ReadTerm[],
): ReadTerm[] {
  return wordsOf(text).flatMap((word) => {
    const folded = foldName(word.text);
    if (
      folded.length < 7 ||
      COMMON_WORDS.has(folded) ||
      read.some(({ start, end }) => word.start < end && word.end > start)
    )
      return [];
    const nodes = nearestDrugs(folded, drugNames, folded.length < 10 ? 1 : 2);
    if (nodes.length !== 1) return [];
    return [termOf('DRUG', text, word.start, word.end, sentences, { match: 'SPELLING', nodes, value: null })];
  });
}

/** Of several biomarkers with one name, the one that other words of the question tell: acquired in treatment, or not. */
function inContext(terms: readonly ReadTerm[], plain: string, acquired: ReadonlySet<string>): ReadTerm[] {
  const speaksOfResistance = SPEAKS_OF_RESISTANCE.test(plain);
  const speaksOfNeuroblastoma = terms.some(({ nodes }) => nodes.some(({ id }) => id === 'cancer:neuroblastoma'));
  return terms.map((term) => {
    if (term.match !== 'AMBIGUOUS' || term.role !== 'BIOMARKER' || speaksOfResistance === speaksOfNeuroblastoma)
      return term;
    const told = term.nodes.filter(({ id }) => acquired.has(id) === speaksOfResistance);
    return told.length === 1 ? { ...term, match: 'CONTEXT' as const, nodes: told } : term;
  });
}

/** "her fusion", where one fusion was named before. */
function namedBefore(
  text: string,
  plain: string,
  sentences: readonly Sentence[],
  terms: readonly ReadTerm[],
): ReadTerm[] {
  const fusions = terms.filter(({ role, nodes: [node] }) => role === 'BIOMARKER' && node?.name.includes('fusion'));
  const [fusion, ...others] = fusions;
  if (fusion === undefined || others.some(({ nodes }) => nodes[0]?.id !== fusion.nodes[0]?.id)) return [];
  return [...plain.matchAll(/\b(?:the|this|that|my|his|her|their) (?:fusion|rearrangement|translocation)\b/gu)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => start > fusion.end && !terms.some((term) => start < term.end && end > term.start))
    .map(({ start, end }) =>
      termOf('BIOMARKER', text, start, end, sentences, { match: 'CONTEXT', nodes: fusion.nodes, value: null }),
    );
}

function closedVocabulary(text: string, plain: string, sentences: readonly Sentence[]): ReadTerm[] {
  const found = LEXICON.flatMap(({ role, value, pattern }) =>
    [...plain.matchAll(pattern)].map((match) =>
      termOf(role, text, match.index, match.index + match[0].length, sentences, { match: 'WORDS', nodes: [], value }),
    ),
  );
  // of two readings of one stretch the longer counts: "brain progression" is a pattern and not only the brain
  return found.filter(
    (term) =>
      !found.some(
        (other) =>
          other !== term &&
          other.role === term.role &&
          other.start <= term.start &&
          other.end >= term.end &&
          other.end - other.start > term.end - term.start,
      ),
  );
}

function withNegation(terms: readonly ReadTerm[], plain: string, sentences: readonly Sentence[]): ReadTerm[] {
  return terms.map((term) => {
    const from = clauseStart(plain, sentences[term.sentence]?.start ?? 0, term.start);
    const negated = NEGATION.test(plain.slice(from, term.start)) || NEGATION_AFTER.test(plain.slice(term.end));
    return negated ? { ...term, negated } : term;
  });
}

/** A denial does not reach over a comma, a colon or a "but". */
function clauseStart(plain: string, from: number, to: number): number {
  const cut = /.*(?:[,:()]|\bbut\b|\bwhich\b|\bthat\b)/u.exec(plain.slice(from, to));
  return from + (cut?.[0].length ?? 0);
}

function withUse(terms: readonly ReadTerm[], plain: string, sentences: readonly Sentence[]): ReadTerm[] {
  const read: ReadTerm[] = [];
  let last: ReadTerm | undefined;
  for (const term of terms) {
    if (term.role !== 'DRUG' && term.role !== 'DRUG_CLASS') {
      read.push(term);
      continue;
    }
    const inList =
      last !== undefined &&
      /^[\s,]*(?:(?:and|or|then|followed by|plus|\/|\+|&|,)[\s]*)*$/u.test(plain.slice(last.end, term.start));
    // "after A and B" names two drugs that were given, "after A and B is recommended" one
    const isSubject = /^\s+(?:alone |monotherapy |on its own |chemo(?:therapy)? )?(?:is|was|are|being|as)\b/u.test(
      plain.slice(term.end),
    );
    const use = inList && last?.use && !isSubject ? last.use : useOf(plain, sentences[term.sentence]?.start ?? 0, term);
    // "when crizotinib and alectinib have failed": what is said of the last of a list is said of all
    if (inList && use !== null) markBefore(read, last, use);
    last = { ...term, use };
    read.push(last);
  }
  return read;
}

function markBefore(read: ReadTerm[], until: ReadTerm | undefined, use: DrugUse): void {
  const index = read.findIndex((term) => term.start === until?.start && term.role === until.role);
  const found = read[index];
  if (found?.use === null) read[index] = { ...found, use };
}

function useOf(plain: string, from: number, { start, end }: ReadTerm): DrugUse | null {
  const [before, after] = [plain.slice(from, start), plain.slice(end, end + 60)];
  if (BEFORE_PRIOR.test(before) || AFTER_PRIOR.test(after)) return 'PRIOR';
  return BEFORE_COMPARATOR.test(before) ? 'COMPARATOR' : null;
}

function intentsOf(
  plain: string,
  terms: readonly ReadTerm[],
): { intents: QuestionIntent[]; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  const intents = new Set<QuestionIntent>();
  for (const [intent, pattern] of INTENT_WORDS) {
    for (const match of plain.matchAll(new RegExp(pattern.source, 'gu'))) {
      intents.add(intent);
      spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  if (terms.some(({ use }) => use === 'PRIOR')) intents.add('NEXT_TREATMENT');
  if (terms.some(({ role }) => role === 'BRAIN_METASTASES')) intents.add('CNS_DISEASE');
  return { intents: INTENT_ORDER.filter((intent) => intents.has(intent)), spans };
}

const INTENT_ORDER: readonly QuestionIntent[] = [
  'DOSE',
  'RESISTANCE',
  'APPROVAL',
  'SAFETY',
  'COMPARISON',
  'NEXT_TREATMENT',
  'CNS_DISEASE',
  'BIOMARKER',
  'EVIDENCE',
  'RECOMMENDED_TREATMENT',
  'DEFINITION',
];
