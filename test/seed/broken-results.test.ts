import { describe, expect, it } from 'vitest';
import { checkEvidence } from '../../seed/rules/check-evidence.ts';
import { describeExpected, type Case } from './broken-case.ts';
import { addCopy, breakEvidence } from './raw-evidence.ts';

const file = 'results.json';

const ratio = 'alex.primary.alex-alectinib-vs-crizotinib.pfs.irc.hr.itt';
const median = 'alex.primary.alex-alectinib.pfs.irc.median.itt';
const rate = 'alex.primary.alex-alectinib.pfs.investigator.rate-12m.itt';
const proportion = 'alex.primary.alex-alectinib.cns-progression-rate.irc.proportion.itt';
const survival = 'alex.primary.alex-alectinib-vs-crizotinib.os.not-applicable.hr.itt';
const ofSubgroup = 'alex.primary.alex-alectinib.intracranial-orr.irc.proportion.cns-metastases-at-baseline';
const undated = 'crown.seven-year.crown-lorlatinib-vs-crizotinib.pfs.investigator.hr.itt';
const unread = 'alex.primary.alex-alectinib.cns-progression-cumulative-incidence.irc.rate-12m.itt';
const pooled =
  'np28673.pooled.np28673-alectinib.intracranial-orr.irc.proportion.measurable-cns-metastases-at-baseline.pooled-np28673-np28761';

const earlier = 'alex.primary.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt';
const later = 'alex.update-2017-12.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt';

type ResultCase = Omit<Case, 'file'>;

const errors: ResultCase[] = [
  { rule: 0, broken: 'a required field is missing', id: ratio, place: 'locator', value: undefined },
  { rule: 0, broken: 'a field is misspelt', id: ratio, place: 'commparator', value: 'alex-crizotinib' },
  { rule: 0, broken: 'a number is a text', id: median, place: 'n', value: '152' },
  { rule: 1, broken: 'a trial is unknown', id: ratio, place: 'trial', value: 'alexx' },
  { rule: 1, broken: 'a page is unknown', id: ratio, place: 'confirmed_by[1]', value: 'pg-nowhere' },
  { rule: 1, broken: 'a superseding result is unknown', id: ratio, place: 'superseded_by', value: 'alex.later' },
  { rule: 2, broken: 'an id is no slug', id: ratio, place: 'id', value: 'ALEX primary', told: { id: 'ALEX primary' } },
  {
    rule: 3,
    broken: 'the id is not made of the fields',
    id: median,
    place: 'population',
    value: 'safety',
    told: { field: 'id' },
  },
  { rule: 3, broken: 'the analysis is of another trial', id: median, place: 'analysis_id', value: 'crown.primary' },
  { rule: 4, broken: 'the type is unknown', id: ratio, place: 'type', value: 'comparrison' },
  { rule: 4, broken: 'the assessor is unknown', id: ratio, place: 'assessor', value: 'committee' },
  { rule: 4, broken: 'the variant is unknown', id: ratio, place: 'variant', value: 'post-hoc' },
  { rule: 4, broken: 'the date is none', id: ratio, place: 'data_cutoff', value: '2017-13' },
  { rule: 4, broken: 'an unverified field is unknown', id: ratio, place: 'unverified_fields[0]', value: 'value' },
  { rule: 4, broken: 'criteria of response on survival', id: median, place: 'response_criteria', value: 'RECIST_1_1' },
  { rule: 4, broken: 'a verified cut-off is not there', id: undated, place: 'data_cutoff_verified', value: true },
  { rule: 4, broken: 'overall survival is assessed', id: survival, place: 'assessor', value: 'IRC' },
  { rule: 5, broken: 'the value is below its interval', id: ratio, place: 'ci.lower', value: 0.6 },
  { rule: 5, broken: 'the value is above its interval', id: ratio, place: 'ci.upper', value: 0.45 },
  { rule: 5, broken: 'the level is a fraction', id: ratio, place: 'ci.level', value: 0.95 },
  { rule: 5, broken: 'the level is 100', id: ratio, place: 'ci.level', value: 100 },
  {
    rule: 5,
    broken: '1 is significant',
    id: ratio,
    place: 'ci.upper',
    value: 1.2,
    told: { field: 'statistically_significant' },
  },
  { rule: 6, broken: 'a limit has gone', id: ratio, place: 'ci.lower', value: null },
  { rule: 6, broken: 'an unreached limit has a value', id: median, place: 'ci.upper', value: 40 },
  { rule: 6, broken: 'the status of a limit is unknown', id: median, place: 'ci.upper_status', value: 'NE' },
  { rule: 7, broken: 'an estimate has no value', id: median, place: 'value', value: null },
  {
    rule: 7,
    broken: 'an unreached value is a number',
    id: median,
    place: 'value_status',
    value: 'not-reached',
    told: { field: 'value' },
  },
  { rule: 7, broken: 'a comparison has no value', id: ratio, place: 'value', value: null },
  { rule: 8, broken: 'a rate is above 100', id: rate, place: 'value', value: 168.4 },
  { rule: 8, broken: 'a limit of a rate is above 100', id: rate, place: 'ci.upper', value: 175.9 },
  { rule: 8, broken: 'a median is negative', id: median, place: 'value', value: -25.7 },
  { rule: 8, broken: 'a hazard ratio is 0', id: ratio, place: 'value', value: 0 },
  { rule: 8, broken: 'a follow-up is negative', id: median, place: 'median_follow_up_months', value: -18.6 },
  { rule: 9, broken: 'a median is in percent', id: median, place: 'unit', value: 'percent' },
  {
    rule: 9,
    broken: 'a median is of a proportion',
    id: median,
    place: 'endpoint',
    value: 'orr',
    told: { field: 'statistic' },
  },
  { rule: 10, broken: 'a rate has no landmark', id: rate, place: 'timepoint_months', value: null },
  { rule: 10, broken: 'a median has a landmark', id: median, place: 'timepoint_months', value: 12 },
  { rule: 10, broken: 'a comparison has a landmark', id: ratio, place: 'timepoint_months', value: 12 },
  { rule: 10, broken: 'a rate is under "event-free-rate"', id: rate, place: 'endpoint', value: 'event-free-rate' },
  { rule: 11, broken: 'an arm is of another trial', id: median, place: 'arm', value: 'crown-crizotinib' },
  {
    rule: 11,
    broken: 'a compared arm is of another trial',
    id: ratio,
    place: 'comparator_arm',
    value: 'crown-crizotinib',
  },
  { rule: 11, broken: 'an arm is compared to itself', id: ratio, place: 'comparator_arm', value: 'alex-alectinib' },
  {
    rule: 12,
    broken: 'the successor does not point back',
    id: later,
    place: 'supersedes',
    value: null,
    told: { id: earlier, field: 'superseded_by' },
  },
  {
    rule: 12,
    broken: 'the predecessor does not point back',
    id: earlier,
    place: 'superseded_by',
    value: null,
    told: { id: later, field: 'supersedes' },
  },
  {
    rule: 12,
    broken: 'a quantity supersedes another',
    id: later,
    place: 'assessor',
    value: 'IRC',
    told: { field: 'supersedes' },
  },
  {
    rule: 12,
    broken: 'an earlier cut-off supersedes',
    id: later,
    place: 'data_cutoff',
    value: '2016-12',
    told: { field: 'supersedes' },
  },
  { rule: 12, broken: 'supersession is a circle', id: earlier, place: 'supersedes', value: later },
  { rule: 13, broken: 'a key has two heads', id: earlier, place: 'superseded_by', value: null },
  { rule: 14, broken: 'an analysis has two cut-offs', id: ratio, place: 'data_cutoff', value: '2017-02-10' },
  { rule: 14, broken: 'an analysis has two wordings', id: ratio, place: 'analysis', value: 'first analysis' },
  { rule: 14, broken: 'an arm has two follow-ups', id: median, place: 'median_follow_up_months', value: 28.6 },
  { rule: 15, broken: 'a ratio is later than its medians', id: ratio, place: 'data_cutoff', value: '2018-02-09' },
  {
    rule: 17,
    broken: 'a verified result names no page',
    id: median,
    place: 'confirmed_by',
    value: [],
    told: { field: 'verified' },
  },
  { rule: 17, broken: 'an unverified result names pages', id: median, place: 'verified', value: false },
  { rule: 17, broken: 'an unverified result says no more', id: unread, place: 'verification_note', value: undefined },
  { rule: 17, broken: '"verified" is no boolean', id: median, place: 'verified', value: 'yes' },
  {
    rule: 17,
    broken: 'a page confirms twice',
    id: median,
    place: 'confirmed_by[1]',
    value: 'pg-roche-alex-2017',
    told: { field: 'confirmed_by' },
  },
  { rule: 23, broken: 'n is a fraction', id: median, place: 'n', value: 152.5 },
  { rule: 23, broken: 'events are negative', id: median, place: 'events', value: -1 },
  { rule: 23, broken: 'a count is above n', id: proportion, place: 'count', value: 200 },
  { rule: 28, broken: 'a verified result has no source', id: median, place: 'source', value: null },
  { rule: 31, broken: 'the assessor is of another class', id: median, place: 'assessor_class', value: 'INVESTIGATOR' },
  { rule: 31, broken: 'the class of a population is unknown', id: median, place: 'population_class', value: 'ALL' },
  { rule: 31, broken: 'a subgroup is not named', id: ofSubgroup, place: 'subgroup', value: null },
  {
    rule: 31,
    broken: 'all patients are a subgroup',
    id: median,
    place: 'subgroup',
    value: { key: 'race', value: 'asian' },
  },
  { rule: 31, broken: 'a subgroup has no value', id: ofSubgroup, place: 'subgroup.value', value: undefined },
  {
    rule: 32,
    broken: 'a result of one trial is pooled',
    id: median,
    place: 'pooled_trials',
    value: ['alex', 'alesia'],
  },
  { rule: 32, broken: 'a pooled result names no trials', id: pooled, place: 'pooled_trials', value: null },
  { rule: 32, broken: 'one trial is pooled', id: pooled, place: 'pooled_trials', value: ['np28673'] },
  { rule: 32, broken: 'the own trial is not pooled', id: pooled, place: 'pooled_trials', value: ['np28761', 'alex'] },
];

describe('a broken result', () => {
  it.each(errors)('is an error of rule $rule: $broken', (testCase) => {
    const reading = checkEvidence(breakEvidence([{ file, ...testCase }]));
    const told = reading.ok ? [] : reading.errors;
    expect(told).toContainEqual(expect.objectContaining(describeExpected({ file, ...testCase }, 'error')));
  });

  it('is an error of rule 2 where its id stands twice', () => {
    const reading = checkEvidence(addCopy(file, median, {}));
    const told = reading.ok ? [] : reading.errors;
    expect(told).toContainEqual(expect.objectContaining({ rule: 2, severity: 'error', file, id: median, field: 'id' }));
  });
});

const warnings: ResultCase[] = [
  { rule: 17, broken: 'fields of what nobody read', id: unread, place: 'unverified_fields', value: ['ci'] },
  { rule: 21, broken: 'a ratio off its interval', id: ratio, place: 'value', value: 0.6 },
  { rule: 22, broken: 'a lopsided interval of a rate', id: rate, place: 'ci.lower', value: 40, told: { field: 'ci' } },
  {
    rule: 23,
    broken: 'a count off its percentage',
    id: proportion,
    place: 'count',
    value: 30,
    told: { field: 'value' },
  },
  { rule: 25, broken: 'more patients than the arm has', id: proportion, place: 'n', value: 400 },
  { rule: 25, broken: 'fewer patients than were randomised', id: median, place: 'n', value: 100 },
  {
    rule: 26,
    broken: 'medians that point the other way',
    id: median,
    place: 'value',
    value: 9,
    told: { id: ratio, field: 'value' },
  },
  { rule: 27, broken: 'responses of nobody knows how many', id: ofSubgroup, place: 'n', value: null },
  { rule: 28, broken: 'an unread value without a source', id: unread, place: 'source', value: null },
  { rule: 29, broken: 'one secondary page', id: median, place: 'confirmed_by', value: ['pg-roche-alex-2017'] },
];

describe('a doubtful result', () => {
  it.each(warnings)('is a warning of rule $rule: $broken', (testCase) => {
    const { warnings: told } = checkEvidence(breakEvidence([{ file, ...testCase }]));
    expect(told).toContainEqual(expect.objectContaining(describeExpected({ file, ...testCase }, 'warning')));
  });
});
