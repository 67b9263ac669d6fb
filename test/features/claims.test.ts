import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../support/engines.ts';
import { evidence } from '../support/evidence.ts';

const INVESTIGATOR = 'result:alex.primary.alex-alectinib-vs-crizotinib.pfs.investigator.hr.itt';
const INDEPENDENT = 'result:alex.primary.alex-alectinib-vs-crizotinib.pfs.irc.hr.itt';

describeOnEachEngine('a claim of the reviewed article', (given) => {
  it('that puts two assessors together leads to both comparisons, each with the medians that belong to it', async () => {
    const { data, errors } = await given.ask(
      `query Mixed($results: [ID!]!) {
        claims(filter: { mismatchType: { eq: ASSESSOR }, result: { in: $results } }) {
          nodes {
            verdict
            results { id value ... on Comparison { experimental { value status } control { value } } }
          }
        }
      }`,
      { results: [INDEPENDENT] },
    );
    expect(errors).toEqual([]);
    const resultOf = (id: string) => evidence.results.find((result) => `result:${result.id}` === id);
    const medianOf = (arm: string, assessor: string) =>
      resultOf(`result:alex.primary.alex-${arm}.pfs.${assessor}.median.itt`);
    expect(data).toEqual({
      claims: {
        nodes: [
          {
            verdict: 'SUPPORTED_WITH_MISMATCH',
            results: [
              {
                id: INVESTIGATOR,
                value: resultOf(INVESTIGATOR)?.value,
                experimental: { value: null, status: 'NOT_REACHED_OR_NOT_ESTIMABLE' },
                control: { value: medianOf('crizotinib', 'investigator')?.value },
              },
              {
                id: INDEPENDENT,
                value: resultOf(INDEPENDENT)?.value,
                experimental: { value: medianOf('alectinib', 'irc')?.value, status: 'ESTIMATED' },
                control: { value: medianOf('crizotinib', 'irc')?.value },
              },
            ],
          },
        ],
      },
    });
  });

  it('is found from every result that shows it, whichever type that is, and from none other', async () => {
    const claimsOf = (slug: string) =>
      evidence.articleClaims
        .filter((claim) => claim.result_ids.includes(slug))
        .map(({ id }) => `claim:${id}`)
        .toSorted();
    const slugs = evidence.results.map(({ id }) => id).filter((slug) => claimsOf(slug).length > 0);
    const types = new Set(evidence.results.filter(({ id }) => slugs.includes(id)).map(({ type }) => type));
    expect(types).toEqual(new Set(['arm', 'comparison']));
    const silent = evidence.results.map(({ id }) => id).filter((slug) => !slugs.includes(slug));
    const asked = [...slugs, ...silent].slice(0, 100);
    expect(asked.length).toBeGreaterThan(slugs.length);
    const { data, errors } = await given.ask<{ nodes: { id: string; claims: { nodes: { id: string }[] } }[] }>(
      'query Claims($ids: [ID!]!) { nodes(ids: $ids) { ... on EfficacyResult { id claims { nodes { id } } } } }',
      { ids: asked.map((slug) => `result:${slug}`) },
    );
    expect(errors).toEqual([]);
    expect(given.asked()).toEqual(['resultsByIds', 'claimsShownByResult']);
    expect(data.nodes).toEqual(
      asked.map((slug) => ({ id: `result:${slug}`, claims: { nodes: claimsOf(slug).map((id) => ({ id })) } })),
    );
  });

  it('is found by what the results that show it are', async () => {
    const { data } = await given.ask<{ claims: { totalCount: number } }>(
      `{ claims(filter: {
          verdict: { eq: SUPPORTED }, result: { where: { trial: { where: { acronym: { eq: "ALEX" } } } } }
        }) { totalCount } }`,
    );
    const ofAlex = new Set(evidence.results.filter(({ trial }) => trial === 'alex').map(({ id }) => id));
    const wanted = evidence.articleClaims.filter(
      ({ verdict, result_ids: ids }) => verdict === 'supported' && ids.some((id) => ofAlex.has(id)),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(data.claims.totalCount).toBe(wanted.length);
  });
});
