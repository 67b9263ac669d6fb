import { z } from 'zod';
import type { Algorithm } from '../algorithm/model.ts';
import type { Biomarker } from '../biomarker/model.ts';
import type { CancerType } from '../cancer-type/model.ts';
import type { Audience } from '../plain-text/model.ts';
import type { Recommendation } from '../recommendation/model.ts';
import type { NamedNode } from '../term/model.ts';
import type { Basis, PremiseCheck } from './premises/model.ts';
import type { Reading } from './reading/model.ts';

export const AnswerSectionKind = z.enum([
  'ASKED_WHETHER',
  'FIRST_LINE',
  'SUBSEQUENT_THERAPY',
  'CNS_DISEASE',
  'RESISTANCE',
  'DOSING',
  'SAFETY',
  'PITFALLS',
  'APPROVALS',
  'EVIDENCE',
  'BIOMARKER',
  'ALGORITHM',
  'GUIDELINE_DISAGREEMENT',
  'WHAT_CHANGED',
  'EXPLANATION',
  'QUESTIONS_TO_ASK',
]);
export type AnswerSectionKind = z.infer<typeof AnswerSectionKind>;

export const TherapyStanding = z.enum([
  'PREFERRED',
  'OTHER_RECOMMENDED',
  'RECOMMENDED_UNSPECIFIED',
  'USEFUL_IN_CERTAIN_CIRCUMSTANCES',
  'NOT_RECOMMENDED',
  'REPORTED_NOT_READ',
  'TRIAL_EVIDENCE',
  'DESCRIBED',
  'SUPERSEDED',
]);
export type TherapyStanding = z.infer<typeof TherapyStanding>;

export const AnswerReading = z.enum(['AS_ASKED', 'SUGGESTED']);
export type AnswerReading = z.infer<typeof AnswerReading>;

/** A setting that an answer speaks of. SUGGESTED: it was not asked, and needs to be confirmed. */
export type Scope = {
  readonly reading: AnswerReading;
  readonly text: string;
  readonly cancerType: CancerType;
  readonly biomarker: Biomarker | null;
};

/** A sentence and the records it was made from. */
export type Statement = { readonly text: string; readonly facts: readonly Basis[] };

/** With the numbers of its documents. */
export type CitedStatement = Statement & { readonly citations: readonly number[] };

/** What the parts of an answer have in common; `Said` is a statement before and after its documents are numbered. */
type Part<Said> = {
  readonly kind: AnswerSectionKind;
  readonly title: string;
  readonly scope: Scope | null;
  readonly statements: readonly Said[];
};
export type StatementSection<Said = CitedStatement> = Part<Said> & { readonly form: 'STATEMENTS' };
export type TherapyOption<Said = CitedStatement> = {
  readonly drugIds: readonly string[];
  readonly relation: Recommendation['drugRelation'];
  readonly recommendations: readonly Recommendation[];
  readonly statements: readonly Said[];
};
export type TherapyGroup<Said = CitedStatement> = {
  readonly standing: TherapyStanding;
  readonly afterIds: readonly string[];
  readonly pattern: Recommendation['progressionPattern'];
  readonly options: readonly TherapyOption<Said>[];
};
export type TherapySection<Said = CitedStatement> = Part<Said> & {
  readonly form: 'THERAPIES';
  readonly groups: readonly TherapyGroup<Said>[];
};
export type AlgorithmSection<Said = CitedStatement> = Part<Said> & {
  readonly form: 'ALGORITHM';
  readonly algorithm: Algorithm;
  readonly superseded: readonly Algorithm[];
};
export type Section<Said = CitedStatement> = StatementSection<Said> | TherapySection<Said> | AlgorithmSection<Said>;

export const AnswerStatus = z.enum(['ANSWERED', 'PARTLY_ANSWERED', 'NOT_UNDERSTOOD']);
export type AnswerStatus = z.infer<typeof AnswerStatus>;

/** What an answer says, before its documents are numbered. */
export type Draft = {
  readonly clarification: readonly Statement[];
  /** The treatments in short; empty where no statement places one, and for patients. */
  readonly summary: readonly Statement[];
  readonly sections: readonly Section<Statement>[];
  readonly gaps: readonly Statement[];
};

export type ClinicalAnswer = {
  readonly id: string;
  readonly question: string;
  readonly audience: Audience;
  readonly status: AnswerStatus;
  readonly interpretation: Reading;
  readonly fromContext: readonly NamedNode[];
  readonly premises: readonly PremiseCheck[];
  readonly clarification: readonly CitedStatement[];
  readonly summary: readonly CitedStatement[];
  readonly scopes: readonly Scope[];
  readonly sections: readonly Section[];
  readonly gaps: readonly CitedStatement[];
  readonly followUpQuestions: readonly { readonly question: string }[];
  /** Ids of sources, in the order of their numbers from 1. */
  readonly citationIds: readonly string[];
  readonly intendedUse: string;
  readonly disclaimer: string;
};
