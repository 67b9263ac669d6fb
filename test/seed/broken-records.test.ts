import { describe, expect, it } from 'vitest';
import { checkEvidence } from '../../seed/rules/check-evidence.ts';
import { describeExpected, type Case } from './broken-case.ts';
import { addCopy, breakEvidence } from './raw-evidence.ts';

const drugs = { file: 'drugs.json', id: 'alectinib' };
const fusion = { file: 'biomarkers.json', id: 'alk-fusion' };
const nsclc = { file: 'cancer_types.json', id: 'nsclc' };
const approval = { file: 'approvals.json', id: 'fda-alectinib-metastatic' };
const recommendation = { file: 'recommendations.json', id: 'nccn-2018-1l-alectinib' };
const caution = { file: 'cautions.json', id: 'immunotherapy-less-effective' };
const claim = { file: 'article_claims.json', id: 'sc-01' };
const source = { file: 'sources.json', id: 'peters-2017-nejm' };
const guideline = { file: 'sources.json', id: 'csco-nsclc' };
const algorithm = { file: 'algorithms.json', id: 'alk-nsclc-advanced-2026' };
const release = { file: 'release.json', id: 'release' };

const errors: Case[] = [
  { rule: 0, broken: 'a required field is missing', ...drugs, place: 'drug_class', value: undefined },
  { rule: 0, broken: 'a nested field is misspelt', ...drugs, place: 'standard_dose.amout', value: 600 },
  { rule: 0, broken: 'a text is empty', ...caution, place: 'statement', value: '' },
  { rule: 0, broken: 'a text names a folder of a machine', ...drugs, place: 'note', value: `see /home/me/x.pdf` },
  { rule: 0, broken: 'a release names such a folder', ...release, place: 'description', value: `/tmp/x` },
  { rule: 0, broken: 'a guideline names no body', ...guideline, place: 'organisation', value: null },
  { rule: 0, broken: 'a guideline says not whether it exists', ...guideline, place: 'verified', value: undefined },
  { rule: 1, broken: 'a plain reference', ...drugs, place: 'targets[0]', value: 'alkk' },
  { rule: 1, broken: 'a guideline is none', ...recommendation, place: 'guideline', value: 'peters-2017-nejm' },
  {
    rule: 1,
    broken: 'what replaced one is none',
    ...recommendation,
    place: 'superseded_by',
    value: 'peters-2017-nejm',
  },
  { rule: 1, broken: 'a text that reads like a result id', ...claim, place: 'explanation', value: 'alex.primary.a.b' },
  { rule: 1, broken: 'an algorithm starts nowhere', ...algorithm, place: 'start', value: 'beginning' },
  { rule: 1, broken: 'an edge leads nowhere', ...algorithm, place: 'edges[0].to', value: 'end' },
  { rule: 2, broken: 'an id is no slug', ...drugs, place: 'id', value: 'Alectinib', told: { id: 'Alectinib' } },
  { rule: 2, broken: 'a record has no id', ...source, place: 'id', value: undefined, told: { id: '(record 1)' } },
  {
    rule: 2,
    broken: 'two nodes of an algorithm share an id',
    ...algorithm,
    place: 'nodes[1].id',
    value: 'alk-confirmed',
  },
  { rule: 4, broken: 'an agency is unknown', ...approval, place: 'agency', value: 'MHRA' },
  { rule: 4, broken: 'a line scope is unknown', ...recommendation, place: 'line_scope', value: 'FIRST' },
  { rule: 4, broken: 'a date is none', ...approval, place: 'approval_date', value: 'November 2017' },
  { rule: 16, broken: 'nothing is a drug', ...recommendation, place: 'drug_relation', value: 'none' },
  {
    rule: 17,
    broken: 'a gene is unread and confirmed',
    file: 'genes.json',
    id: 'alk',
    place: 'verified',
    value: false,
  },
  {
    rule: 17,
    broken: 'a dose names no page',
    ...drugs,
    place: 'dose_confirmed_by',
    value: [],
    told: { field: 'dose_verified' },
  },
  {
    rule: 17,
    broken: 'an identifier is not called verified',
    ...drugs,
    place: 'external_ids_verified',
    value: ['atc'],
  },
  {
    rule: 17,
    broken: 'a statement on a mutation names no page',
    file: fusion.file,
    id: 'alk-g1202r',
    place: 'tki_activity[0].confirmed_by',
    value: [],
    told: { field: 'tki_activity[0].verified' },
  },
  { rule: 19, broken: 'a biomarker is its own ancestor', ...fusion, place: 'parent', value: 'eml4-alk' },
  { rule: 19, broken: 'cancer types have two roots', ...nsclc, place: 'parent', value: null },
  {
    rule: 35,
    broken: 'a specified line is not there',
    ...recommendation,
    place: 'line_code',
    value: null,
    told: { field: 'line_scope' },
  },
  {
    rule: 35,
    broken: 'any line is one line',
    ...approval,
    place: 'any_line',
    value: false,
    told: { field: 'line_scope' },
  },
  { rule: 37, broken: 'an alias holds a remark', ...drugs, place: 'aliases[0]', value: 'CH5424802 (code)' },
  { rule: 37, broken: 'an alias is repeated', ...drugs, place: 'aliases[1]', value: 'CH5424802' },
  { rule: 37, broken: 'an alias is the name itself', ...drugs, place: 'aliases[0]', value: 'alectinib' },
  { rule: 37, broken: 'two drugs claim a name', ...drugs, place: 'aliases[0]', value: 'ldk378' },
  {
    rule: 37,
    broken: 'an ambiguous name is claimed by one',
    file: fusion.file,
    id: 'alk-f1174c-l-v',
    place: 'aliases',
    value: [],
    told: { id: 'alk-activating-mutation' },
  },
  { rule: 37, broken: 'the source of no alias', ...drugs, place: 'alias_sources[0].alias', value: 'Alecensor' },
  {
    rule: 38,
    broken: 'a kind of regional dose is unknown',
    ...drugs,
    place: 'regional_doses[0].kind',
    value: 'COUNTRY',
  },
  { rule: 38, broken: 'a condition is no words', ...caution, place: 'condition', value: true },
  { rule: 40, broken: 'the version is of another month', ...release, place: 'version', value: '2026.10' },
  { rule: 40, broken: 'the version is none', ...release, place: 'version', value: '3' },
  { rule: 40, broken: 'there is no licence', ...release, place: 'licence', value: undefined },
  { rule: 40, broken: 'there is no attribution', ...release, place: 'attribution', value: '' },
  { rule: 40, broken: 'there is no disclaimer', ...release, place: 'disclaimer', value: null },
];

describe('a record that is broken', () => {
  it.each(errors)('is an error of rule $rule: $broken', (testCase) => {
    const reading = checkEvidence(breakEvidence([testCase]));
    const told = reading.ok ? [] : reading.errors;
    expect(told).toContainEqual(expect.objectContaining(describeExpected(testCase, 'error')));
  });

  it('is an error of rule 2 where its id stands twice', () => {
    const reading = checkEvidence(addCopy(drugs.file, drugs.id, {}));
    const told = reading.ok ? [] : reading.errors;
    expect(told).toContainEqual(expect.objectContaining({ rule: 2, severity: 'error', ...drugs, field: 'id' }));
  });
});

const warnings: Case[] = [
  { rule: 28, broken: 'a publication without numbers', ...source, place: 'ids', value: {} },
  { rule: 30, broken: 'a recommendation of a paper', ...recommendation, place: 'source', value: 'peters-2017-nejm' },
];

describe('a record that is doubtful', () => {
  it.each(warnings)('is a warning of rule $rule: $broken', (testCase) => {
    const { warnings: told } = checkEvidence(breakEvidence([testCase]));
    expect(told).toContainEqual(expect.objectContaining(describeExpected(testCase, 'warning')));
  });

  it('is a warning of rule 2 where two files share an id', () => {
    const { warnings: told } = checkEvidence(addCopy('sources.json', 'kb-civic', { id: 'alectinib' }));
    const expected = { rule: 2, severity: 'warning', file: 'sources.json', id: 'alectinib', field: 'id' };
    expect(told).toContainEqual(expect.objectContaining(expected));
  });
});
