import { expect, it } from 'vitest';
import type { ResultRecord } from '../../seed/schemas/results.ts';
import { describeOnEachEngine } from '../support/engines.ts';
import {
  byId,
  enumOf,
  evidence,
  idOrNull,
  orNull,
  PROVENANCE,
  provenanceOf,
  reference,
  trialIdOf,
} from '../support/evidence.ts';
import { readAll } from '../support/pages.ts';

const SELECT = `
  __typename id
  trial { id } pooledTrials { id } endpoint { id }
  analysis { id name cutoff { value verified } trial { id } }
  assessor { class word } responseCriteria
  population { class label subgroup { key value } }
  variant qualifier value status unit
  interval { level lower lowerStatus upper upperStatus }
  supersedes { id } supersededBy { id }
  ${PROVENANCE}
  ... on ArmResult { arm { id } statistic landmarkMonths n events count followUpMonths followUpVerified }
  ... on Comparison {
    measure experimentalArm { id } controlArm { id } pValue statisticallySignificant stratified method
    experimentalFollowUpMonths controlFollowUpMonths followUpMonths followUpVerified
  }`;

const statusOf = (word: 'estimated' | 'not-reached') =>
  word === 'estimated' ? 'ESTIMATED' : 'NOT_REACHED_OR_NOT_ESTIMABLE';

/** A record of the file as the API must say it. */
function expected(record: ResultRecord): object {
  const { ci } = record;
  return {
    id: `result:${record.id}`,
    trial: { id: trialIdOf(record.trial) },
    pooledTrials: (record.pooled_trials ?? []).map((slug) => ({ id: trialIdOf(slug) })),
    endpoint: reference('endpoint', record.endpoint),
    analysis: {
      id: `analysis:${record.analysis_id}`,
      name: record.analysis,
      cutoff: { value: record.data_cutoff, verified: record.data_cutoff_verified },
      trial: { id: trialIdOf(record.trial) },
    },
    assessor: { class: record.assessor_class, word: record.assessor },
    responseCriteria: orNull(record.response_criteria),
    population: { class: record.population_class, label: record.population, subgroup: record.subgroup },
    variant: orNull(record.variant),
    qualifier: orNull(record.qualifier),
    value: record.value,
    interval: ci && {
      level: ci.level,
      lower: ci.lower,
      lowerStatus: statusOf(ci.lower_status),
      upper: ci.upper,
      upperStatus: statusOf(ci.upper_status),
    },
    supersedes: reference('result', record.supersedes),
    supersededBy: reference('result', record.superseded_by),
    provenance: provenanceOf(record),
    followUpVerified: record.median_follow_up_verified,
    ...(record.type === 'arm'
      ? {
          __typename: 'ArmResult',
          status: statusOf(record.value_status),
          unit: enumOf(record.unit),
          arm: reference('arm', record.arm),
          statistic: enumOf(record.statistic),
          landmarkMonths: record.timepoint_months,
          n: record.n,
          events: record.events,
          count: orNull(record.count),
          followUpMonths: record.median_follow_up_months,
        }
      : {
          __typename: 'Comparison',
          status: 'ESTIMATED',
          unit: record.measure === 'hazard-ratio' ? 'RATIO' : 'PERCENTAGE_POINTS',
          measure: enumOf(record.measure),
          experimentalArm: reference('arm', record.experimental_arm),
          controlArm: reference('arm', record.comparator_arm),
          pValue: record.p_value,
          statisticallySignificant: record.statistically_significant,
          stratified: record.stratified,
          method: record.method,
          experimentalFollowUpMonths: orNull(record.median_follow_up_months?.[record.experimental_arm]),
          controlFollowUpMonths: orNull(record.median_follow_up_months?.[record.comparator_arm]),
          followUpMonths: orNull(record.median_follow_up_months?.['all']),
        }),
  };
}

describeOnEachEngine('every result of the file in, every result out', (given) => {
  it('field for field, by paging through the list', async () => {
    const found = await readAll<{ id: string }>(given, { field: 'results', select: SELECT });
    const records = byId(evidence.results.map((record) => ({ id: `result:${record.id}`, record })));
    expect(found.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    for (const [index, { record }] of records.entries()) expect(found[index]).toEqual(expected(record));
  });

  it('through the results of each trial, where those that pool several come only when asked for', async () => {
    const trials = await readAll<{
      id: string;
      own: { nodes: object[] };
      all: { nodes: object[]; totalCount: number };
    }>(given, {
      field: 'trials',
      pageSize: 20,
      select: `id own: results(first: 100) { nodes { id } } all: results(first: 100, includePooled: true) { totalCount nodes { id } }`,
    });
    for (const { id, own, all } of trials) {
      const ofTrial = evidence.results.filter(({ trial, pooled_trials: pooled }) =>
        (pooled ?? [trial]).some((slug) => trialIdOf(slug) === id),
      );
      const idsOf = (records: readonly ResultRecord[]) =>
        byId(records.map((record) => ({ id: `result:${record.id}` }))).slice(0, 100);
      expect([id, own.nodes]).toEqual([id, idsOf(ofTrial.filter((record) => !record.pooled_trials))]);
      expect([id, all.nodes, all.totalCount]).toEqual([id, idsOf(ofTrial), ofTrial.length]);
    }
  });

  it.each([
    [
      'j-alex.interim-2.j-alex-alectinib-vs-crizotinib.pfs.irf.hr.itt',
      0.34,
      '2015-12-03',
      99.7,
      'HR 0.34 (99.7% CI 0.17-0.71)',
    ],
    [
      'j-alex.final-pfs.j-alex-alectinib-vs-crizotinib.pfs.irf.hr.itt',
      0.37,
      '2018-06-30',
      95,
      'HR 0.37 (95% CI 0.26-0.52)',
    ],
    ['alex.primary.alex-alectinib-vs-crizotinib.pfs.irc.hr.itt', 0.5, '2017-02-09', 95, 'HR 0.50 (95% CI 0.36-0.70)'],
    [
      'alex.mature-2018-11.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt',
      0.43,
      '2018-11-30',
      95,
      'HR 0.43 (95% CI 0.32-0.58)',
    ],
    [
      'alta-1l.interim-1.alta-1l-brigatinib-vs-crizotinib.pfs.birc.hr.itt',
      0.49,
      '2018-02-19',
      95,
      'HR 0.49 (95% CI 0.33-0.74)',
    ],
    [
      'alta-1l.interim-2.alta-1l-brigatinib-vs-crizotinib.pfs.investigator.hr.itt',
      0.43,
      '2019-06-28',
      95,
      'HR 0.43 (95% CI 0.31-0.61)',
    ],
    [
      'alta-1l.final.alta-1l-brigatinib-vs-crizotinib.pfs.birc.hr.itt',
      0.48,
      '2021-01-29',
      95,
      'HR 0.48 (95% CI 0.35-0.66)',
    ],
  ])('%s is %f at %s with its own level of %f %%', async (slug, value, cutoff, level, text) => {
    const { data } = await given.ask(
      'query One($id: ID!) { result(id: $id) { value text analysis { cutoff { value } } interval { level } } }',
      { id: idOrNull('result', slug) },
    );
    expect(data).toEqual({ result: { value, text, analysis: { cutoff: { value: cutoff } }, interval: { level } } });
  });
});
