import type { Loaders } from '../../server/loaders.ts';
import { badUserInput, quoted } from '../../shared/errors.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { Audience } from '../plain-text/model.ts';
import { answerIdOf, type AnswerRequest } from './answer-id.ts';
import { sourceIdsOf } from './basis.ts';
import { clinicianWording } from './clinician.ts';
import { contextOf } from './context.ts';
import { followUps } from './follow-ups.ts';
import type {
  AlgorithmSection,
  AnswerStatus,
  ClinicalAnswer,
  Draft,
  Section,
  Statement,
  StatementSection,
  TherapySection,
} from './model.ts';
import { conceptsIn, patientWording } from './patient.ts';
import { checkPremises } from './premises/check-premises.ts';
import { premiseFacts } from './premises/facts.ts';
import { fails, type PremiseCheck } from './premises/model.ts';
import { unique } from './premises/pairing.ts';
import { understandQuestion } from './reading/understand.ts';
import { plainOf } from './reading/words.ts';
import { scopeFacts, type ScopeFacts } from './scope-facts.ts';
import { scopesOf } from './scope.ts';
import { INTENDED_USE } from './wording.ts';

/** A question answered from the graph: read, its premises checked, and every sentence made from records. */
export async function answerQuestion(request: AnswerRequest, loaders: Loaders): Promise<ClinicalAnswer> {
  const question = request.questions.at(-1) ?? '';
  await checkBodies(request.guidelines, loaders);
  const reading = await understandQuestion(question, loaders);
  const context = await contextOf(request.questions.slice(0, -1), reading, loaders);
  const fromContext = context.nodes;
  const facts = await premiseFacts(reading, loaders);
  const premises = checkPremises(reading, facts);
  const scopes = await scopesOf(reading, premises, facts, context, loaders);
  const known = (await Promise.all(scopes.map((scope) => scopeFacts(scope, loaders)))).map((one) =>
    ofBodies(one, request.guidelines),
  );
  const draft =
    request.audience === 'PATIENT'
      ? await patientWording(reading, premises, facts, known, loaders)
      : await clinicianWording(reading, premises, facts, known, fromContext, loaders);
  const { id: release, disclaimer } = await loaders.release();
  const cited = withCitations({ ...draft, gaps: [...silentBodies(known, request.guidelines), ...draft.gaps] });
  const understood =
    reading.terms.some(({ nodes }) => nodes.length > 0) ||
    reading.unknownNames.length > 0 ||
    premises.length > 0 ||
    fromContext.length > 0 ||
    conceptsIn(plainOf(question)).length > 0;
  return {
    id: answerIdOf(release, request),
    question,
    audience: request.audience,
    status: statusOf(understood, premises, cited.sections, request.audience),
    interpretation: reading,
    fromContext,
    premises,
    ...cited,
    scopes,
    gaps: understood ? cited.gaps : [{ ...NOTHING_UNDERSTOOD, citations: [] }],
    sections: understood ? cited.sections : [],
    summary: understood ? cited.summary : [],
    followUpQuestions: understood
      ? followUps(reading, known, request.audience).map((text) => ({ question: text }))
      : [],
    intendedUse: INTENDED_USE[request.audience],
    disclaimer,
  };
}

const NOTHING_UNDERSTOOD: Statement = {
  text: 'The question names no drug, cancer type, biomarker, gene, endpoint or trial that this graph holds, so there is nothing to answer it from.',
  facts: [],
};

/** The wording for patients explains and does not choose, so that it answers a question for a meaning and no other. */
function statusOf(
  understood: boolean,
  premises: readonly PremiseCheck[],
  sections: readonly Section[],
  audience: Audience,
): AnswerStatus {
  if (!understood) return 'NOT_UNDERSTOOD';
  const isAnswered = sections.some(({ kind }) => kind !== 'QUESTIONS_TO_ASK') && !premises.some(fails);
  return isAnswered && audience === 'CLINICIAN' ? 'ANSWERED' : 'PARTLY_ANSWERED';
}

const isSameBody = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();

/** Errors: BAD_USER_INPUT for a body of which no guideline is held. */
async function checkBodies(bodies: readonly string[], loaders: Loaders): Promise<void> {
  if (bodies.length === 0) return;
  const held = await loaders.guidelineBodies();
  for (const body of bodies) {
    if (held.some((each) => isSameBody(body, each))) continue;
    throw badUserInput('guidelines', `No guideline of ${quoted(body)} is held. There are some of: ${held.join(', ')}.`);
  }
}

/** Keeps to the statements of some bodies. */
function ofBodies(facts: ScopeFacts, bodies: readonly string[]): ScopeFacts {
  if (bodies.length === 0) return facts;
  const wanted = (id: string | null): boolean =>
    bodies.some((body) => isSameBody(body, facts.guidelines.get(id ?? '')?.body));
  const ofWanted = (all: ScopeFacts['recommendations']) => all.filter(({ guidelineId }) => wanted(guidelineId));
  return { ...facts, recommendations: ofWanted(facts.recommendations), narrower: ofWanted(facts.narrower) };
}

/** Which of the bodies that were asked for say nothing in a setting. */
function silentBodies(known: readonly ScopeFacts[], bodies: readonly string[]): Statement[] {
  return known.flatMap(({ scope, guidelines, recommendations }) =>
    bodies
      .filter((body) =>
        recommendations.every(({ guidelineId }) => !isSameBody(body, guidelines.get(guidelineId ?? '')?.body)),
      )
      .map((body) => ({ text: `No statement of ${body} is held for ${scope.text}.`, facts: [] })),
  );
}

/** Numbers each document in the order of its first use. */
export function numberCitations() {
  const numbers = new Map<string, number>();
  return {
    cite: (statement: Statement) => ({
      ...statement,
      citations: sourceIdsOf(statement.facts).map((id) => {
        const number = numbers.get(id) ?? numbers.size + 1;
        numbers.set(id, number);
        return number;
      }),
    }),
    ids: () => [...numbers.keys()],
  };
}

function withCitations({
  clarification,
  summary,
  sections,
  gaps,
}: Draft): Pick<ClinicalAnswer, 'clarification' | 'summary' | 'sections' | 'gaps' | 'citationIds'> {
  const { cite, ids } = numberCitations();
  const cited = {
    clarification: clarification.map(cite),
    summary: summary.map(cite),
    sections: sections.map((section): Section => {
      const statements = section.statements.map(cite);
      if (section.form === 'THERAPIES') {
        const groups = section.groups.map((group) => ({
          ...group,
          options: group.options.map((option) => ({ ...option, statements: option.statements.map(cite) })),
        }));
        return { ...section, statements, groups } satisfies TherapySection;
      }
      if (section.form === 'ALGORITHM') return { ...section, statements } satisfies AlgorithmSection;
      return { ...section, statements } satisfies StatementSection;
    }),
    gaps: gaps.map(cite),
  };
  return { ...cited, citationIds: ids() };
}

/** The names of the drugs that the headings of an answer need. */
export async function drugNamesOf(
  { sections }: ClinicalAnswer,
  loaders: Loaders,
): Promise<ReadonlyMap<string, string>> {
  const ids = unique(
    sections.flatMap((section) =>
      section.form === 'THERAPIES'
        ? section.groups.flatMap(({ afterIds, options }) => [...afterIds, ...options.flatMap(({ drugIds }) => drugIds)])
        : [],
    ),
  );
  return new Map((await loadAll(loaders.drugById, ids)).map(({ id, name }) => [id, name]));
}
