import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../support/engines.ts';

type Statement = { readonly id: string; readonly significance: string; readonly effect: string };

describeOnEachEngine('what sources say of a mutation and a drug', (given) => {
  const ask = async (filter: string): Promise<readonly Statement[]> => {
    const { data, errors } = await given.ask<{ drugActivities: { nodes: readonly Statement[] } }>(
      `{ drugActivities(filter: ${filter}, first: 100) { nodes { id significance effect } } }`,
    );
    expect(errors).toEqual([]);
    return data.drugActivities.nodes;
  };
  const answers = (statements: readonly Statement[]) => new Set(statements.map(({ significance }) => significance));

  it('stands side by side where they contradict each other, and where one contradicts itself', async () => {
    const brigatinib = await ask('{ biomarker: { eq: "biomarker:alk-g1202r" }, drug: { eq: "drug:brigatinib" } }');
    expect(answers(brigatinib)).toEqual(new Set(['SENSITIVITY', 'REDUCED_SENSITIVITY', 'RESISTANCE']));
    const oneTable = brigatinib.filter(({ id }) => id.includes('lin-2017'));
    expect(oneTable.map(({ id, significance }) => [id, significance]).toSorted()).toEqual([
      ['activity:alk-g1202r.brigatinib.lin-2017-cancerdiscov', 'REDUCED_SENSITIVITY'],
      ['activity:alk-g1202r.brigatinib.lin-2017-cancerdiscov.2', 'RESISTANCE'],
    ]);
  });

  it('is found for a group of mutations only where narrower ones are asked for', async () => {
    expect(await ask('{ biomarker: { eq: "biomarker:alk-resistance-mutation" } }')).toEqual([]);
    const filter = `{ biomarker: { eq: "biomarker:alk-resistance-mutation", includeDescendants: true },
      drug: { eq: "drug:lorlatinib" }, significance: { eq: RESISTANCE } }`;
    // compound mutations are two levels down
    expect((await ask(filter)).map(({ id }) => id.split('.')[0])).toContain('activity:alk-l1198f-c1156y');
  });

  it('was read or not, and says so for each', async () => {
    const { data } = await given.ask(
      `{ drug(id: "drug:lorlatinib") { frequencyAfter { nodes { after percent biomarker { name } provenance { status } } } }
        read: frequenciesAfter(filter: { biomarker: { eq: "biomarker:alk-g1202r" }, verified: { eq: true } }) { totalCount nodes { id } } }`,
    );
    expect(data).toEqual({
      drug: {
        frequencyAfter: {
          nodes: [
            {
              after: 'lorlatinib',
              percent: 22,
              biomarker: { name: 'MET amplification' },
              provenance: { status: 'READ_IN_COPY_OR_REVIEW' },
            },
          ],
        },
      },
      read: { totalCount: 0, nodes: [] },
    });
  });
});
