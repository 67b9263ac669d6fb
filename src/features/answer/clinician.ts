import type { Loaders } from '../../server/loaders.ts';
import { loadAll } from '../../shared/load-all.ts';
import type { NamedNode } from '../term/model.ts';
import { isUnread } from './basis.ts';
import type { Draft, Section, Statement } from './model.ts';
import { conceptsIn } from './patient.ts';
import { fails, type PremiseCheck, type PremiseFacts } from './premises/model.ts';
import { listOf, termsOf, unique } from './premises/pairing.ts';
import type { QuestionIntent, Reading } from './reading/model.ts';
import { plainOf } from './reading/words.ts';
import { drugFacts, type DrugFacts, type ScopeFacts } from './scope-facts.ts';
import { definitions, dosing, doseSentence, identity, safety } from './sections/drugs.ts';
import * as setting from './sections/setting.ts';
import { trialResults } from './sections/trials.ts';
import { summaryOf } from './summary.ts';

/** The answer in the words of the records, for those who treat. */
export async function clinicianWording(
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
  const acquired = acquiredIn(reading, facts);
  const wants = wantedOf(reading, named, acquired, scopes.length > 0);
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
  const ofScopes = scopes.flatMap((one) => scopeSections(one, facts, wants, drugs, prior, named, acquired));
  // "X is said to beat Y. What is its dose?" asks about a drug that is not held, and no other drug's dose answers that
  const isOfUnknown = reading.unknownNames.some(({ kind }) => kind === 'DRUG');
  const ofDrugs = isOfUnknown
    ? []
    : [
        wants.has('DEFINITION') ? identity([...facts.drugs.values()].filter(({ id }) => named.includes(id))) : null,
        wants.has('DEFINITION') ? definitions(endpoints) : null,
        wants.has('RESISTANCE') && scopes.length === 0
          ? setting.resistance({ ...facts, mutations: [...facts.biomarkers.values()], scope: null }, acquired)
          : null,
        wants.has('DOSE') || wants.has('RECOMMENDED_TREATMENT') ? dosing(about, drugs) : null,
        wants.has('SAFETY') || wants.has('RECOMMENDED_TREATMENT') ? safety(about, drugs) : null,
        wants.has('APPROVAL') && scopes.length === 0 ? approvalsOf(facts, named) : null,
      ];
  const ofTrials =
    wants.has('EVIDENCE') || wants.has('COMPARISON') || wants.has('SAFETY')
      ? await trialResults(reading, facts, loaders)
      : null;
  const compared = wants.has('COMPARISON') ? notCompared(reading, facts) : [];
  const found = [askedWhether(premises), foundTogether(premises), ofTrials, ...ofScopes, ...ofDrugs].filter(
    (section) => section !== null,
  );
  // where nothing was asked that is recorded: what the things are that were named
  const sections =
    found.length > 0
      ? found
      : [identity([...facts.drugs.values()]), definitions(endpoints), await plainWords(reading, loaders)].filter(
          (section) => section !== null,
        );
  return {
    clarification: clarificationOf(reading, premises),
    summary: summaryOf(sections, new Map(scopes.flatMap(({ drugNames }) => [...drugNames]))),
    sections,
    gaps: [...compared, ...gapsOf(reading, scopes, sections)],
  };
}

/** What a word of statistics or medicine means, in the plain text about it. */
async function plainWords(reading: Reading, loaders: Loaders): Promise<Section<Statement> | null> {
  const texts = await loaders.plainTextsAbout(conceptsIn(plainOf(reading.text)));
  return texts.length === 0
    ? null
    : {
        form: 'STATEMENTS',
        kind: 'EXPLANATION',
        title: 'What the words mean',
        scope: null,
        statements: texts.map((one) => ({ text: `${one.title}. ${one.text}`, facts: [one] })),
      };
}

/** The intents that are answered: the most specific that the question has words for; treatment where it has none. */
function wantedOf(
  reading: Reading,
  named: readonly string[],
  acquired: readonly string[],
  hasScope: boolean,
): ReadonlySet<QuestionIntent> {
  const intents = new Set(reading.intents);
  // who names a mutation that arises in treatment asks what answers to it
  if (acquired.length > 0) intents.add('RESISTANCE');
  const specific = [...intents].filter(
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
  ofQuestion: PremiseFacts,
  wants: ReadonlySet<QuestionIntent>,
  drugs: DrugFacts,
  prior: readonly string[],
  named: readonly string[],
  acquired: readonly string[],
): (Section<Statement> | null)[] {
  const treats = wants.has('RECOMMENDED_TREATMENT');
  const next = wants.has('NEXT_TREATMENT');
  const dose = (drugIds: readonly string[]): Statement[] =>
    drugIds.flatMap((id) => {
      const standard = drugs.doses.get(drugs.dosings.get(id)?.standardId ?? '');
      return standard
        ? [{ text: `Dose of ${doseSentence(standard, drugs.names.get(id) ?? id)}.`, facts: [standard] }]
        : [];
    });
  return [
    // what is asked of a mutation is not answered by how common the fusion is
    (wants.has('BIOMARKER') || treats) && acquired.length === 0 ? setting.biomarker(facts) : null,
    treats && prior.length === 0 ? setting.firstLine(facts, dose) : null,
    wants.has('EVIDENCE') || wants.has('COMPARISON') ? setting.evidence(facts) : null,
    next ? setting.subsequent(facts, prior) : null,
    wants.has('CNS_DISEASE') ? setting.cnsDisease(facts) : null,
    wants.has('RESISTANCE') ? setting.resistance(withNamed(facts, ofQuestion), acquired) : null,
    wants.has('APPROVAL') ? setting.approvals(facts, named) : null,
    treats || next || wants.has('SAFETY') || wants.has('CNS_DISEASE') ? setting.pitfalls(facts) : null,
    treats || next ? setting.algorithm(facts) : null,
    treats ? setting.disagreement(facts) : null,
    treats || next ? setting.whatChanged(facts) : null,
  ];
}

/** Mutations and other changes that arise in treatment, as far as the question names them. */
const acquiredIn = (reading: Reading, { biomarkers }: PremiseFacts): string[] =>
  termsOf(reading, 'BIOMARKER')
    .flatMap(({ nodes }) => nodes.map(({ id }) => id))
    .filter((id) => /RESISTAN|COMPOUND/u.test(biomarkers.get(id)?.kind ?? ''));

/** What is known of the mutations of a setting, and of those that the question names. */
function withNamed(facts: ScopeFacts, ofQuestion: PremiseFacts) {
  const byId = <Record extends { readonly id: string }>(...records: readonly Record[]): Record[] => [
    ...new Map(records.map((one) => [one.id, one])).values(),
  ];
  return {
    scope: facts.scope,
    mutations: byId(...facts.mutations, ...ofQuestion.biomarkers.values()),
    activities: byId(...facts.activities, ...ofQuestion.activities),
    mechanisms: byId(...facts.mechanisms, ...ofQuestion.mechanisms),
    frequencies: ofQuestion.frequencies,
    drugNames: new Map([...facts.drugNames, ...ofQuestion.drugNames]),
  };
}

/** Two drugs that no trial of the graph has given in two arms. */
function notCompared(reading: Reading, { trials, drugNames }: PremiseFacts): Statement[] {
  const drugs = unique(
    termsOf(reading, 'DRUG')
      .filter(({ use }) => use !== 'PRIOR')
      .flatMap(({ nodes }) => nodes.map(({ id }) => id)),
  );
  const [one, other] = drugs;
  if (one === undefined || other === undefined || drugs.length > 2) return [];
  const areCompared = trials.some(
    ({ arms }) =>
      arms.some(({ drugIds }) => drugIds.includes(one) && !drugIds.includes(other)) &&
      arms.some(({ drugIds }) => drugIds.includes(other) && !drugIds.includes(one)),
  );
  if (areCompared) return [];
  const names = drugs.map((id) => drugNames.get(id) ?? id);
  return [{ text: `No trial that compared ${listOf(names)} directly is recorded.`, facts: [] }];
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

/** How often two alterations that the question names in one tumour are found so. */
function foundTogether(premises: readonly PremiseCheck[]): Section<Statement> | null {
  const stated = premises.filter(
    ({ kind, asked, verdict }) => kind === 'EXCLUSIVITY' && !asked && verdict === 'SUPPORTED',
  );
  return stated.length === 0
    ? null
    : {
        form: 'STATEMENTS',
        kind: 'BIOMARKER',
        title: 'Both alterations',
        scope: null,
        statements: stated.map(premiseSentence),
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
            facts: [...(premise.suggestedReading.basis ?? []), ...premise.suggestedReading.nodes],
          },
        ]
      : []),
  ]);
  const misspelt = reading.terms
    .filter(({ match }) => match === 'SPELLING')
    .map(({ text, nodes }) => ({ text: `"${text}" was read as ${nodes[0]?.name ?? ''}: please confirm.`, facts: [] }));
  return [...failed, ...misspelt];
}

function gapsOf(reading: Reading, scopes: readonly ScopeFacts[], sections: readonly Section<Statement>[]): Statement[] {
  const usesStatements = sections.some(({ form }) => form === 'THERAPIES');
  const unread = (usesStatements ? scopes : []).flatMap((facts) => {
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
