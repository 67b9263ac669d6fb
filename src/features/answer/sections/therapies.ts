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
  'DESCRIBED',
  'NOT_RECOMMENDED',
  'REPORTED_NOT_READ',
  'SUPERSEDED',
];

type Known = Pick<ScopeFacts, 'guidelines' | 'drugNames'>;
type Spoken = {
  readonly drugIds: readonly string[];
  readonly relation: Recommendation['drugRelation'];
  readonly statements: readonly Recommendation[];
};

/**
 * Treatments by what statements say of them. What has been superseded is a group of its own, whatever else is said of the
 * same treatment: history, and where nothing stands the last state that was read.
 */
export function groupsOf(
  statements: readonly Recommendation[],
  facts: Known,
  place: Pick<TherapyGroup<Statement>, 'afterIds' | 'pattern'>,
  why: (drugIds: readonly string[]) => readonly Statement[] = () => [],
): TherapyGroup<Statement>[] {
  // what a statement says that nobody read is not known
  const said = statements.filter(({ preference }) => preference !== 'UNKNOWN');
  const [past, present] = [true, false].map((isPast) =>
    spokenOf(said.filter(({ status }) => (status === 'SUPERSEDED') === isPast)),
  );
  const placed = (present ?? []).map((option) => ({ option, standing: standingOf(option.statements) }));
  return STANDINGS.flatMap((standing) => {
    const options =
      standing === 'SUPERSEDED'
        ? (past ?? [])
        : placed.filter((one) => one.standing === standing).map(({ option }) => option);
    if (options.length === 0) return [];
    const isPlaced = standing !== 'SUPERSEDED';
    return [
      {
        standing,
        ...place,
        options: options
          .map((option) => optionOf(option, facts, isPlaced ? why : () => []))
          .toSorted(
            (x, y) => votes(y, standing) - votes(x, standing) || (x.drugIds.join() < y.drugIds.join() ? -1 : 1),
          ),
      },
    ];
  });
}

/** Alternatives of one statement are treatments of their own; a step without a drug is told by its words. */
function spokenOf(statements: readonly Recommendation[]): Spoken[] {
  const options = new Map<string, Spoken>();
  for (const statement of statements) {
    const isChoice = statement.drugRelation === 'ALTERNATIVES';
    for (const drugIds of isChoice ? statement.drugIds.map((id) => [id]) : [statement.drugIds]) {
      const key =
        drugIds.length === 0 ? statement.strengthText + statement.conditions.join() : drugIds.toSorted().join();
      const known = options.get(key) ?? {
        drugIds,
        relation: isChoice ? ('SINGLE' as const) : statement.drugRelation,
        statements: [],
      };
      options.set(key, { ...known, statements: [...known.statements, statement] });
    }
  }
  return [...options.values()];
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
  if (preferences.has('NONE')) return 'DESCRIBED';
  if (statements.some(({ kind, provenance }) => kind === 'TRIAL_EVIDENCE' && provenance.verified))
    return 'TRIAL_EVIDENCE';
  return 'REPORTED_NOT_READ';
}

const votes = ({ recommendations }: TherapyOption<Statement>, standing: TherapyStanding): number =>
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
  facts: Known,
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

/** Lines that are more than "after the drugs before". */
const LINE_WORDS: Readonly<Record<string, string>> = {
  SECOND_LINE: ' (second line)',
  THIRD_LINE: ' (third line)',
  ADJUVANT: ' (adjuvant)',
};

/** One statement of one body in a sentence, in the body's own grading. */
export function statementOf(one: Recommendation, facts: Known): Statement {
  const guideline = facts.guidelines.get(one.guidelineId ?? '');
  const drugs = regimenName(one.drugIds, one.drugRelation, facts.drugNames);
  const grading = [one.evidenceCategory, one.esmoMcbs === null ? null : `ESMO-MCBS ${one.esmoMcbs}`].filter(
    (each) => each !== null,
  );
  const conditions =
    one.conditions.length > 0 ? `; if: ${one.conditions.map((each) => each.replace(/^if /u, '')).join(', ')}` : '';
  const line = LINE_WORDS[one.lines.length === 1 ? (one.lines[0] ?? '') : ''] ?? '';
  const status = one.status === 'SUPERSEDED' ? ' Superseded.' : '';
  const unread = one.provenance.verified ? '' : ' Reported, not read in any source.';
  const graded = `${one.strengthText}${grading.length > 0 ? ` (${grading.join(', ')})` : ''}`;
  // a step without a drug is told by its conditions
  const words =
    drugs === ''
      ? `${graded}${one.conditions.length > 0 ? `: ${one.conditions.join(', ')}` : ''}`
      : `${drugs}${line}: ${graded}${conditions}`;
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
  return `${guideline.body}, ${guideline.version ?? guideline.title} (${guideline.date ?? 'date not found'})`;
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
      presentOrLast(
        groupsOf(
          statements.filter((one) => one.progressionPattern === pattern),
          facts,
          { afterIds: [drug], pattern },
        ),
      ),
    );
  });
  const unnamed = later.filter(({ progressingOnIds }) => progressingOnIds.length === 0);
  const whatever = patternsOf(unnamed).flatMap((pattern) =>
    presentOrLast(
      groupsOf(
        unnamed.filter((one) => one.progressionPattern === pattern),
        facts,
        { afterIds: [], pattern },
      ),
    ),
  );
  // the last state that was read is no state where something stands for the pattern after any drug
  const isOutdated = ({ standing, pattern }: TherapyGroup<Statement>): boolean =>
    standing === 'SUPERSEDED' && whatever.some((one) => one.pattern === pattern && one.standing !== 'SUPERSEDED');
  return [...named.filter((group) => !isOutdated(group)), ...whatever].flatMap((group) =>
    withoutGiven(group, afterIds),
  );
}

/** A drug on which the disease has progressed is no next step, but where it goes on after limited progression. */
function withoutGiven(group: TherapyGroup<Statement>, given: readonly string[]): TherapyGroup<Statement>[] {
  if (group.pattern === 'LIMITED' || given.length === 0) return [group];
  const options = group.options.filter(
    ({ drugIds }) => drugIds.length === 0 || drugIds.some((id) => !given.includes(id)),
  );
  return options.length === 0 ? [] : [{ ...group, options }];
}

/** What has been superseded is shown only where nothing else is recorded. */
function presentOrLast(groups: TherapyGroup<Statement>[]): TherapyGroup<Statement>[] {
  const present = groups.filter(({ standing }) => standing !== 'SUPERSEDED');
  return present.length > 0 ? present : groups;
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
