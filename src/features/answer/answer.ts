import type { Loaders } from '../../server/loaders.ts';
import { badUserInput } from '../../shared/errors.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { NamedNode } from '../term/model.ts';
import { answerIdOf, type AnswerRequest } from './answer-id.ts';
import { sourceIdsOf } from './basis.ts';
import { followUps } from './follow-ups.ts';
import type {
  AlgorithmSection,
  AnswerStatus,
  ClinicalAnswer,
  Section,
  Statement,
  StatementSection,
  TherapySection,
} from './model.ts';
import { patientWording } from './patient.ts';
import { checkPremises } from './premises/check-premises.ts';
import { premiseFacts } from './premises/facts.ts';
import { fails, type Basis, type PremiseCheck, type PremiseFacts } from './premises/model.ts';
import { termsOf, unique } from './premises/pairing.ts';
import type { QuestionIntent, Reading } from './reading/model.ts';
import { understandQuestion } from './reading/understand.ts';
import { drugFacts, scopeFacts, type DrugFacts, type ScopeFacts } from './scope-facts.ts';
import { scopesOf } from './scope.ts';
import { definitions, dosing, doseSentence, identity, safety } from './sections/drugs.ts';
import * as setting from './sections/setting.ts';
import { trialResults } from './sections/trials.ts';
import { INTENDED_USE } from './wording.ts';

type Draft = {
  readonly clarification: readonly Statement[];
  readonly sections: readonly Section<Statement>[];
  readonly gaps: readonly Statement[];
};

/** A question answered from the graph: read, its premises checked, and every sentence made from records. */
export async function answerQuestion(request: AnswerRequest, loaders: Loaders): Promise<ClinicalAnswer> {
  const question = request.questions.at(-1) ?? '';
  const reading = await understandQuestion(question, loaders);
  const fromContext = await contextOf(request.questions.slice(0, -1), reading, loaders);
  const facts = await premiseFacts(reading, loaders);
  const premises = checkPremises(reading, facts);
  const scopes = await scopesOf(reading, premises, facts, fromContext, loaders);
  const known = (await Promise.all(scopes.map((scope) => scopeFacts(scope, loaders)))).map((one) =>
    ofBodies(one, request.guidelines),
  );
  const draft =
    request.audience === 'PATIENT'
      ? await patientWording(reading, premises, known, loaders)
      : await clinicianWording(reading, premises, facts, known, fromContext, loaders);
  const { id: release, disclaimer } = await loaders.release();
  const cited = withCitations(draft);
  const understood =
    reading.terms.some(({ nodes }) => nodes.length > 0) ||
    reading.unknownNames.length > 0 ||
    premises.length > 0 ||
    fromContext.length > 0;
  return {
    id: answerIdOf(release, request),
    question,
    audience: request.audience,
    status: statusOf(understood, premises, cited.sections),
    interpretation: reading,
    fromContext,
    premises,
    ...cited,
    scopes,
    gaps: understood ? cited.gaps : [{ ...NOTHING_UNDERSTOOD, citations: [] }],
    sections: understood ? cited.sections : [],
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

function statusOf(understood: boolean, premises: readonly PremiseCheck[], sections: readonly unknown[]): AnswerStatus {
  if (!understood) return 'NOT_UNDERSTOOD';
  return premises.some(fails) || sections.length === 0 ? 'PARTLY_ANSWERED' : 'ANSWERED';
}

/** What a question leaves open, from the ones before it: cancer type, biomarker, drugs. */
async function contextOf(earlier: readonly string[], reading: Reading, loaders: Loaders): Promise<NamedNode[]> {
  if (earlier.length === 0) return [];
  const before = await Promise.all(earlier.map((question) => understandQuestion(question, loaders)));
  const premises = await Promise.all(before.map(async (one) => checkPremises(one, await premiseFacts(one, loaders))));
  const roles = [
    ['CANCER_TYPE', 'cancer'],
    ['BIOMARKER', 'biomarker'],
    ['DRUG', 'drug'],
  ] as const;
  return roles.flatMap(([role, kind]) => {
    if (termsOf(reading, role).length > 0) return [];
    // the reading that was offered, where what was asked does not hold
    for (let index = before.length - 1; index >= 0; index--) {
      const offered = premises[index]?.find(
        (one) => fails(one) && one.kind === 'BIOMARKER_IN_CANCER_TYPE',
      )?.suggestedReading;
      const suggested = offered?.nodes.filter((node) => node.kind === kind) ?? [];
      if (suggested.length > 0) return suggested;
      const named = termsOf(before[index] as Reading, role).flatMap(({ nodes }) => nodes);
      if (named.length > 0) return [...new Map(named.map((node) => [node.id, node])).values()];
    }
    return [];
  });
}

/** Keeps to the statements of some bodies. Errors: BAD_USER_INPUT for a body of which nothing is held. */
function ofBodies(facts: ScopeFacts, bodies: readonly string[]): ScopeFacts {
  if (bodies.length === 0) return facts;
  const known = unique([...facts.guidelines.values()].map(({ body }) => body)).toSorted();
  for (const body of bodies) {
    if (!known.some((each) => each.toLowerCase() === body.toLowerCase())) {
      throw badUserInput('guidelines', `"${body}" has no statement here. These have: ${known.join(', ')}.`);
    }
  }
  const wanted = (id: string | null): boolean =>
    bodies.some((body) => body.toLowerCase() === facts.guidelines.get(id ?? '')?.body.toLowerCase());
  const ofWanted = (all: ScopeFacts['recommendations']) => all.filter(({ guidelineId }) => wanted(guidelineId));
  return { ...facts, recommendations: ofWanted(facts.recommendations), narrower: ofWanted(facts.narrower) };
}

async function clinicianWording(
  reading: Reading,
  premises: readonly PremiseCheck[],
  facts: PremiseFacts,
  scopes: readonly ScopeFacts[],
  fromContext: readonly NamedNode[],
  loaders: Loaders,
): Promise<Draft> {
  const named = unique([
    ...termsOf(reading, 'DRUG').flatMap(({ nodes }) => nodes.map(({ id }) => id)),
    ...fromContext.filter(({ kind }) => kind === 'drug').map(({ id }) => id),
  ]);
  const prior = unique(
    termsOf(reading, 'DRUG', 'DRUG_CLASS')
      .filter(({ use }) => use === 'PRIOR')
      .flatMap(({ nodes }) => nodes.map(({ id }) => id)),
  );
  const wants = wantedOf(reading, named, scopes.length > 0);
  const options = scopes.map((one) =>
    unique(
      one.recommendations
        .filter((each) => each.lines.includes('FIRST_LINE') && each.provenance.verified && each.status === 'CURRENT')
        .flatMap(({ drugIds }) => drugIds),
    ),
  );
  const about = unique(named.length > 0 && !wants.has('RECOMMENDED_TREATMENT') ? named : [...named, ...options.flat()]);
  const drugs = await drugFacts(about, wants.has('SAFETY') && named.length > 0, loaders);
  const endpoints = await loadAll(
    loaders.endpointById,
    unique(termsOf(reading, 'ENDPOINT').flatMap(({ nodes }) => nodes.map(({ id }) => id))),
  );
  const ofScopes = scopes.flatMap((one) => scopeSections(one, wants, drugs, prior, named, reading));
  const ofDrugs = [
    wants.has('DEFINITION') ? identity([...facts.drugs.values()].filter(({ id }) => named.includes(id))) : null,
    wants.has('DEFINITION') ? definitions(endpoints) : null,
    wants.has('RESISTANCE') && scopes.length === 0
      ? setting.resistance({ ...facts, mutations: [...facts.biomarkers.values()], scope: null })
      : null,
    wants.has('DOSE') || wants.has('RECOMMENDED_TREATMENT') ? dosing(about, drugs) : null,
    wants.has('SAFETY') || wants.has('RECOMMENDED_TREATMENT') ? safety(about, drugs) : null,
    wants.has('APPROVAL') && scopes.length === 0 ? approvalsOf(facts, named) : null,
  ];
  const ofTrials =
    wants.has('EVIDENCE') || wants.has('COMPARISON') || wants.has('SAFETY')
      ? await trialResults(reading, facts, loaders)
      : null;
  const found = [askedWhether(premises), ofTrials, ...ofScopes, ...ofDrugs].filter((section) => section !== null);
  // where nothing was asked that is recorded: what the things are that were named
  const sections =
    found.length > 0
      ? found
      : [identity([...facts.drugs.values()]), definitions(endpoints)].filter((section) => section !== null);
  return { clarification: clarificationOf(reading, premises), sections, gaps: gapsOf(reading, scopes, sections) };
}

/** The intents that are answered: the most specific that the question has words for; treatment where it has none. */
function wantedOf(reading: Reading, named: readonly string[], hasScope: boolean): ReadonlySet<QuestionIntent> {
  const intents = new Set(reading.intents);
  const specific = reading.intents.filter(
    (intent) => !['RECOMMENDED_TREATMENT', 'NEXT_TREATMENT', 'CNS_DISEASE'].includes(intent),
  );
  const isAboutThings = named.length > 0 || reading.terms.some(({ role }) => role === 'TRIAL' || role === 'ENDPOINT');
  if (intents.has('RECOMMENDED_TREATMENT') && (specific.length === 0 || !isAboutThings))
    return new Set([...intents, 'NEXT_TREATMENT', 'CNS_DISEASE', 'RESISTANCE']);
  if (specific.length > 0) {
    intents.delete('RECOMMENDED_TREATMENT');
    return intents;
  }
  if (intents.has('NEXT_TREATMENT') || intents.has('CNS_DISEASE')) return intents;
  return hasScope
    ? new Set([...intents, 'RECOMMENDED_TREATMENT', 'NEXT_TREATMENT', 'CNS_DISEASE', 'RESISTANCE'])
    : new Set([...intents, 'DOSE', 'SAFETY', 'APPROVAL']);
}

function scopeSections(
  facts: ScopeFacts,
  wants: ReadonlySet<QuestionIntent>,
  drugs: DrugFacts,
  prior: readonly string[],
  named: readonly string[],
  reading: Reading,
): (Section<Statement> | null)[] {
  const treats = wants.has('RECOMMENDED_TREATMENT');
  const next = wants.has('NEXT_TREATMENT');
  const mutations = termsOf(reading, 'BIOMARKER')
    .flatMap(({ nodes }) => nodes.map(({ id }) => id))
    .filter(
      (id) => facts.mutations.some((one) => one.id === id) || facts.mechanisms.some((one) => one.biomarkerId === id),
    );
  const dose = (drugIds: readonly string[]): Statement[] =>
    drugIds.flatMap((id) => {
      const standard = drugs.doses.get(drugs.dosings.get(id)?.standardId ?? '');
      return standard
        ? [{ text: `Dose of ${doseSentence(standard, drugs.names.get(id) ?? id)}.`, facts: [standard] }]
        : [];
    });
  return [
    wants.has('BIOMARKER') || treats ? setting.biomarker(facts) : null,
    treats && prior.length === 0 ? setting.firstLine(facts, dose) : null,
    wants.has('EVIDENCE') || wants.has('COMPARISON') ? setting.evidence(facts) : null,
    next ? setting.subsequent(facts, prior) : null,
    wants.has('CNS_DISEASE') ? setting.cnsDisease(facts) : null,
    wants.has('RESISTANCE') ? setting.resistance(facts, mutations) : null,
    wants.has('APPROVAL') ? setting.approvals(facts, named) : null,
    treats || next || wants.has('SAFETY') || wants.has('CNS_DISEASE') ? setting.pitfalls(facts) : null,
    treats || next ? setting.algorithm(facts) : null,
    treats ? setting.disagreement(facts) : null,
    treats || next ? setting.whatChanged(facts) : null,
  ];
}

function approvalsOf(facts: PremiseFacts, drugIds: readonly string[]): Section<Statement> | null {
  const here = facts.approvals.filter((one) => one.drugIds.some((id) => drugIds.includes(id)));
  if (here.length === 0) return null;
  return {
    form: 'STATEMENTS',
    kind: 'APPROVALS',
    title: 'Approvals',
    scope: null,
    statements: here.map((one) => ({
      text: `${one.agency}, ${one.date}: ${one.drugIds.map((id) => facts.drugNames.get(id) ?? id).join(' plus ')}, ${one.setting}${one.status === 'WITHDRAWN' ? `; withdrawn ${one.withdrawnDate ?? ''}` : ''}${one.provenance.verified ? '' : ' [not read in any source]'}.`,
      facts: [one],
    })),
  };
}

const VERDICT_WORDS = {
  SUPPORTED: 'Recorded',
  CONTRADICTED: 'Not so',
  NOT_ESTABLISHED: 'Not recorded',
  UNRESOLVED_TERM: 'Unknown here',
  AMBIGUOUS: 'Ambiguous',
} as const;

const isUnread = ({ provenance, assessmentVerified }: Basis): boolean =>
  provenance?.verified === false || assessmentVerified === false;

/** A premise with what became of it. It rests on what was read; where nothing was, it says so. */
function premiseSentence({ claim, verdict, explanation, basis, about }: PremiseCheck): Statement {
  const text = `${VERDICT_WORDS[verdict]}: ${claim}. ${explanation}`;
  const read = basis.filter((one) => !isUnread(one));
  const isSaid = text.includes('not read');
  if (isSaid || read.length === basis.length) return { text, facts: [...about, ...basis] };
  return read.length > 0
    ? { text, facts: [...about, ...read] }
    : { text: `${text} [not read in any source]`, facts: [...about, ...basis] };
}

/** What the question asks with yes or no: answered, not corrected. */
function askedWhether(premises: readonly PremiseCheck[]): Section<Statement> | null {
  const asked = premises.filter((one) => one.asked);
  if (asked.length === 0) return null;
  return {
    form: 'STATEMENTS',
    kind: 'ASKED_WHETHER',
    title: 'What was asked',
    scope: null,
    statements: asked.map(premiseSentence),
  };
}

/** What does not hold, and what may have been meant; then names that were read though they are misspelt. */
function clarificationOf(reading: Reading, premises: readonly PremiseCheck[]): Statement[] {
  const failed = premises.filter(fails).flatMap((premise) => [
    premiseSentence(premise),
    ...(premise.suggestedReading
      ? [
          {
            text: `What may be meant: ${premise.suggestedReading.text}. This was not asked and needs to be confirmed.`,
            facts: [...premise.basis, ...premise.suggestedReading.nodes],
          },
        ]
      : []),
  ]);
  const misspelt = reading.terms
    .filter(({ match }) => match === 'SPELLING')
    .map(({ text, nodes }) => ({ text: `"${text}" was read as ${nodes[0]?.name ?? ''}: please confirm.`, facts: [] }));
  return [...failed, ...misspelt];
}

function gapsOf(reading: Reading, scopes: readonly ScopeFacts[], sections: readonly unknown[]): Statement[] {
  const unread = scopes.flatMap((facts) => {
    const reported = facts.recommendations.filter(
      ({ status, provenance, kind }) => status === 'CURRENT' && !provenance.verified && kind === 'GUIDELINE_STATEMENT',
    );
    return unique(reported.map(({ guidelineId }) => guidelineId)).flatMap((id): Statement[] => {
      const guideline = facts.guidelines.get(id ?? '');
      if (guideline === undefined) return [];
      return [
        {
          text: `${guideline.body}, ${guideline.version ?? guideline.title}: its statements are known from reports only and were not read.`,
          facts: [{ ...guideline, sourceIds: [guideline.sourceId] }],
        },
      ];
    });
  });
  const suggested = scopes
    .filter(({ scope }) => scope.reading === 'SUGGESTED')
    .map(({ scope }): Statement => ({
      text: `The question does not say ${scope.text}: that part answers an offered reading, which needs to be confirmed.`,
      facts: [],
    }));
  const words = reading.unread.map(({ text }) => text);
  return [
    ...suggested,
    ...unread,
    ...(sections.length === 0 ? [{ text: 'The graph holds nothing that answers this.', facts: [] }] : []),
    ...(words.length > 0
      ? [
          {
            text: `Words of the question that were not read: ${words.map((word) => `"${word}"`).join(', ')}.`,
            facts: [],
          },
        ]
      : []),
  ];
}

/** Numbers each document in the order of its first use. */
export function numberCitations() {
  const numbers = new Map<string, number>();
  return {
    cite: (statement: Statement) => ({
      ...statement,
      citations: unique(statement.facts.flatMap(sourceIdsOf)).map((id) => {
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
  sections,
  gaps,
}: Draft): Pick<ClinicalAnswer, 'clarification' | 'sections' | 'gaps' | 'citationIds'> {
  const { cite, ids } = numberCitations();
  const cited = {
    clarification: clarification.map(cite),
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
      section.form === 'THERAPIES' ? section.groups.flatMap(({ afterIds }) => afterIds) : [],
    ),
  );
  return new Map((await loadAll(loaders.drugById, ids)).map(({ id, name }) => [id, name]));
}
