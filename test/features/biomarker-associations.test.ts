import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../support/engines.ts';

type Association = { readonly id: string; readonly relevance: string };
type Listed = { readonly biomarkerAssociations: { readonly nodes: readonly Association[] } };

describeOnEachEngine('a biomarker in a cancer type', (given) => {
  it('was looked for and not found: ALK fusion in hepatocellular carcinoma', async () => {
    const { data, errors } = await given.ask(
      `{
        biomarkerAssociations(
          filter: { biomarker: { eq: "biomarker:alk-fusion" }, cancerType: { eq: "cancer:hcc" } }
        ) {
          nodes {
            relevance establishedActionable approvedDrugs { name }
            prevalence { point positive tested }
            findings { positive tested verified source { firstAuthor year } }
          }
        }
      }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      biomarkerAssociations: {
        nodes: [
          {
            relevance: 'NOT_DETECTED',
            establishedActionable: false,
            approvedDrugs: [],
            prevalence: { point: 0, positive: 0, tested: 555 },
            findings: [
              { positive: 0, tested: 213, verified: true, source: { firstAuthor: 'Jia SW', year: 2014 } },
              { positive: 0, tested: 342, verified: true, source: { firstAuthor: 'Liu J', year: 2016 } },
              // no count of liver tumours: the finding's words say that it pools other tumours
              { positive: 201, tested: 92678, verified: true, source: { firstAuthor: 'Ross JS', year: 2017 } },
            ],
          },
        ],
      },
    });
  });

  it.each([
    ['exactly this type', '{ cancerType: { eq: "cancer:lung-carcinoma" } }', []],
    [
      'this type and narrower ones',
      '{ cancerType: { eq: "cancer:lung-carcinoma", includeDescendants: true }, biomarker: { eq: "biomarker:alk-fusion" } }',
      ['association:alk-fusion-lung-adenocarcinoma', 'association:alk-fusion-nsclc'],
    ],
    [
      'a drug that is approved for it',
      '{ approvedDrug: { eq: "drug:crizotinib" }, not: { cancerType: { eq: "cancer:nsclc", includeDescendants: true } } }',
      ['association:alk-fusion-alcl', 'association:alk-fusion-imt'],
    ],
    [
      'what is settled and not established',
      '{ establishedActionable: { eq: false }, cancerType: { eq: "cancer:hcc" } }',
      ['association:alk-cng-hcc', 'association:alk-expression-hcc', 'association:alk-fusion-hcc'],
    ],
  ])('is found by %s', async (_by, filter, ids) => {
    const { data } = await given.ask<Listed>(
      `{ biomarkerAssociations(filter: ${filter}, first: 100) { nodes { id relevance } } }`,
    );
    expect(data.biomarkerAssociations.nodes.map(({ id }) => id).toSorted()).toEqual(ids);
  });

  it('is unsettled where neither is said, and then meets no condition', async () => {
    const unsettled = '{ relevance: { in: [EMERGING, INVESTIGATIONAL] } }';
    const ask = (filter: string) =>
      given.ask<Listed>(`{ biomarkerAssociations(filter: ${filter}, first: 100) { nodes { id relevance } } }`);
    const { data } = await ask(unsettled);
    expect(data.biomarkerAssociations.nodes.length).toBeGreaterThan(0);
    for (const condition of [
      '{ establishedActionable: { eq: true } }',
      '{ not: { establishedActionable: { eq: true } } }',
    ]) {
      const met = await ask(`{ and: [${unsettled}, ${condition}] }`);
      expect(met.data.biomarkerAssociations.nodes).toEqual([]);
    }
  });
});
