import type { Guideline } from '../../guideline/model.ts';
import type { Recommendation } from '../../recommendation/model.ts';
import type { Statement, TherapyGroup, TherapyOption, TherapyStanding } from '../model.ts';
import { listOf, unique } from '../premises/pairing.ts';
import type { ScopeFacts } from '../scope-facts.ts';

/** The order in which groups stand. */
const STANDINGS: readonly TherapyStanding[] = [
  'PREFERRED',
  'OTHER_RECOMMENDED',
  'RECOMMENDED_UNSPECIFIED',
  'USEFUL_IN_CERTAIN_CIRCUMSTANCES',
  'TRIAL_EVIDENCE',
  'NOT_RECOMMENDED',
  'REPORTED_NOT_READ',
  'SUPERSEDED',
];

type Spoken = {
  readonly drugIds: readonly string[];
  readonly relation: Recommendation['drugRelation'];
  readonly statements: readonly Recommendation[];
};

/** Treatments by what statements say of them. Alternatives of one statement are treatments of their own. */
export function groupsOf(
  statements: readonly Recommendation[],
  facts: Pick<ScopeFacts, 'guidelines' | 'drugNames'>,
  place: Pick<TherapyGroup<Statement>, 'afterIds' | 'pattern'>,
  why: (drugIds: readonly string[]) => readonly Statement[] = () => [],
): TherapyGroup<Statement>[] {
  const options = new Map<string, Spoken>();
  for (const statement of statements) {
    const regimens =
      statement.drugRelation === 'ALTERNATIVES' ? statement.drugIds.map((id) => [id]) : [statement.drugIds];
    for (const drugIds of regimens) {
      // a step without a drug is told apart by its words
      const key =
        drugIds.length === 0 ? statement.strengthText + statement.conditions.join() : drugIds.toSorted().join();
      const known = options.get(key);
      const relation = statement.drugRelation === 'ALTERNATIVES' ? 'SINGLE' : statement.drugRelation;
      options.set(key, {
        drugIds: known?.drugIds ?? drugIds,
        relation: known?.relation ?? relation,
        statements: [...(known?.statements ?? []), statement],
      });
    }
  }
  const placed = [...options.values()].map((option) => ({ option, standing: standingOf(option.statements) }));
  return STANDINGS.flatMap((standing) => {
    const here = placed.filter((one) => one.standing === standing).map(({ option }) => option);
    if (here.length === 0) return [];
    return [
      {
        standing,
        ...place,
        options: here
          .map((option) =>
            optionOf(option, facts, standing === 'SUPERSEDED' || standing === 'REPORTED_NOT_READ' ? () => [] : why),
          )
          .toSorted(
            (a, b) =>
              standingVotes(b, standing) - standingVotes(a, standing) || (a.drugIds.join() < b.drugIds.join() ? -1 : 1),
          ),
      },
    ];
  });
}

/** Only a statement that stands and was read places a treatment. */
const places = ({ kind, status, provenance }: Recommendation): boolean =>
  kind === 'GUIDELINE_STATEMENT' && status === 'CURRENT' && provenance.verified;

function standingOf(statements: readonly Recommendation[]): TherapyStanding {
  const preferences = new Set(statements.filter(places).map(({ preference }) => preference));
  for (const preference of [
    'PREFERRED',
    'OTHER_RECOMMENDED',
    'RECOMMENDED_UNSPECIFIED',
    'USEFUL_IN_CERTAIN_CIRCUMSTANCES',
    'NOT_RECOMMENDED',
  ] as const) {
    if (preferences.has(preference)) return preference;
  }
  if (preferences.has('NONE')) return 'RECOMMENDED_UNSPECIFIED';
  if (statements.some(({ kind, provenance }) => kind === 'TRIAL_EVIDENCE' && provenance.verified))
    return 'TRIAL_EVIDENCE';
  if (statements.some(({ status }) => status !== 'SUPERSEDED')) return 'REPORTED_NOT_READ';
  return 'SUPERSEDED';
}

const standingVotes = ({ recommendations }: TherapyOption<Statement>, standing: TherapyStanding): number =>
  recommendations.filter((one) => places(one) && one.preference === standing).length * 100 +
  recommendations.filter(places).length;

/** Current ones that were read first, then what was not read, then what has been superseded; each by body. */
function byWeight(facts: Pick<ScopeFacts, 'guidelines'>) {
  const weight = (one: Recommendation): number => (places(one) ? 0 : one.status === 'SUPERSEDED' ? 2 : 1);
  const body = ({ guidelineId }: Recommendation): string => facts.guidelines.get(guidelineId ?? '')?.body ?? '';
  return (a: Recommendation, b: Recommendation): number =>
    weight(a) - weight(b) ||
    (body(a) < body(b) ? -1 : body(a) > body(b) ? 1 : 0) ||
    ((b.guidelineDate ?? '') < (a.guidelineDate ?? '') ? -1 : 1);
}

function optionOf(
  { drugIds, relation, statements }: Spoken,
  facts: Pick<ScopeFacts, 'guidelines' | 'drugNames'>,
  why: (drugIds: readonly string[]) => readonly Statement[],
): TherapyOption<Statement> {
  const recommendations = statements.toSorted(byWeight(facts));
  return {
    drugIds,
    relation,
    recommendations,
    statements: [...recommendations.map((one) => statementOf(one, facts)), ...why(drugIds)],
  };
}

/** One statement of one body in a sentence, in the body's own grading. */
export function statementOf(one: Recommendation, facts: Pick<ScopeFacts, 'guidelines' | 'drugNames'>): Statement {
  const guideline = facts.guidelines.get(one.guidelineId ?? '');
  const drugs = regimenName(one.drugIds, one.drugRelation, facts.drugNames);
  const grading = [one.evidenceCategory, one.esmoMcbs === null ? null : `ESMO-MCBS ${one.esmoMcbs}`].filter(
    (each) => each !== null,
  );
  const conditions = one.conditions.length > 0 ? `; if: ${one.conditions.join(', ')}` : '';
  const status = one.status === 'SUPERSEDED' ? ' Superseded.' : '';
  const unread = one.provenance.verified ? '' : ' Reported, not read in any source.';
  const words = `${drugs === '' ? '' : `${drugs}: `}${one.strengthText}${grading.length > 0 ? ` (${grading.join(', ')})` : ''}${conditions}`;
  return {
    text: `${speakerOf(one, guideline)}: ${words}.${status}${unread}`,
    facts: [one, ...(guideline ? [{ ...guideline, sourceIds: [guideline.sourceId] }] : [])],
  };
}

function speakerOf(one: Recommendation, guideline: Guideline | undefined): string {
  if (guideline === undefined)
    return {
      LABEL_INDICATION: 'Label',
      TRIAL_EVIDENCE: 'Trials',
      ABSENCE: 'Not recorded',
      SCORE: 'Score',
      ARTICLE_STATEMENT: 'The reviewed article',
      GUIDELINE_STATEMENT: 'A guideline',
    }[one.kind];
  return `${guideline.body}, ${guideline.version === null ? guideline.title : guideline.version}${guideline.date === null ? ', date not found' : ''}`;
}

/** "atezolizumab plus bevacizumab", "alectinib or brigatinib". */
export function regimenName(
  drugIds: readonly string[],
  relation: Recommendation['drugRelation'],
  names: ReadonlyMap<string, string>,
): string {
  const each = drugIds.map((id) => names.get(id) ?? id);
  return relation === 'COMBINATION' ? each.join(' plus ') : listOf(each, relation === 'ALTERNATIVES' ? 'or' : 'and');
}

/** What statements name after some drugs, by pattern of progression. Of no drugs: after each drug that any statement names. */
export function groupsAfter(
  afterIds: readonly string[],
  facts: Pick<ScopeFacts, 'recommendations' | 'guidelines' | 'drugNames'>,
): TherapyGroup<Statement>[] {
  const later = facts.recommendations.filter(
    (one) =>
      one.kind !== 'SCORE' &&
      one.lines.some((line) => ['SECOND_LINE', 'THIRD_LINE', 'LATER_LINE', 'SUBSEQUENT_UNSPECIFIED'].includes(line)),
  );
  const drugs =
    afterIds.length > 0
      ? afterIds
      : unique(later.filter(places).flatMap(({ progressingOnIds }) => progressingOnIds)).toSorted();
  const named = drugs.flatMap((drug) => {
    const statements = later.filter(({ progressingOnIds }) => progressingOnIds.some((id) => id === drug));
    return patternsOf(statements).flatMap((pattern) =>
      groupsOf(
        statements.filter((one) => one.progressionPattern === pattern),
        facts,
        { afterIds: [drug], pattern },
      ),
    );
  });
  const unnamed = later.filter(({ progressingOnIds }) => progressingOnIds.length === 0);
  const whatever = patternsOf(unnamed).flatMap((pattern) =>
    groupsOf(
      unnamed.filter((one) => one.progressionPattern === pattern),
      facts,
      { afterIds: [], pattern },
    ),
  );
  return [...named, ...whatever];
}

const PATTERNS: readonly Recommendation['progressionPattern'][] = [
  'LIMITED',
  'CNS',
  'SYSTEMIC_MULTIPLE',
  'UNSPECIFIED',
  null,
];
const patternsOf = (statements: readonly Recommendation[]): readonly Recommendation['progressionPattern'][] =>
  PATTERNS.filter((pattern) => statements.some((one) => one.progressionPattern === pattern));

export { places as isStanding };
