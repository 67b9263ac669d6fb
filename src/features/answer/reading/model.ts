import { z } from 'zod';
import type { Drug } from '../../drug/model.ts';
import type { NamedNode } from '../../term/model.ts';

export const QuestionIntent = z.enum([
  'RECOMMENDED_TREATMENT',
  'NEXT_TREATMENT',
  'COMPARISON',
  'DOSE',
  'SAFETY',
  'RESISTANCE',
  'APPROVAL',
  'EVIDENCE',
  'BIOMARKER',
  'CNS_DISEASE',
  'DEFINITION',
]);
export type QuestionIntent = z.infer<typeof QuestionIntent>;

/** What a part of a question is about. The first seven are nodes of the graph, the rest is a closed vocabulary. */
export const QuestionTermRole = z.enum([
  'DRUG',
  'DRUG_CLASS',
  'CANCER_TYPE',
  'BIOMARKER',
  'GENE',
  'ENDPOINT',
  'TRIAL',
  'LINE',
  'EXTENT',
  'STAGE',
  'PROGRESSION_PATTERN',
  'BRAIN_METASTASES',
  'AGENCY',
  'ASSESSOR',
  'GUIDELINE_BODY',
]);
export type QuestionTermRole = z.infer<typeof QuestionTermRole>;

/**
 * How a part was matched. SPELLING: a name of the graph, misspelt by a letter or two; it is offered, and what rests on it
 * needs to be confirmed. CONTEXT: one of several nodes of this name, told by other words of the question.
 */
export const QuestionTermMatch = z.enum(['EXACT', 'ALIAS', 'IDENTIFIER', 'WORDS', 'CONTEXT', 'SPELLING', 'AMBIGUOUS']);
export type QuestionTermMatch = z.infer<typeof QuestionTermMatch>;

/** How a question uses a drug: as what was given before, or as what another is compared with. */
export const DrugUse = z.enum(['PRIOR', 'COMPARATOR']);
export type DrugUse = z.infer<typeof DrugUse>;

export type ReadTerm = {
  readonly role: QuestionTermRole;
  /** The words of the question and their place in it, in UTF-16 code units. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly match: QuestionTermMatch;
  /** The one node it means, the several it could mean, or the nearest names where it means none. A class: its drugs. */
  readonly nodes: readonly NamedNode[];
  /** The code of a closed vocabulary (`FIRST_LINE`, `FDA`), or the name of a drug class. */
  readonly value: string | null;
  readonly negated: boolean;
  readonly use: DrugUse | null;
};

export const FigureKind = z.enum([
  'RATIO',
  'MONTHS',
  'PERCENT',
  'INTERVAL',
  'P_VALUE',
  'DOSE',
  'FRACTION',
  'NOT_REACHED',
]);
export type FigureKind = z.infer<typeof FigureKind>;

/** A number that the question quotes. */
export type QuotedFigure = {
  readonly kind: FigureKind;
  /** Null for "not reached". The first number of a fraction, the lower limit of an interval. */
  readonly value: number | null;
  /** The second number of a fraction, the upper limit of an interval. */
  readonly second: number | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
};

/**
 * STATES: what it says is taken for granted. ASKS_WHETHER: from `asksFrom` on it asks whether something is so. OFFERS:
 * answers to choose from, none of which is said to be right.
 */
export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly mode: 'STATES' | 'ASKS_WHAT' | 'ASKS_WHETHER' | 'OFFERS';
  readonly asksFrom: number;
};

export const UnknownNameKind = z.enum(['DRUG', 'TRIAL', 'GENE', 'CANCER_TYPE']);

/** Something that looks like the name of a drug, trial, gene, variant or cancer type and is none that the graph holds. */
export type UnknownName = {
  readonly kind: z.infer<typeof UnknownNameKind>;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** Names of the graph that are spelt alike. Offered, never taken. */
  readonly nearest: readonly NamedNode[];
};

export type TextSpan = { readonly text: string; readonly start: number; readonly end: number };

/** A question as it was read. Nothing is in it that the question does not say. */
export type Reading = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** By their place. */
  readonly terms: readonly ReadTerm[];
  readonly figures: readonly QuotedFigure[];
  readonly unknownNames: readonly UnknownName[];
  /** Words that carry meaning and were not read, by their place. */
  readonly unread: readonly TextSpan[];
  /** Most specific first. */
  readonly intents: readonly QuestionIntent[];
};

/** What the reader must know of each drug to read classes ("second-generation ALK inhibitors"). */
export type ClassifiedDrug = Pick<Drug, 'id' | 'name' | 'drugClass' | 'generation'>;
