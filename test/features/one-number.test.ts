import { expect, it } from 'vitest';
import { describeOnEachEngine, type Given } from '../support/engines.ts';

const COMPARISONS = `
  query Comparisons($after: String) {
    results(first: 100, after: $after, filter: { type: { eq: COMPARISON } }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        ... on Comparison {
          ...Measured
          measure
          experimentalArm { id }
          controlArm { id }
          experimental { ...Measured statistic arm { id } }
          control { ...Measured statistic arm { id } }
        }
      }
    }
  }
  fragment Measured on EfficacyResult {
    id
    value
    status
    variant
    qualifier
    analysis { id name cutoff { value verified } }
    endpoint { id }
    assessor { class word }
    population { class label subgroup { key value } }
    trial { id }
    pooledTrials { id }
  }`;

type Measured = {
  id: string;
  value: number | null;
  status: string;
  variant: string | null;
  qualifier: string | null;
  analysis: object;
  endpoint: object;
  assessor: object;
  population: object;
  trial: object;
  pooledTrials: object[];
};
type InArm = Measured & { statistic: string; arm: { id: string } };
type Compared = Measured & {
  measure: string;
  experimentalArm: { id: string };
  controlArm: { id: string };
  experimental: InArm | null;
  control: InArm | null;
};
type Page = {
  results: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Compared[] };
};

async function allComparisons(given: Given): Promise<Compared[]> {
  const found: Compared[] = [];
  let after: string | null = null;
  do {
    const { data, errors }: { data: Page; errors: readonly unknown[] } = await given.ask<Page>(COMPARISONS, { after });
    expect(errors).toEqual([]);
    found.push(...data.results.nodes);
    after = data.results.pageInfo.hasNextPage ? data.results.pageInfo.endCursor : null;
    if (after === null) expect(found).toHaveLength(data.results.totalCount);
  } while (after !== null);
  return found;
}

const circumstances = ({
  variant,
  qualifier,
  analysis,
  endpoint,
  assessor,
  population,
  trial,
  pooledTrials,
}: Measured) => ({
  variant,
  qualifier,
  analysis,
  endpoint,
  assessor,
  population,
  trial,
  pooledTrials,
});

describeOnEachEngine('a comparison', (given) => {
  it('owns no arm result of another analysis, endpoint, assessor, population, variant or qualifier', async () => {
    const comparisons = await allComparisons(given);
    expect(comparisons.length).toBeGreaterThan(100);
    for (const comparison of comparisons) {
      const { experimental, control, experimentalArm, controlArm, measure } = comparison;
      for (const [owned, arm] of [
        [experimental, experimentalArm],
        [control, controlArm],
      ] as const) {
        if (owned === null) continue;
        expect({ of: comparison.id, ...circumstances(owned) }).toEqual({
          of: comparison.id,
          ...circumstances(comparison),
        });
        expect([owned.arm, owned.statistic]).toEqual([arm, measure === 'HAZARD_RATIO' ? 'MEDIAN' : 'PROPORTION']);
      }
    }
    const owning = comparisons.filter(({ experimental, control }) => experimental !== null && control !== null);
    expect(owning.length).toBeGreaterThan(comparisons.length / 3);
  });

  it.each([
    [
      'irc',
      0.5,
      'HR 0.50 (95% CI 0.36-0.70)',
      '25.7 months (95% CI 19.9-not reached)',
      '10.4 months (95% CI 7.7-14.6)',
    ],
    [
      'investigator',
      0.47,
      'HR 0.47 (95% CI 0.34-0.65)',
      'not reached or not estimable (95% CI 17.7-not reached)',
      '11.1 months (95% CI 9.1-13.1)',
    ],
  ])(
    'ALEX 2017 by %s: %f owns the medians of its own reading',
    async (assessor, value, text, experimental, control) => {
      const { data } = await given.ask(
        `query One($id: ID!) {
        result(id: $id) {
          value text
          ... on Comparison {
            analysis { cutoff { value verified } }
            experimental { text }
            control { text }
          }
        }
      }`,
        { id: `result:alex.primary.alex-alectinib-vs-crizotinib.pfs.${assessor}.hr.itt` },
      );
      expect(data).toEqual({
        result: {
          value,
          text,
          analysis: { cutoff: { value: '2017-02-09', verified: true } },
          experimental: { text: experimental },
          control: { text: control },
        },
      });
    },
  );
});
