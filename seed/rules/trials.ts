import type { TrialRecord } from '../schemas/trials.ts';
import { error, quote, warning, type Rule } from './rule.ts';

export const baselineCnsIsOfArms: Rule = {
  number: 36,
  statement: 'Baseline CNS percentages are in 0-100 and of arms of the trial; one that is verified stands there.',
  compares: [],
  *check({ records }) {
    for (const { id, arms, baseline_cns_percent: percentages, baseline_cns_provenance: reading } of records.trials) {
      for (const [armId, percent] of Object.entries(percentages ?? {})) {
        const field = `baseline_cns_percent.${armId}`;
        if (!arms.some((arm) => arm.id === armId)) {
          yield error('trials', id, field, `${quote(armId)} is no arm of this trial.`);
        }
        if (percent >= 0 && percent <= 100) continue;
        yield error('trials', id, field, `${percent} is no percentage, which is in 0-100.`);
      }
      if (percentages === null && reading.verified) {
        const reason = 'It is true and baseline_cns_percent is null; give the percentages, or false is right.';
        yield error('trials', id, 'baseline_cns_provenance.verified', reason);
      }
    }
  },
};

export const crossoverAgreesWithArms: Rule = {
  number: 36,
  statement: 'Crossover of trial and arm agree, and its share of the control arm is in 0-100.',
  compares: [],
  *check({ records }) {
    for (const { id, arms, crossover } of records.trials) {
      const { allowed, percent_of_control: percent } = crossover;
      if (percent !== null && (percent < 0 || percent > 100)) {
        const reason = `${percent} is no percentage, which is in 0-100.`;
        yield error('trials', id, 'crossover.percent_of_control', reason);
      }
      for (const [index, { crossover_allowed: ofArm }] of arms.entries()) {
        if (ofArm === null || allowed === null || ofArm === allowed) continue;
        const reason = `${quote(ofArm)} differs from crossover.allowed of the trial, which is ${quote(allowed)}.`;
        yield error('trials', id, `arms[${index}].crossover_allowed`, reason);
      }
    }
  },
};

export const earlierInhibitorsAgreeWithNaivety: Rule = {
  number: 36,
  statement: 'Allowed earlier ALK inhibitors agree with `alk_tki_naive`.',
  compares: [],
  *check({ records }) {
    for (const { id, alk_tki_naive: isNaive, prior_therapy_allowed: prior } of records.trials) {
      const { alk_inhibitor: allowed } = prior;
      const agrees = isNaive === true ? allowed === null || allowed === 'NONE' : isNaive === null || allowed !== 'NONE';
      if (agrees) continue;
      const reason = `${quote(allowed)} does not go with alk_tki_naive ${quote(isNaive)}; "NONE" goes with true.`;
      yield error('trials', id, 'prior_therapy_allowed.alk_inhibitor', reason);
    }
  },
};

export const regionCodeStandsBesideWords: Rule = {
  number: 36,
  statement: 'A region code stands beside the words of the source.',
  compares: [],
  *check({ records }) {
    for (const { id, region_scope: scope, regions } of records.trials) {
      if (scope === 'NOT_RECORDED' || regions.length > 0) continue;
      yield error('trials', id, 'region_scope', `${quote(scope)} stands without regions; "NOT_RECORDED" is right.`);
    }
  },
};

/** The parts of a trial that say something though nobody read it. */
function listUnreadParts(trial: TrialRecord): string[] {
  const { baseline_cns_percent: percentages, crossover } = trial;
  const saysCrossover = crossover.allowed !== null || crossover.percent_of_control !== null;
  return [
    ...(percentages !== null && !trial.baseline_cns_provenance.verified ? ['baseline_cns_percent'] : []),
    ...(saysCrossover && !crossover.verified ? ['crossover'] : []),
    ...(trial.prior_therapy_allowed.verified ? [] : ['prior_therapy_allowed']),
  ];
}

export const comparisonContextIsVerified: Rule = {
  number: 39,
  statement: 'Baseline CNS percentages, crossover and allowed earlier treatment are verified.',
  compares: [],
  *check({ records }) {
    for (const trial of records.trials) {
      for (const field of listUnreadParts(trial)) {
        yield warning('trials', trial.id, field, 'It was not read on a page.');
      }
    }
  },
};
