import { describe, expect, it } from 'vitest';
import { checkEvidence } from '../../seed/rules/check-evidence.ts';
import { describeExpected, type Case } from './broken-case.ts';
import { addCopy, breakEvidence } from './raw-evidence.ts';

const alex = { file: 'trials.json', id: 'alex' };
const crown = { file: 'trials.json', id: 'crown' };
const regimen = { file: 'regimens.json', id: 'alectinib-600-bid' };
const leadIn = { file: 'regimens.json', id: 'brigatinib-90-lead-in-180-qd' };
const alternatives = { file: 'regimens.json', id: 'pemetrexed-or-docetaxel' };
const node = { file: 'treatment_nodes.json', id: 'alectinib-600-bid' };
const joiningNode = { file: 'treatment_nodes.json', id: 'alectinib-any-dose' };
const row = { file: 'adverse_events.json', id: 'crown-lorlatinib-hypercholesterolaemia' };
const labelWarning = { file: 'adverse_events.json', id: 'warn-lorlatinib-cns' };

const errors: Case[] = [
  { rule: 0, broken: 'a row has no percentage', ...row, place: 'any_grade_percent', value: null },
  { rule: 1, broken: 'a registry key that no registry gave', ...alex, place: 'registry_key', value: 'NCT00000000' },
  { rule: 1, broken: "the sponsor's number as registry key", ...alex, place: 'registry_key', value: 'BO28984' },
  { rule: 2, broken: 'two arms of a trial share an id', ...alex, place: 'arms[1].id', value: 'alex-alectinib' },
  { rule: 2, broken: 'arms of two trials share an id', ...crown, place: 'arms[1].id', value: 'alex-crizotinib' },
  { rule: 2, broken: 'two trials share a registry key', ...crown, place: 'registry_key', value: 'NCT02075840' },
  { rule: 4, broken: 'a kind of row is unknown', ...row, place: 'kind', value: 'trial' },
  { rule: 4, broken: 'a schedule is unknown', ...regimen, place: 'components[0].schedule', value: 'THRICE_DAILY' },
  { rule: 8, broken: 'a percentage is above 100', ...row, place: 'any_grade_percent', value: 170 },
  { rule: 8, broken: 'an arm has a negative size', ...alex, place: 'arms[0].n', value: -152 },
  { rule: 8, broken: 'a frequency is above 100', ...labelWarning, place: 'frequency.mood_percent', value: 210 },
  { rule: 11, broken: 'a row is of an arm of another trial', ...row, place: 'arm', value: 'alex-alectinib' },
  { rule: 11, broken: 'a row is of a drug of another arm', ...row, place: 'drug', value: 'crizotinib' },
  {
    rule: 11,
    broken: 'a cohort is of no arm',
    file: 'trials.json',
    id: 'ascend-1',
    place: 'cohorts[0].of_arm',
    value: 'ascend-1',
  },
  {
    rule: 16,
    broken: 'a single drug is two',
    ...alex,
    place: 'arms[0].drugs',
    value: ['alectinib', 'brigatinib'],
    told: { field: 'arms[0].drug_relation' },
  },
  { rule: 16, broken: 'a combination is one drug', ...alex, place: 'arms[0].drug_relation', value: 'combination' },
  { rule: 17, broken: 'a row names no page', ...row, place: 'confirmed_by', value: [], told: { field: 'verified' } },
  {
    rule: 17,
    broken: 'an unread row says no more',
    file: row.file,
    id: 'profile-1014-chemo-diarrhoea',
    place: 'note',
    value: null,
  },
  {
    rule: 17,
    broken: 'an unread regimen says no more',
    file: regimen.file,
    id: 'alectinib-dose-not-recorded',
    place: 'note',
    value: null,
  },
  { rule: 17, broken: 'a part of a trial is confirmed', ...alex, place: 'crossover.verified', value: true },
  { rule: 17, broken: 'an unread part says no more', ...alex, place: 'crossover.note', value: null },
  { rule: 18, broken: 'severe is more than any', ...row, place: 'grade3plus_percent', value: 71 },
  { rule: 33, broken: 'an arm has no regimen', ...alex, place: 'arms[0].regimen', value: 'alectinib-900-bid' },
  { rule: 33, broken: 'a regimen has other drugs', ...alex, place: 'arms[0].regimen', value: 'crizotinib-250-bid' },
  {
    rule: 33,
    broken: 'a regimen is used by no arm',
    ...regimen,
    place: 'id',
    value: 'alectinib-601-bid',
    told: { id: 'alectinib-601-bid' },
  },
  { rule: 33, broken: 'one component is combined', ...regimen, place: 'relation', value: 'COMBINATION' },
  {
    rule: 33,
    broken: 'a sequence begins with its second phase',
    ...leadIn,
    place: 'components[0].phase',
    value: 3,
    told: { field: 'relation' },
  },
  {
    rule: 33,
    broken: 'alternatives have no group',
    ...alternatives,
    place: 'components[0].alternative_group',
    value: null,
    told: { field: 'relation' },
  },
  {
    rule: 33,
    broken: 'an amount has no unit',
    ...regimen,
    place: 'components[0].unit',
    value: null,
    told: { field: 'components[0].amount' },
  },
  { rule: 33, broken: 'an amount is 0', ...regimen, place: 'components[0].amount', value: 0 },
  { rule: 33, broken: 'a range ends before it begins', ...regimen, place: 'components[0].amount_max', value: 300 },
  {
    rule: 33,
    broken: 'a placebo is a drug',
    ...regimen,
    place: 'components[0].placebo',
    value: true,
    told: { field: 'components[0].drug' },
  },
  {
    rule: 34,
    broken: 'a regimen is in no default node',
    ...node,
    place: 'default',
    value: false,
    told: { ...regimen, field: 'id' },
  },
  { rule: 34, broken: 'a joining node joins one', ...joiningNode, place: 'regimens', value: ['alectinib-300-bid'] },
  { rule: 34, broken: 'a node has no rationale', ...node, place: 'rationale', value: undefined },
  {
    rule: 34,
    broken: 'a node lists a regimen twice',
    ...node,
    place: 'regimens[1]',
    value: 'alectinib-600-bid',
    told: { field: 'regimens' },
  },
  { rule: 35, broken: 'a trial of any line has lines', ...alex, place: 'line_scope', value: 'ANY' },
  {
    rule: 36,
    broken: 'a CNS percentage is above 100',
    ...alex,
    place: 'baseline_cns_percent.alex-alectinib',
    value: 421,
  },
  { rule: 36, broken: 'a CNS percentage is of no arm', ...alex, place: 'baseline_cns_percent.alectinib', value: 42 },
  {
    rule: 36,
    broken: 'a verified CNS percentage is not there',
    ...alex,
    place: 'baseline_cns_percent',
    value: null,
    told: { field: 'baseline_cns_provenance.verified' },
  },
  { rule: 36, broken: 'crossover is above 100', ...alex, place: 'crossover.percent_of_control', value: 170 },
  {
    rule: 36,
    broken: 'an arm crosses over and its trial does not',
    ...crown,
    place: 'arms[1].crossover_allowed',
    value: true,
  },
  {
    rule: 36,
    broken: 'the naive had an inhibitor',
    ...alex,
    place: 'prior_therapy_allowed.alk_inhibitor',
    value: 'ANY',
  },
  {
    rule: 36,
    broken: 'allowed chemotherapy is unknown',
    ...alex,
    place: 'prior_therapy_allowed.chemotherapy',
    value: 'TWO',
  },
  { rule: 36, broken: 'a region has no words', ...alex, place: 'regions', value: [], told: { field: 'region_scope' } },
];

describe('a trial, a regimen or an adverse event that is broken', () => {
  it.each(errors)('is an error of rule $rule: $broken', (testCase) => {
    const reading = checkEvidence(breakEvidence([testCase]));
    const told = reading.ok ? [] : reading.errors;
    expect(told).toContainEqual(expect.objectContaining(describeExpected(testCase, 'error')));
  });
});

const warnings: Case[] = [
  { rule: 24, broken: 'an enrolment that is not the sum', ...alex, place: 'enrollment', value: 300 },
  {
    rule: 24,
    broken: 'an arm of unknown size',
    ...alex,
    place: 'arms[0].n',
    value: null,
    told: { field: 'enrollment' },
  },
  { rule: 30, broken: 'two events in one row', ...row, place: 'event', value: 'rash and fever' },
  { rule: 30, broken: 'a row of no arm', ...row, place: 'arm', value: null },
  {
    rule: 39,
    broken: 'a dose that was not read',
    ...regimen,
    place: 'components[0].amount',
    value: null,
    told: { field: 'components' },
  },
];

describe('a trial, a regimen or an adverse event that is doubtful', () => {
  it.each(warnings)('is a warning of rule $rule: $broken', (testCase) => {
    const { warnings: told } = checkEvidence(breakEvidence([testCase]));
    expect(told).toContainEqual(expect.objectContaining(describeExpected(testCase, 'warning')));
  });

  it('is a warning of rule 2 where an event of an arm is told twice', () => {
    const { warnings: told } = checkEvidence(addCopy(row.file, row.id, { id: 'told-again' }));
    const expected = { rule: 2, severity: 'warning', file: row.file, id: 'told-again', field: 'event' };
    expect(told).toContainEqual(expect.objectContaining(expected));
  });
});
