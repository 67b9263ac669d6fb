import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { ENTITIES } from '../../src/features/node/entities.ts';
import { ROOT } from '../../src/root.ts';
import { readSdl } from '../../src/server/schema.ts';
import { describeOnEachEngine, describeOnEmbedded } from '../support/engines.ts';

/** One id of every kind that the registry knows. */
const EXAMPLES: Readonly<Record<string, readonly [id: string, type: string]>> = {
  activity: ['activity:alk-g1202r.lorlatinib.lin-2017-cancerdiscov', 'DrugActivity'],
  'adverse-event': ['adverse-event:crown-lorlatinib-hypercholesterolaemia', 'AdverseEvent'],
  algorithm: ['algorithm:alk-nsclc-advanced-2026', 'Algorithm'],
  'algorithm-path': ['algorithm-path:alk-nsclc-advanced-2026.first-line-to-pattern-progression', 'AlgorithmPath'],
  'algorithm-step': ['algorithm-step:alk-nsclc-advanced-2026.first-line', 'AlgorithmStep'],
  analysis: ['analysis:alex.primary', 'Analysis'],
  approval: ['approval:fda-alectinib-metastatic', 'Approval'],
  arm: ['arm:alex-alectinib', 'Arm'],
  association: ['association:alk-fusion-hcc', 'BiomarkerAssociation'],
  biomarker: ['biomarker:alk-fusion', 'Biomarker'],
  cancer: ['cancer:nsclc', 'CancerType'],
  dose: ['dose:alectinib.japan', 'Dose'],
  caution: ['caution:egfr-tki-futile', 'Caution'],
  cohort: ['cohort:ascend-1-alk-inhibitor-naive', 'Cohort'],
  claim: ['claim:sc-10', 'Claim'],
  drug: ['drug:alectinib', 'Drug'],
  endpoint: ['endpoint:pfs', 'Endpoint'],
  frequency: ['frequency:met-amplification.lorlatinib.dagogo-jack-2020-ccr', 'FrequencyAfter'],
  gene: ['gene:alk', 'Gene'],
  guideline: ['guideline:esmo-oncogene-2023', 'Guideline'],
  'posted-outcome': ['posted-outcome:NCT01970865.441932b90c', 'PostedOutcome'],
  'label-warning': ['label-warning:warn-lorlatinib-cns', 'LabelWarning'],
  mechanism: ['mechanism:met-amplification', 'ResistanceMechanism'],
  recommendation: ['recommendation:esmo-2023-1l-alectinib', 'Recommendation'],
  'plain-text': ['plain-text:plain-endpoint-pfs', 'PlainText'],
  regimen: ['regimen:alectinib-600-bid', 'Regimen'],
  'registry-record': ['registry-record:NCT01970865', 'RegistryRecord'],
  result: ['result:alex.primary.alex-alectinib.pfs.irc.median.itt', 'ArmResult'],
  source: ['source:peters-2017-nejm', 'Source'],
  treatment: ['treatment:crizotinib-250-bid', 'TreatmentNode'],
  trial: ['trial:NCT02075840', 'Trial'],
};
const COMPARISON = 'result:alex.primary.alex-alectinib-vs-crizotinib.pfs.irc.hr.itt';

/** The fields of the root that ask for one node of a kind. */
const LOOKUPS = Object.values(
  buildSchema(readSdl(join(ROOT, 'schema')))
    .getQueryType()
    ?.getFields() ?? {},
)
  .filter(({ name, args }) => name !== 'node' && args.map((arg) => arg.name).join() === 'id')
  .map(({ name }) => name);

const NODES = 'query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const NODE = 'query Node($id: ID!) { node(id: $id) { __typename id } }';

describeOnEachEngine('a node by its id', (given) => {
  it('is found for every kind that is registered', async () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(Object.keys(ENTITIES).toSorted());
    for (const [id, typeName] of [...Object.values(EXAMPLES), [COMPARISON, 'Comparison'] as const]) {
      const { data, errors } = await given.ask(NODE, { id });
      expect(errors).toEqual([]);
      expect(data).toEqual({ node: { __typename: typeName, id } });
    }
  });

  it('comes in the order asked for, with null for what is not known, in one query a kind', async () => {
    const ids = [
      'trial:NCT02075840',
      'trial:NCT00000000',
      COMPARISON,
      'drug:alectinib',
      'no-kind:x',
      'nonsense',
      'trial:JapicCTI-132316',
      'drug:alectinib',
      ':',
    ];
    const { data } = await given.ask<{ nodes: ({ id: string } | null)[] }>(NODES, { ids });
    expect(data.nodes.map((node) => node?.id ?? null)).toEqual([
      'trial:NCT02075840',
      null,
      COMPARISON,
      'drug:alectinib',
      null,
      null,
      'trial:JapicCTI-132316',
      'drug:alectinib',
      null,
    ]);
    // the names tell whether what was not found is a former id
    expect(given.asked().toSorted()).toEqual(['drugsByIds', 'namesByFolded', 'resultsByIds', 'trialsByIds']);
  });
});

describeOnEmbedded('an id that is unlike an id', (given) => {
  it.each([
    'constructor:x',
    '__proto__:x',
    'toString:x',
    'hasOwnProperty:x',
    'drug:',
    'drug',
    ' drug:alectinib',
    'DRUG:alectinib',
  ])('%s is no node, and no error', async (id) => {
    const { data, errors } = await given.ask(NODE, { id });
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: null });
  });

  it.each([
    ['', 'BAD_USER_INPUT'],
    [' ', 'BAD_USER_INPUT'],
    ['x'.repeat(201), 'BAD_USER_INPUT'],
  ])('%j is refused', async (id, code) => {
    for (const [operation, variables, empty] of [
      [NODE, { id }, { node: null }],
      [NODES, { ids: ['drug:alectinib', id] }, { nodes: null }],
    ] as const) {
      const { data, errors } = await given.ask(operation, variables);
      expect(data).toEqual(empty);
      expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual([code]);
    }
  });
});

describeOnEachEngine('a lookup', (given) => {
  it.each([
    ['drug', 'NCIT:C101790', 'drug:alectinib'],
    ['drug', 'ncit:c101790', 'drug:alectinib'],
    ['drug', 'CHEMBL:CHEMBL1738797', 'drug:alectinib'],
    ['drug', 'drug:alectinib', 'drug:alectinib'],
    ['trial', 'NCT02075840', 'trial:NCT02075840'],
    ['trial', 'JapicCTI-132316', 'trial:JapicCTI-132316'],
    ['trial', 'trial:NCT02075840', 'trial:NCT02075840'],
    ['cancerType', 'MONDO:0005233', 'cancer:nsclc'],
    ['gene', 'HGNC:427', 'gene:alk'],
    ['source', 'source:peters-2017-nejm', 'source:peters-2017-nejm'],
    ['source', 'PMC7605398', 'source:camidge-2020-jco'],
    ['guideline', 'guideline:csco-nsclc', 'guideline:csco-nsclc'],
    ['result', COMPARISON, COMPARISON],
    // what it is not: a name, an identifier of another kind, an unknown one
    ['drug', 'alectinib', null],
    ['drug', 'Alecensa', null],
    ['drug', 'NCT02075840', null],
    ['drug', 'trial:NCT02075840', null],
    ['trial', 'ALEX', null],
    ['trial', 'NCT99999999', null],
    ['result', 'result:nope', null],
    // a document, and one that is no guideline
    ['guideline', 'source:csco-nsclc', null],
    ['guideline', 'guideline:peters-2017-nejm', null],
  ])('%s(id: "%s") is %s', async (field, id, found) => {
    const { data, errors, status } = await given.ask(`query One($id: ID!) { ${field}(id: $id) { id } }`, { id });
    expect(errors).toEqual([]);
    expect(status).toBe(200);
    expect(data).toEqual({ [field]: found === null ? null : { id: found } });
  });

  it.each(LOOKUPS)('%s refuses an empty id and one of 201 characters', async (field) => {
    for (const id of ['', '  ', 'x'.repeat(201)]) {
      const { data, errors } = await given.ask(`query One($id: ID!) { ${field}(id: $id) { id } }`, { id });
      expect(data).toEqual({ [field]: null });
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'id' }]);
    }
  });
});
