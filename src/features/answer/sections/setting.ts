import type { DrugActivity, FrequencyAfter } from '../../resistance/model.ts';
import { resultText } from '../../result/wording.ts';
import type { Recommendation } from '../../recommendation/model.ts';
import type { Scope, Section, Statement } from '../model.ts';
import { listOf, unique } from '../premises/pairing.ts';
import type { ComparedTrial, ScopeFacts } from '../scope-facts.ts';
import { groupsAfter, groupsOf, isStanding, regimenName, statementOf } from './therapies.ts';

const isFirstLine = ({ lines, kind, drugIds }: Recommendation): boolean =>
  lines.includes('FIRST_LINE') && kind !== 'SCORE' && drugIds.length > 0;
const speaksOfBrain = /\b(?:CNS|brain|intracranial)\b/u;

/** First-line treatments by their standing, each with its statements and why. */
export function firstLine(
  facts: ScopeFacts,
  dose: (drugIds: readonly string[]) => readonly Statement[],
): Section<Statement> | null {
  const statements = facts.recommendations.filter(isFirstLine);
  const groups = groupsOf(statements, facts, { afterIds: [], pattern: null }, (drugIds) => [
    ...facts.compared.filter((one) => sameDrugs(one.drugIds, drugIds)).map((one) => comparedSentence(one, facts)),
    ...approvalSentences(facts, drugIds),
    ...dose(drugIds),
  ]);
  if (groups.length === 0) return null;
  const standing = statements.some(isStanding);
  return {
    form: 'THERAPIES',
    kind: 'FIRST_LINE',
    title: 'First-line treatment',
    scope: facts.scope,
    statements: [
      {
        text: standing
          ? 'Only a current statement that was read places a treatment; the order within a group is by the number of such statements and compares nothing.'
          : 'No current statement was read; what follows is the last state that was read, or trials.',
        facts: [],
      },
    ],
    groups,
  };
}

const sameDrugs = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** The numbers that belong together: one analysis, one assessor, both arms. */
export function comparedSentence(
  { trial, comparison, experimental, control }: ComparedTrial,
  { drugNames, endpoint }: ScopeFacts,
): Statement {
  const armName = (id: string): string => {
    const arm = trial.arms.find((one) => one.id === id);
    return arm === undefined
      ? ''
      : arm.drugIds.length === 0
        ? arm.label
        : regimenName(arm.drugIds, arm.drugRelation, drugNames);
  };
  const who =
    comparison.assessorClass === 'NOT_APPLICABLE'
      ? ''
      : comparison.assessorClass === 'INVESTIGATOR'
        ? ' by the investigators'
        : ` by independent review (${comparison.assessorWord})`;
  const medians = experimental && control ? `; median ${resultText(experimental)} v ${resultText(control)}` : '';
  const cutoff =
    comparison.cutoff === null
      ? ''
      : `, cut-off ${comparison.cutoff}${comparison.cutoffVerified ? '' : ' [not read in any source]'}`;
  return {
    text: `${trial.acronym}, ${comparison.analysisName}${cutoff}: ${endpoint?.abbreviation ?? ''}${who}, ${armName(comparison.experimentalArmId)} v ${armName(comparison.controlArmId)}: ${resultText(comparison)}${medians}.`,
    facts: [comparison, ...(experimental ? [experimental] : []), ...(control ? [control] : []), trial],
  };
}

function approvalSentences(facts: ScopeFacts, drugIds: readonly string[]): Statement[] {
  const approvals = facts.approvals.filter(
    (one) =>
      sameDrugs(one.drugIds, drugIds) &&
      (one.lines.includes('FIRST_LINE') || one.lineScope === 'ANY') &&
      one.convertedById === null,
  );
  if (approvals.length === 0) return [];
  const each = approvals.map(
    (one) =>
      `${one.agency} ${one.date}${one.status === 'WITHDRAWN' ? ` (withdrawn${one.withdrawnDate ? ` ${one.withdrawnDate}` : ''})` : ''}${one.provenance.verified ? '' : ' [not read in any source]'}`,
  );
  return [{ text: `Approved for first line or any line: ${listOf(each)}.`, facts: approvals }];
}

/** What follows each drug, by pattern of progression. */
export function subsequent(facts: ScopeFacts, afterIds: readonly string[]): Section<Statement> | null {
  const groups = groupsAfter(afterIds, facts);
  return groups.length === 0
    ? null
    : {
        form: 'THERAPIES',
        kind: 'SUBSEQUENT_THERAPY',
        title: 'After progression',
        scope: facts.scope,
        statements: [],
        groups,
      };
}

/** Statements about the brain, then intracranial results of first-line trials. */
export function cnsDisease(facts: ScopeFacts): Section<Statement> | null {
  const statements = facts.recommendations.filter(
    (one) =>
      (one.progressionPattern === 'CNS' || one.conditions.some((condition) => speaksOfBrain.test(condition))) &&
      one.kind !== 'SCORE',
  );
  const results = [...facts.results.values()].filter(
    (one) =>
      /^endpoint:(?:intracranial-|time-to-cns|cns-progression-cumulative)/u.test(one.endpointId) &&
      one.supersededById === null &&
      one.variant === null &&
      one.provenance.verified &&
      (one.type === 'COMPARISON' || one.populationClass === 'CNS_MEASURABLE'),
  );
  const said: Statement[] = [
    ...statements
      .toSorted((a, b) => Number(a.status === 'SUPERSEDED') - Number(b.status === 'SUPERSEDED'))
      .map((one) => statementOf(one, facts)),
    ...results.map((one) => {
      const trial = facts.trials.get(one.trialId);
      const label = (id: string): string => trial?.arms.find((arm) => arm.id === id)?.label ?? '';
      const whom =
        one.type === 'ARM' ? label(one.armId) : `${label(one.experimentalArmId)} v ${label(one.controlArmId)}`;
      const who = one.assessorClass === 'NOT_APPLICABLE' ? '' : `, ${one.assessorWord}`;
      const n = one.type === 'ARM' && one.n !== null ? `, n ${one.n}` : '';
      const cutoff =
        one.cutoff === null ? '' : `, cut-off ${one.cutoff}${one.cutoffVerified ? '' : ' [not read in any source]'}`;
      return {
        text: `${trial?.acronym ?? ''}, ${one.analysisName}${cutoff}: ${facts.endpointNames.get(one.endpointId) ?? ''}${who}, ${one.populationLabel.replaceAll('-', ' ')}${n}, ${whom}: ${resultText(one)}.`,
        facts: [one, ...(trial ? [trial, ...trial.arms] : [])],
      };
    }),
  ];
  return said.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'CNS_DISEASE', title: 'Disease in the brain', scope: facts.scope, statements: said };
}

/** What is recorded of each mutation: drugs by what sources say, and where they differ. */
export function resistance(
  facts: Pick<ScopeFacts, 'mutations' | 'activities' | 'mechanisms' | 'drugNames'> & {
    readonly scope: Scope | null;
    readonly frequencies: readonly FrequencyAfter[];
  },
  only: readonly string[] = [],
): Section<Statement> | null {
  const name = (drugId: string): string => facts.drugNames.get(drugId) ?? drugId;
  const ofActivity = facts.mutations
    .filter(({ id }) => only.length === 0 || only.includes(id))
    .flatMap((mutation): Statement[] => {
      const here = facts.activities.filter(({ biomarkerId }) => biomarkerId === mutation.id);
      if (here.length === 0) return [];
      const drugs = (significance: DrugActivity['significance']): string[] => {
        const such = here.filter((one) => one.significance === significance);
        return unique(such.map(({ drugId }) => drugId)).map(
          (id) => `${name(id)} (${evidenceOf(such.filter(({ drugId }) => drugId === id))})`,
        );
      };
      const ids = (significance: DrugActivity['significance']) =>
        here.filter((one) => one.significance === significance).map(({ drugId }) => drugId);
      const differ = unique(ids('SENSITIVITY').filter((id) => ids('RESISTANCE').includes(id)));
      const parts = [
        ['sensitive', drugs('SENSITIVITY')],
        ['less sensitive', drugs('REDUCED_SENSITIVITY')],
        ['resistant', drugs('RESISTANCE')],
        ['sources contradict each other on', differ.map(name)],
      ].flatMap(([word, drugNames]) =>
        drugNames?.length ? [`${String(word)}: ${listOf(drugNames as string[])}`] : [],
      );
      return [{ text: `${mutation.name}: ${parts.join('; ')}.`, facts: [mutation, ...here] }];
    });
  const ofFrequency = facts.frequencies
    .filter(({ biomarkerId }) => only.includes(biomarkerId))
    .map((one): Statement => {
      const mutation = facts.mutations.find(({ id }) => id === one.biomarkerId);
      return {
        text: `${mutation?.name ?? ''} after ${one.after}: ${one.percent}% (${one.basis})${one.provenance.verified ? '' : ' [not read in any source]'}.`,
        facts: [one, ...(mutation ? [mutation] : [])],
      };
    });
  // a way round a drug is told only where the question names it
  const ofMechanism = facts.mechanisms
    .filter(({ biomarkerId, treatmentIdea }) => treatmentIdea !== null && only.includes(biomarkerId))
    .map((one): Statement => ({
      text: `${facts.mutations.find(({ id }) => id === one.biomarkerId)?.name ?? 'Off target'}: ${one.treatmentIdea ?? ''}${one.provenance.verified ? '' : ' [not read in any source]'}.`,
      facts: [one],
    }));
  const said = [...ofFrequency, ...ofActivity, ...ofMechanism];
  return said.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'RESISTANCE', title: 'Resistance', scope: facts.scope, statements: said };
}

const evidenceOf = (activities: readonly DrugActivity[]): string =>
  unique(activities.map(({ evidenceType }) => evidenceType.toLowerCase().replaceAll('_', ' '))).join(', ');

/** What is easily done or read wrongly. */
export function pitfalls(facts: ScopeFacts): Section<Statement> | null {
  // what is only to be considered is no pitfall
  const statements = facts.cautions
    .filter(({ directive }) => directive !== 'CONSIDER')
    .map((one): Statement => {
      const condition = one.condition === null ? '' : ` Holds where: ${one.condition}.`;
      return {
        text: `${one.title}: ${one.statement}.${condition}${one.provenance.verified ? '' : ' [not read in any source]'}`,
        facts: [one],
      };
    });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'PITFALLS', title: 'Pitfalls', scope: facts.scope, statements };
}

/** The algorithm that stands, with earlier ones kept. */
export function algorithm(facts: ScopeFacts): Section<Statement> | null {
  const current = facts.algorithms.find(({ status }) => status === 'CURRENT');
  if (current === undefined) return null;
  return {
    form: 'ALGORITHM',
    kind: 'ALGORITHM',
    title: current.title,
    scope: facts.scope,
    algorithm: current,
    superseded: facts.algorithms.filter(({ status }) => status === 'SUPERSEDED'),
    statements: [
      {
        text: `Algorithm "${current.title}", version of ${current.versionDate}. Its steps map recorded statements and are no advice.`,
        facts: [current],
      },
      ...(facts.steps.get(current.id) ?? [])
        .filter(({ type }) => type === 'ACTION')
        .map((step) => {
          const paths = (facts.paths.get(current.id) ?? []).filter(({ toId }) => toId === step.id);
          const where = unique(paths.map(({ condition }) => condition)).join('; or ');
          const support =
            step.supportLevel === 'VERIFIED'
              ? ''
              : ` [support: ${step.supportLevel.toLowerCase().replaceAll('_', ' ')}]`;
          return {
            text: `${where === '' ? '' : `${where}: `}${step.text}${support}.`,
            facts: [step, ...paths, ...step.supportIds.flatMap((id) => facts.supports.get(id) ?? [])],
          };
        }),
    ],
  };
}

/** Bodies whose current statements prefer other treatments. */
export function disagreement(facts: ScopeFacts): Section<Statement> | null {
  const preferring = facts.recommendations.filter(
    (one) => isStanding(one) && isFirstLine(one) && one.preference === 'PREFERRED',
  );
  const byBody = new Map<string, Recommendation[]>();
  for (const one of preferring) {
    const body = facts.guidelines.get(one.guidelineId ?? '')?.body ?? '';
    byBody.set(body, [...(byBody.get(body) ?? []), one]);
  }
  const sets = [...byBody].map(([body, statements]) => ({
    body,
    statements,
    drugs: unique(statements.flatMap(({ drugIds }) => drugIds)).toSorted(),
  }));
  if (new Set(sets.map(({ drugs }) => drugs.join())).size < 2) return null;
  return {
    form: 'STATEMENTS',
    kind: 'GUIDELINE_DISAGREEMENT',
    title: 'Where guidelines differ',
    scope: facts.scope,
    statements: sets
      .toSorted((a, b) => (a.body < b.body ? -1 : 1))
      .map(({ body, statements, drugs }) => ({
        text: `${body} prefers ${listOf(
          drugs.map((id) => facts.drugNames.get(id) ?? id),
          'or',
        )} in first line: ${unique(statements.map(({ strengthText }) => strengthText)).join('; ')}.`,
        facts: [
          ...statements,
          ...unique(statements.map(({ guidelineId }) => guidelineId)).flatMap((id) => guidelineFact(facts, id)),
        ],
      })),
  };
}

const guidelineFact = (facts: ScopeFacts, id: string | null) => {
  const found = facts.guidelines.get(id ?? '');
  return found === undefined ? [] : [{ ...found, sourceIds: [found.sourceId] }];
};

/** What superseded statements named after a drug and no current one does. */
export function whatChanged(facts: ScopeFacts): Section<Statement> | null {
  const later = [...facts.recommendations, ...facts.narrower].filter(
    ({ progressingOnIds, drugIds, preference }) =>
      progressingOnIds.length > 0 && drugIds.length > 0 && preference !== 'NOT_RECOMMENDED',
  );
  const statements = unique(later.flatMap(({ progressingOnIds }) => progressingOnIds))
    .toSorted()
    .flatMap((prior): Statement[] => {
      const here = later.filter(
        ({ progressingOnIds, progressionPattern }) =>
          progressingOnIds.some((id) => id === prior) && progressionPattern !== 'LIMITED',
      );
      const [now, before] = [
        here.filter(isStanding),
        here.filter(({ status, kind }) => status === 'SUPERSEDED' && kind === 'GUIDELINE_STATEMENT'),
      ];
      const current = unique(now.flatMap(({ drugIds }) => drugIds));
      const gone = before.filter(({ drugIds }) => drugIds.every((id) => !current.some((one) => one === id)));
      if (current.length === 0 || gone.length === 0) return [];
      const name = (ids: readonly string[]): string => listOf(ids.map((id) => facts.drugNames.get(id) ?? id));
      const old = unique(
        gone.map(
          (one) =>
            `${facts.guidelines.get(one.guidelineId ?? '')?.body ?? ''} ${facts.guidelines.get(one.guidelineId ?? '')?.version ?? ''}: ${regimenName(one.drugIds, one.drugRelation, facts.drugNames)}${one.provenance.verified ? '' : ' [not read in any source]'}`,
        ),
      );
      return [
        {
          text: `After ${facts.drugNames.get(prior) ?? prior} earlier editions named ${listOf(old)}; current statements name ${name(current)}.`,
          facts: [
            ...gone,
            ...now,
            ...unique([...gone, ...now].map(({ guidelineId }) => guidelineId)).flatMap((id) =>
              guidelineFact(facts, id),
            ),
          ],
        },
      ];
    });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'WHAT_CHANGED', title: 'What changed', scope: facts.scope, statements };
}

/** Approvals of the setting, each event of its own. */
export function approvals(facts: ScopeFacts, drugIds: readonly string[]): Section<Statement> | null {
  const here = facts.approvals.filter((one) => drugIds.length === 0 || one.drugIds.some((id) => drugIds.includes(id)));
  const statements = here.map((one): Statement => {
    const kind = one.kind === 'NOT_RECORDED' ? '' : ` (${one.kind.toLowerCase()})`;
    const withdrawn =
      one.status === 'WITHDRAWN' ? `; withdrawn${one.withdrawnDate ? ` ${one.withdrawnDate}` : ''}` : '';
    return {
      text: `${one.agency}, ${one.date}${kind}: ${regimenName(one.drugIds, 'COMBINATION', facts.drugNames)}, ${one.setting}${withdrawn}${one.provenance.verified ? '' : ' [not read in any source]'}.`,
      facts: [one],
    };
  });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'APPROVALS', title: 'Approvals', scope: facts.scope, statements };
}

/** What is known of the biomarker in the cancer type. */
export function biomarker(facts: ScopeFacts): Section<Statement> | null {
  const statements = facts.associations.map((one): Statement => {
    const found = one.findings.filter(({ verified }) => verified).map(({ finding }) => finding);
    const numbers = one.prevalenceBasis === null ? '' : ` Found: ${one.prevalenceBasis}.`;
    return {
      text: `${nameIn(facts.biomarkerNames, one.biomarkerId)} in ${nameIn(facts.cancerNames, one.cancerTypeId)}${one.biomarkerId === facts.scope.biomarker?.id && one.cancerTypeId === facts.scope.cancerType.id ? '' : ' (broader than asked)'}: ${one.actionability}.${numbers}${found.length > 0 ? ` ${listOf(found)}.` : ''}${one.provenance.verified ? '' : ' [not read in any source]'}`,
      facts: [one],
    };
  });
  return statements.length === 0
    ? null
    : { form: 'STATEMENTS', kind: 'BIOMARKER', title: 'The biomarker', scope: facts.scope, statements };
}

const nameIn = (names: ReadonlyMap<string, string>, id: string): string => names.get(id) ?? id;

/** First-line trials with matched numbers. */
export function evidence(facts: ScopeFacts): Section<Statement> | null {
  const statements = facts.compared.map((one) => comparedSentence(one, facts));
  return statements.length === 0
    ? null
    : {
        form: 'STATEMENTS',
        kind: 'EVIDENCE',
        title: 'Results of first-line trials',
        scope: facts.scope,
        statements: [
          {
            text: 'Trials are not compared with each other here: their patients, controls and assessors differ.',
            facts: [],
          },
          ...statements,
        ],
      };
}
