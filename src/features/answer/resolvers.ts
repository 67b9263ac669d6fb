import type { Resolvers } from '../../__generated__/resolvers.ts';
import type { Loaders } from '../../server/loaders.ts';
import { badUserInput } from '../../shared/errors.ts';
import { loadAll } from '../../shared/load-all.ts';
import { loadNodes } from '../node/entities.ts';
import { understand } from '../term/resolve.ts';
import { answerQuestion, drugNamesOf, numberCitations } from './answer.ts';
import { MOST_QUESTIONS, parseAnswerId } from './answer-id.ts';
import { certaintyOf, isUnread, sourcesOf, wasRead } from './basis.ts';
import type { ClinicalAnswer } from './model.ts';
import { checkPremises } from './premises/check-premises.ts';
import { premiseFacts } from './premises/facts.ts';
import { fails } from './premises/model.ts';
import { understandQuestion } from './reading/understand.ts';
import { render } from './render.ts';
import { groupsAfter } from './sections/therapies.ts';

const MOST_DRUGS = 20;

export const answerResolvers = {
  Query: {
    checkPremises: async (_root, { question }, { loaders }) => {
      const reading = await understandQuestion(question, loaders);
      const premises = checkPremises(reading, await premiseFacts(reading, loaders));
      return {
        question,
        interpretation: reading,
        premises,
        failed: premises.some(fails),
        release: await loaders.release(),
      };
    },
    clinicalAnswer: (_root, { question, audience, guidelines, inContextOf }, { loaders, release }) => {
      const earlier = inContextOf ? parseAnswerId('inContextOf', inContextOf, release).questions : [];
      if (earlier.length >= MOST_QUESTIONS) {
        throw badUserInput(
          'inContextOf',
          `The answer stands in the context of ${earlier.length} questions; at most ${MOST_QUESTIONS} go together. Ask anew.`,
        );
      }
      return answerQuestion(
        { questions: [...earlier, question], audience, guidelines: [...(guidelines ?? [])] },
        loaders,
      );
    },
    answer: (_root, { id }, { loaders, release }) => answerQuestion(parseAnswerId('id', id, release), loaders),
    subsequentTherapies: async (_root, { cancerType, biomarker, after }, { loaders }) => {
      if (after.length === 0 || after.length > MOST_DRUGS)
        throw badUserInput('after', `\`after\` names ${after.length} drugs; 1 to ${MOST_DRUGS} are read.`);
      const [cancer, marker, known] = await Promise.all([
        understand('cancerType', cancerType, ['cancer'], loaders),
        typeof biomarker === 'string' ? understand('biomarker', biomarker, ['biomarker'], loaders) : undefined,
        Promise.all(after.map((drug) => understand('after', drug, ['drug'], loaders))),
      ]);
      const facts = await therapyFacts(cancer.node.id, marker?.node.id ?? null, loaders);
      const { cite, ids } = numberCitations();
      const groups = groupsAfter(
        known.map(({ node }) => node.id),
        facts,
      ).map((group) => ({
        ...group,
        options: group.options.map((option) => ({ ...option, statements: option.statements.map(cite) })),
      }));
      return {
        understood: [cancer, marker, ...known].filter((term) => term !== undefined),
        groups,
        citations: await citationsOf(ids(), loaders),
        release: await loaders.release(),
      };
    },
  },
  QuestionTerm: {
    node: ({ role, match, nodes }) => (match === 'AMBIGUOUS' || role === 'DRUG_CLASS' ? null : (nodes[0] ?? null)),
  },
  PremiseCheck: {
    basis: ({ basis }, _args, { loaders }) => loadNodes(loaders, [...new Set(basis.map(({ id }) => id))]),
    certainty: ({ verdict, basis }) =>
      verdict === 'NOT_ESTABLISHED' || verdict === 'UNRESOLVED_TERM' ? 'LOW' : certaintyOf(basis),
    sources: ({ basis }, _args, { loaders }) => sourcesOf(basis, loaders),
  },
  AnswerStatement: {
    facts: ({ facts }, _args, { loaders }) => loadNodes(loaders, [...new Set(facts.map(({ id }) => id))]),
    verified: ({ facts }) => facts.some(wasRead) && !facts.some(isUnread),
  },
  AnswerSection: {
    __resolveType: ({ form }) =>
      (({ STATEMENTS: 'StatementSection', THERAPIES: 'TherapySection', ALGORITHM: 'AlgorithmSection' }) as const)[form],
  },
  TherapyGroup: {
    after: ({ afterIds }, _args, { loaders }) => loadAll(loaders.drugById, afterIds),
  },
  TherapyOption: {
    drugs: ({ drugIds }, _args, { loaders }) => loadAll(loaders.drugById, drugIds),
  },
  ClinicalAnswer: {
    citations: ({ citationIds }, _args, { loaders }) => citationsOf(citationIds, loaders),
    reviewStatus: () => 'NOT_REVIEWED' as const,
    markdown: (answer, _args, { loaders }) => rendered(answer, 'MARKDOWN', loaders),
    plainText: (answer, _args, { loaders }) => rendered(answer, 'PLAIN', loaders),
    release: (_answer, _args, { loaders }) => loaders.release(),
  },
} satisfies Resolvers;

async function citationsOf(ids: readonly string[], loaders: Loaders) {
  return (await loadAll(loaders.sourceById, ids)).map((source, index) => ({ number: index + 1, source }));
}

async function rendered(answer: ClinicalAnswer, form: 'MARKDOWN' | 'PLAIN', loaders: Loaders): Promise<string> {
  const sources = await loadAll(loaders.sourceById, answer.citationIds);
  return render(
    answer,
    form,
    new Map(sources.map((source) => [source.id, source])),
    await drugNamesOf(answer, loaders),
  );
}

/** The statements of a setting, of what contains it and of no narrower one. */
async function therapyFacts(cancerTypeId: string, biomarkerId: string | null, loaders: Loaders) {
  const [cancer, marker] = await Promise.all([
    loaders.cancerTypeById.load(cancerTypeId),
    biomarkerId === null ? null : loaders.biomarkerById.load(biomarkerId),
  ]);
  const markers: readonly (string | null)[] = marker === null ? [null] : [marker.id, ...marker.ancestorIds];
  const recommendations = (
    await loaders.recommendationsInCancerTypes([cancerTypeId, ...(cancer?.ancestorIds ?? [])])
  ).filter((one) => markers.includes(one.biomarkerId));
  const [guidelines, drugs] = await Promise.all([
    loadAll(loaders.guidelineById, [...new Set(recommendations.flatMap(({ guidelineId }) => guidelineId ?? []))]),
    loadAll(loaders.drugById, [
      ...new Set(recommendations.flatMap((one) => [...one.drugIds, ...one.progressingOnIds])),
    ]),
  ]);
  return {
    recommendations,
    guidelines: new Map(guidelines.map((one) => [one.id as string, one])),
    drugNames: new Map(drugs.map(({ id, name }) => [id as string, name])),
  };
}
