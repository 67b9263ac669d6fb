import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../support/engines.ts';

const RESOLVE =
  'query Terms($terms: [String!]!) { resolveTerms(terms: $terms) { input match node { id kind name } candidates { id } } }';

type Resolved = {
  resolveTerms: {
    input: string;
    match: string;
    node: { id: string; kind: string } | null;
    candidates: { id: string }[];
  }[];
};

describeOnEachEngine('what a term means', (given) => {
  it.each([
    ['ALK+', 'ALIAS', 'biomarker:alk-fusion'],
    ['ALK-positive', 'ALIAS', 'biomarker:alk-fusion'],
    ['alk positive', 'ALIAS', 'biomarker:alk-fusion'],
    ['EML4-ALK', 'ALIAS', 'biomarker:eml4-alk'],
    ['ALK', 'EXACT', 'gene:alk'],
    ['NSCLC', 'ALIAS', 'cancer:nsclc'],
    ['nsclc', 'ALIAS', 'cancer:nsclc'],
    ['non-small cell lung cancer', 'EXACT', 'cancer:nsclc'],
    ['Non small-cell  lung cancer', 'EXACT', 'cancer:nsclc'],
    ['lung cancer', 'ALIAS', 'cancer:lung-carcinoma'],
    ['liver cancer', 'EXACT', 'cancer:liver-cancer'],
    ['HCC', 'ALIAS', 'cancer:hcc'],
    ['PFS', 'ALIAS', 'endpoint:pfs'],
    ['alectinib', 'EXACT', 'drug:alectinib'],
    ['Alecensa', 'ALIAS', 'drug:alectinib'],
    ['NCIT:C101790', 'IDENTIFIER', 'drug:alectinib'],
    ['drug:alectinib', 'IDENTIFIER', 'drug:alectinib'],
    ['ALEX', 'EXACT', 'trial:NCT02075840'],
    ['NCT02075840', 'IDENTIFIER', 'trial:NCT02075840'],
    ['trial:NCT02075840', 'IDENTIFIER', 'trial:NCT02075840'],
    ['JapicCTI-132316', 'IDENTIFIER', 'trial:JapicCTI-132316'],
    ['crizotinib 250 mg twice daily', 'EXACT', 'regimen:crizotinib-250-bid'],
    ['F1174L', 'AMBIGUOUS', null],
    ['ALK mutation', 'AMBIGUOUS', null],
    ['alectinb', 'NONE', null],
    ['ALK+ hepatocellular carcinoma', 'NONE', null],
  ])('%s: %s %s', async (term, match, id) => {
    const { data, errors } = await given.ask<Resolved>(RESOLVE, { terms: [term] });
    expect(errors).toEqual([]);
    const [resolved] = data.resolveTerms;
    expect([resolved?.input, resolved?.match, resolved?.node?.id ?? null]).toEqual([term, match, id]);
    if (resolved?.node) expect(resolved.node.kind).toBe(resolved.node.id.split(':')[0]);
  });

  it('keeps the order of the terms, and asks the graph once for all of them', async () => {
    const terms = ['PFS', 'nonsense', 'NSCLC', 'PFS'];
    const { data } = await given.ask<Resolved>(RESOLVE, { terms });
    expect(data.resolveTerms.map(({ input }) => input)).toEqual(terms);
    expect(given.asked()).toEqual(['namesByFolded', 'namesOfKinds']);
  });

  it('offers what begins with the term by how much more there is to write', async () => {
    const { data } = await given.ask<Resolved>(RESOLVE, { terms: ['lung'] });
    expect(data.resolveTerms[0]?.candidates.map(({ id }) => id)).toEqual([
      'cancer:lung-carcinoma',
      'cancer:lung-adenocarcinoma',
      'cancer:lung-squamous-cell-carcinoma',
    ]);
  });

  it('offers names that are spelt alike, and takes none of them', async () => {
    const { data } = await given.ask<Resolved>(RESOLVE, { terms: ['alectinb', 'lorlatinip', 'xyz'] });
    expect(data.resolveTerms.map(({ candidates }) => candidates.map(({ id }) => id))).toEqual([
      ['drug:alectinib'],
      ['drug:lorlatinib'],
      [],
    ]);
  });

  it.each([
    ['an empty term', ['']],
    ['a blank term', ['   ']],
    ['a term of 201 characters', ['x'.repeat(201)]],
  ])('refuses %s', async (_, terms) => {
    const { data, errors } = await given.ask(RESOLVE, { terms });
    expect(data).toEqual({ resolveTerms: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('takes a term of 200 characters', async () => {
    const { data } = await given.ask<Resolved>(RESOLVE, { terms: ['x'.repeat(200)] });
    expect(data.resolveTerms[0]?.match).toBe('NONE');
  });
});
