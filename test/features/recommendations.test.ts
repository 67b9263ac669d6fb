import { expect, it } from 'vitest';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEachEngine } from '../support/engines.ts';
import { evidence } from '../support/evidence.ts';
import { readAll } from '../support/pages.ts';

type Found = {
  readonly id: string;
  readonly status: string;
  readonly preference: string;
  readonly drugs: readonly { readonly name: string }[];
  readonly guideline: { readonly body: string } | null;
  readonly guidelineDate: string | null;
  readonly provenance: { readonly verified: boolean };
};

const { recommendations } = evidence;
const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => `recommendation:${id}`).toSorted();
const bodyOf = new Map(evidence.sources.map((source) => [source.id, source.organisation]));

describeOnEachEngine('recommendations', (given) => {
  const found = async (filter: unknown) =>
    (
      await readAll<{ id: string }>(given, {
        field: 'recommendations',
        select: 'id',
        filterType: 'RecommendationFilter',
        filter,
      })
    )
      .map(({ id }) => id)
      .toSorted();

  it('of narrower cancer types are found only when asked for', async () => {
    const of = (types: readonly string[]) =>
      recommendations.filter(({ indication }) => types.includes(indication.cancer_type));
    const narrower = evidence.cancerTypes.filter(({ parent }) => parent === 'nsclc').map(({ id }) => id);
    expect(of(narrower).length).toBeGreaterThan(0);
    expect(await found({ cancerType: { eq: 'cancer:nsclc' } })).toEqual(idsOf(of(['nsclc'])));
    expect(await found({ cancerType: { eq: 'cancer:nsclc', includeDescendants: true } })).toEqual(
      idsOf(of(['nsclc', ...narrower])),
    );
  });

  it('are found by what their guideline is', async () => {
    const ofEsmo = recommendations.filter(({ guideline }) => bodyOf.get(guideline ?? '') === 'ESMO');
    expect(await found({ guideline: { where: { body: { eq: 'ESMO' } } } })).toEqual(idsOf(ofEsmo));
    expect(await found({ not: { guideline: { where: { body: { eq: 'ESMO' } } } } })).toEqual(
      idsOf(recommendations.filter((record) => record.guideline !== null && !ofEsmo.includes(record))),
    );
  });

  it('of a date on are found, and none whose date was not found', async () => {
    expect(await found({ guidelineDate: { gte: '2025' } })).toEqual(
      idsOf(recommendations.filter(({ guideline_date: date }) => date !== null && date >= '2025')),
    );
  });

  it('say of a drug that a guideline describes it and recommends it nowhere', async () => {
    const { data } = await given.ask(
      `{ recommendations(filter: { kind: { eq: ABSENCE }, drug: { eq: "drug:ensartinib" } }) {
          nodes { id preference strengthText guideline { id } drugs { id } }
        } }`,
    );
    expect(data).toEqual({
      recommendations: {
        nodes: [
          {
            id: 'recommendation:esmo-2023-1l-ensartinib-not-listed',
            preference: 'NONE',
            strengthText: 'described, in no recommendation',
            guideline: { id: 'guideline:esmo-oncogene-2023' },
            drugs: [{ id: 'drug:ensartinib' }],
          },
        ],
      },
    });
  });

  it('say that none exists for ALK-positive hepatocellular carcinoma, which is no empty list', async () => {
    const { data } = await given.ask(
      `{ recommendations(filter: {
          cancerType: { eq: "cancer:hcc" }, biomarker: { eq: "biomarker:alk-fusion" }
        }) { nodes { kind preference strengthText guideline { id } drugs { id } provenance { verified } } } }`,
    );
    expect(data).toEqual({
      recommendations: {
        nodes: [
          {
            kind: 'ABSENCE',
            preference: 'NONE',
            strengthText: 'no recommendation exists',
            guideline: null,
            drugs: [],
            provenance: { verified: true },
          },
        ],
      },
    });
  });

  it('stand side by side by body and date: every one, the superseded and the unread marked', async () => {
    const operation = DOCUMENTED.find(({ name }) => name === '17-guideline-statements');
    const { data } = await given.ask<{ recommendations: { totalCount: number; nodes: Found[] } }>(
      operation?.query ?? '',
      operation?.variables,
    );
    const { nodes, totalCount } = data.recommendations;
    const wanted = recommendations.filter(
      ({ kind, indication, line_code: line, line_scope: scope }) =>
        ['GUIDELINE_STATEMENT', 'ABSENCE'].includes(kind) &&
        indication.cancer_type === 'nsclc' &&
        indication.biomarker === 'alk-fusion' &&
        (line === 'FIRST_LINE' || scope === 'ANY'),
    );
    expect(totalCount).toBe(wanted.length);
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(idsOf(wanted));
    const places = nodes.map(
      ({ guideline, guidelineDate }) => `${sortKeyOf(guideline?.body ?? '~')} ${guidelineDate ?? '~'}`,
    );
    expect(places).toEqual(places.toSorted());
    expect(nodes.filter(({ status }) => status === 'SUPERSEDED').length).toBeGreaterThan(0);
    expect(nodes.filter(({ provenance }) => !provenance.verified).length).toBeGreaterThan(0);

    const preferredBy = (body: string) =>
      new Set(
        nodes
          .filter(
            ({ guideline, status, preference, provenance }) =>
              guideline?.body === body && status === 'CURRENT' && preference === 'PREFERRED' && provenance.verified,
          )
          .flatMap(({ drugs }) => drugs.map(({ name }) => name)),
      );
    expect(preferredBy('ESMO')).toEqual(new Set(['alectinib', 'brigatinib', 'lorlatinib']));
    expect(preferredBy('DGHO (Onkopedia)')).toEqual(new Set(['lorlatinib']));
    expect(preferredBy('NCCN')).toEqual(new Set());
  });
});
