import type { ResultRecord } from '../schemas/results.ts';
import { error, quote, type Rule } from './rule.ts';

/** The id that the fields of a result make. */
function composeResultId(result: ResultRecord): string {
  const parts = [
    result.analysis_id,
    result.type === 'comparison' ? nameOpponents(result) : result.arm,
    result.endpoint,
    result.assessor.toLowerCase().replaceAll(' ', '-'),
    nameEstimate(result),
    result.population,
  ];
  if (result.variant) parts.push(result.variant);
  return parts.join('.');
}

function nameOpponents(result: Extract<ResultRecord, { type: 'comparison' }>): string {
  const ownTrial = `${result.trial}-`;
  const comparator = result.comparator_arm.startsWith(ownTrial)
    ? result.comparator_arm.slice(ownTrial.length)
    : result.comparator_arm;
  return `${result.experimental_arm}-vs-${comparator}`;
}

function nameEstimate(result: ResultRecord): string {
  if (result.type === 'comparison') return result.measure === 'hazard-ratio' ? 'hr' : 'rd';
  const landmark = result.statistic === 'rate' ? result.timepoint_months : null;
  return landmark === null ? result.statistic : `rate-${landmark}m`;
}

export const resultIdFollowsFromFields: Rule = {
  number: 3,
  statement: 'A result id equals the id built from its fields.',
  compares: [],
  *check({ records }) {
    for (const result of records.results) {
      const composed = composeResultId(result);
      if (composed === result.id) continue;
      yield error('results', result.id, 'id', `The id is not what the fields make, which is ${quote(composed)}.`);
    }
  },
};

export const analysisIdBeginsWithTrial: Rule = {
  number: 3,
  statement: 'The analysis_id of a result begins with its trial.',
  compares: [],
  *check({ records }) {
    for (const { id, analysis_id: analysisId, trial } of records.results) {
      if (analysisId.startsWith(`${trial}.`)) continue;
      yield error('results', id, 'analysis_id', `${quote(analysisId)} should begin with ${quote(`${trial}.`)}.`);
    }
  },
};

/** The endpoints of which a response is the event, or what is counted. */
export const responseEndpoints: ReadonlySet<string> = new Set([
  'orr',
  'cr-rate',
  'dcr',
  'dor',
  'intracranial-orr',
  'intracranial-cr-rate',
  'intracranial-dcr',
  'intracranial-dor',
]);

export const responseCriteriaStandOnResponses: Rule = {
  number: 4,
  statement: 'Response criteria stand on response rates and durations of response only.',
  compares: [],
  *check({ records }) {
    for (const { id, endpoint, response_criteria: criteria } of records.results) {
      if (!criteria || responseEndpoints.has(endpoint)) continue;
      const reason = `${quote(criteria)} stands on the endpoint ${quote(endpoint)}, which no response criteria define.`;
      yield error('results', id, 'response_criteria', reason);
    }
  },
};

export const verifiedCutoffHasDate: Rule = {
  number: 4,
  statement: 'A cut-off is verified only where there is one.',
  compares: [],
  *check({ records }) {
    for (const { id, data_cutoff: cutoff, data_cutoff_verified: isVerified } of records.results) {
      if (cutoff !== null || !isVerified) continue;
      yield error('results', id, 'data_cutoff_verified', 'It is true and data_cutoff is null; give the date or false.');
    }
  },
};

export const survivalHasNoAssessor: Rule = {
  number: 4,
  statement: 'Overall survival is assessed by nobody.',
  compares: [],
  *check({ records }) {
    for (const { id, endpoint, assessor } of records.results) {
      if (endpoint !== 'os' || assessor === 'not applicable') continue;
      yield error(
        'results',
        id,
        'assessor',
        `${quote(assessor)} assesses overall survival; "not applicable" is right.`,
      );
    }
  },
};
