import { expect, it } from 'vitest';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEachEngine } from '../support/engines.ts';
import { evidence } from '../support/evidence.ts';
import { readAll } from '../support/pages.ts';

type Edition = {
  readonly id: string;
  readonly body: string;
  readonly date: string | null;
  readonly status: string;
  readonly verified: boolean;
  readonly recommendations: {
    readonly totalCount: number;
    readonly nodes: readonly { readonly id: string; readonly kind: string; readonly status: string }[];
  };
};

const guidelines = evidence.sources.filter(({ kind }) => kind === 'guideline');

describeOnEachEngine('a guideline', (given) => {
  const one = async (slug: string) => {
    const { data, errors } = await given.ask<{ guideline: object }>(
      `query One($id: ID!) {
        guideline(id: $id) {
          status date verified partRead supersededBy { id } supersedes { id } recommendations { totalCount }
        }
      }`,
      { id: `guideline:${slug}` },
    );
    expect(errors).toEqual([]);
    return data.guideline;
  };

  it('of which nothing was found says so, and looks not current', async () => {
    expect(await one('csco-nsclc')).toEqual({
      status: 'UNKNOWN',
      date: null,
      verified: false,
      partRead: 'METADATA_ONLY',
      supersededBy: [],
      supersedes: [],
      recommendations: { totalCount: 0 },
    });
  });

  it('whose date was not found is not current, however much of it was read', async () => {
    expect(await one('hesmo-10')).toMatchObject({
      status: 'UNKNOWN',
      date: null,
      verified: true,
      partRead: 'FULL_TEXT',
      recommendations: { totalCount: 4 },
    });
  });

  it('that has a date and no statement is not current either', async () => {
    expect(await one('nccn-nsclc-4.2024')).toMatchObject({
      status: 'UNKNOWN',
      date: '2024-04',
      verified: true,
      recommendations: { totalCount: 0 },
    });
  });

  it('names every newer one that its statements name, and these name it', async () => {
    const newer = ['guideline:nccn-nsclc-2019', 'guideline:nccn-nsclc-8.2025'];
    expect(await one('nccn-nsclc-5.2018')).toMatchObject({
      status: 'SUPERSEDED',
      supersededBy: newer.map((id) => ({ id })),
    });
    expect(await one('nccn-nsclc-8.2025')).toMatchObject({
      status: 'CURRENT',
      supersededBy: [],
      supersedes: ['nccn-nsclc-2019', 'nccn-nsclc-2021', 'nccn-nsclc-5.2018'].map((slug) => ({
        id: `guideline:${slug}`,
      })),
    });
  });

  it('may be superseded by what is not recorded', async () => {
    expect(await one('nccn-cns-4.2020')).toMatchObject({ status: 'SUPERSEDED', supersededBy: [] });
  });

  it('is what a document of its kind is, and no other document is one', async () => {
    const sources = await readAll<{ id: string; kind: string; guideline: { id: string } | null }>(given, {
      field: 'sources',
      select: 'id kind guideline { id }',
    });
    expect(sources.filter(({ guideline }) => guideline !== null)).toHaveLength(guidelines.length);
    for (const { id, kind, guideline } of sources) {
      expect([id, guideline]).toEqual([id, kind === 'GUIDELINE' ? { id: id.replace('source:', 'guideline:') } : null]);
    }
  });

  it('is read once for each edge, however many documents and statements lead to it', async () => {
    await given.ask(
      `{ sources(first: 50, filter: { kind: { eq: GUIDELINE } }) { nodes { guideline { id supersededBy { id } } } }
         recommendations(first: 50) { nodes { guideline { id } supersededBy { id } } } }`,
    );
    const asked = given.asked();
    expect(asked.filter((name) => name === 'guidelinesBySourceIds')).toHaveLength(1);
    // by statements and by documents, as these come in
    expect(asked.filter((name) => name === 'guidelinesByIds').length).toBeLessThanOrEqual(2);
  });
});

describeOnEachEngine('guidelines', (given) => {
  const found = async (filter: unknown) =>
    (
      await readAll<{ id: string }>(given, { field: 'guidelines', select: 'id', filterType: 'GuidelineFilter', filter })
    ).map(({ id }) => id);

  it('that are current are those with a date, and with statements that all stand', async () => {
    const current = await found({ status: { eq: 'CURRENT' } });
    const statements = evidence.recommendations.filter(({ status_code: status }) => status === 'CURRENT');
    expect(new Set(current)).toEqual(
      new Set(statements.flatMap(({ guideline }) => (guideline === null ? [] : [`guideline:${guideline}`]))),
    );
  });

  it('from a date on are found, and none whose date was not found', async () => {
    const isFrom = (date: string | null | undefined) => typeof date === 'string' && date >= '2025';
    expect((await found({ date: { gte: '2025' } })).toSorted()).toEqual(
      guidelines
        .filter(({ date }) => isFrom(date))
        .map(({ id }) => `guideline:${id}`)
        .toSorted(),
    );
  });

  it('lead statements to what their guideline is: body, version, date and state', async () => {
    const { data } = await given.ask<{ recommendations: { nodes: { guideline: object }[] } }>(
      `{ recommendations(first: 100, filter: { guideline: { where: {
          body: { eq: "NCCN" }, version: { startsWith: "5." }, date: { gte: "2018" }, status: { eq: SUPERSEDED }
        } } }) { nodes { guideline { id } } } }`,
    );
    expect(new Set(data.recommendations.nodes.map(({ guideline }) => JSON.stringify(guideline)))).toEqual(
      new Set(['{"id":"guideline:nccn-nsclc-5.2018"}']),
    );
  });

  it('stand side by side by body and date, with what each says of one indication and what none recommends', async () => {
    const operation = DOCUMENTED.find(({ name }) => name === '21-guidelines-side-by-side');
    const { data } = await given.ask<{
      guidelines: { nodes: Edition[] };
      noRecommendation: { nodes: { id: string; kind: string; guideline: { id: string } | null }[] };
    }>(operation?.query ?? '', operation?.variables);
    const editions = data.guidelines.nodes;
    const bodies = editions.map(({ body }) => body);
    expect(new Set(bodies)).toEqual(new Set(operation?.variables['bodies'] as string[]));
    expect(bodies).toEqual(bodies.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    for (const { id, recommendations } of editions) {
      const wanted = evidence.recommendations
        .filter(
          ({ guideline, indication, line_code: line, line_scope: scope }) =>
            id === `guideline:${guideline ?? ''}` &&
            indication.cancer_type === 'nsclc' &&
            indication.biomarker === 'alk-fusion' &&
            (line === 'FIRST_LINE' || scope === 'ANY'),
        )
        .map((record) => `recommendation:${record.id}`);
      expect([id, recommendations.nodes.map((node) => node.id)]).toEqual([id, wanted.toSorted()]);
    }
    const ofNccn = editions.filter(({ body }) => body === 'NCCN');
    expect(ofNccn.map(({ status }) => status)).toEqual(expect.arrayContaining(['CURRENT', 'SUPERSEDED', 'UNKNOWN']));
    expect(data.noRecommendation.nodes).toEqual([
      expect.objectContaining({
        id: 'recommendation:esmo-2023-1l-ensartinib-not-listed',
        kind: 'ABSENCE',
        guideline: { id: 'guideline:esmo-oncogene-2023' },
      }),
    ]);
  });
});
