import type { ResultRecord } from '../schemas/results.ts';
import { error, quote, type Rule } from './rule.ts';

function listArms(result: ResultRecord): { field: string; armId: string }[] {
  if (result.type === 'arm') return [{ field: 'arm', armId: result.arm }];
  return [
    { field: 'experimental_arm', armId: result.experimental_arm },
    { field: 'comparator_arm', armId: result.comparator_arm },
  ];
}

export const armsOfResultsBelongToTrial: Rule = {
  number: 11,
  statement: 'The arms of a result belong to its trial.',
  compares: ['trials'],
  *check({ records, findArm }) {
    for (const result of records.results) {
      for (const { field, armId } of listArms(result)) {
        if (findArm(result.trial, armId)) continue;
        yield error('results', result.id, field, `${quote(armId)} is no arm of trial ${quote(result.trial)}.`);
      }
    }
  },
};

export const comparedArmsDiffer: Rule = {
  number: 11,
  statement: 'The two arms of a comparison differ, and a follow-up is of one of them or of all patients.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      if (result.type !== 'comparison') continue;
      const { id, experimental_arm: experimental, comparator_arm: comparator } = result;
      if (experimental === comparator) {
        yield error('results', id, 'comparator_arm', `${quote(comparator)} is the experimental arm too.`);
      }
      for (const key of Object.keys(result.median_follow_up_months ?? {})) {
        if ([experimental, comparator, 'all'].includes(key)) continue;
        const reason = `${quote(key)} is no arm of this comparison; name one of its two arms, or "all".`;
        yield error('results', id, `median_follow_up_months.${key}`, reason);
      }
    }
  },
};

export const armsOfAdverseEventsBelongToTrial: Rule = {
  number: 11,
  statement: 'The arm of an adverse event belongs to its trial, and its drug to the arm.',
  compares: ['trials'],
  *check({ records, findArm }) {
    for (const row of records.adverseEvents) {
      if (row.kind !== 'trial-arm' || row.arm === null) continue;
      const arm = findArm(row.trial, row.arm);
      if (!arm) {
        yield error('adverseEvents', row.id, 'arm', `${quote(row.arm)} is no arm of trial ${quote(row.trial)}.`);
      } else if (row.drug !== null && !arm.drugs.includes(row.drug)) {
        const reason = `${quote(row.drug)} is not given in arm ${quote(row.arm)}, whose drugs are ${quote(arm.drugs)}.`;
        yield error('adverseEvents', row.id, 'drug', reason);
      }
    }
  },
};

export const partsOfTrialsNameTheirArms: Rule = {
  number: 11,
  statement: 'Cohorts and the sizes of populations are of arms of the trial.',
  compares: [],
  *check({ records }) {
    for (const { id, arms, cohorts = [], populations = {} } of records.trials) {
      const named = [
        ...cohorts.map((cohort, index) => ({ field: `cohorts[${index}].of_arm`, armId: cohort.of_arm })),
        ...Object.entries(populations).flatMap(([population, sizes]) =>
          Object.keys(sizes).map((armId) => ({ field: `populations.${population}.${armId}`, armId })),
        ),
      ];
      for (const { field, armId } of named) {
        if (arms.some((arm) => arm.id === armId)) continue;
        yield error('trials', id, field, `${quote(armId)} is no arm of this trial.`);
      }
    }
  },
};

export const drugRelationFitsDrugs: Rule = {
  number: 16,
  statement: '`drug_relation`: single has one drug, none has none, the others two or more.',
  compares: [],
  *check({ records }) {
    const ofArms = records.trials.flatMap((trial) =>
      trial.arms.map((arm, index) => ({
        collection: 'trials' as const,
        id: trial.id,
        field: `arms[${index}].drug_relation`,
        relation: arm.drug_relation,
        drugs: arm.drugs,
      })),
    );
    const ofRecommendations = records.recommendations.map((recommendation) => ({
      collection: 'recommendations' as const,
      id: recommendation.id,
      field: 'drug_relation',
      relation: recommendation.drug_relation,
      drugs: recommendation.drugs,
    }));
    for (const { collection, id, field, relation, drugs } of [...ofArms, ...ofRecommendations]) {
      const fits =
        relation === 'single' ? drugs.length === 1 : relation === 'none' ? drugs.length === 0 : drugs.length >= 2;
      if (fits) continue;
      const reason = `${quote(relation)} does not fit ${drugs.length} drugs; "none" has none, "single" one, the others more.`;
      yield error(collection, id, field, reason);
    }
  },
};
