import { expect, it } from 'vitest';
import type { AlgorithmEdge, AlgorithmNode } from '../../seed/schemas/algorithms.ts';
import { ENTITIES, kindOf } from '../../src/features/node/entities.ts';
import { describeOnEachEngine, type Given } from '../support/engines.ts';
import { byId, evidence, orNull, reference, references } from '../support/evidence.ts';
import { readAll } from '../support/pages.ts';

const idsOf = (kind: string, slugs: readonly string[]) => slugs.map((slug) => `${kind}:${slug}`);

/** The records behind a step or path, in the order of the file; those of a kind that the API does not show yet come later. */
const supportsOf = ({ supports }: AlgorithmNode | AlgorithmEdge) =>
  [
    ...idsOf('recommendation', supports.recommendations),
    ...idsOf('caution', supports.cautions),
    ...idsOf('approval', supports.approvals),
    ...idsOf('result', supports.results),
    ...idsOf('association', supports.associations),
  ]
    .filter((id) => kindOf(id) in ENTITIES)
    .map((id) => ({ id }));

const stepsOf = ({ id: algorithm, nodes, edges }: (typeof evidence.algorithms)[number]) => {
  const pathsWhere = (isWanted: (path: AlgorithmEdge) => boolean) =>
    edges.filter(isWanted).map((path) => ({ id: `algorithm-path:${algorithm}.${path.id}` }));
  return nodes.map((step) => ({
    id: `algorithm-step:${algorithm}.${step.id}`,
    algorithm: { id: `algorithm:${algorithm}` },
    type: step.type,
    text: step.text,
    drugs: references('drug', step.drugs),
    line: step.line_code,
    supportLevel: step.support_level,
    supports: supportsOf(step),
    leadsTo: pathsWhere(({ from }) => from === step.id),
    reachedBy: pathsWhere(({ to }) => to === step.id),
  }));
};

const STEP = `id algorithm { id } type text drugs { id } line supportLevel supports { id } leadsTo { id } reachedBy { id }`;

describeOnEachEngine('every algorithm of the file in, every node out', (given) => {
  it('field for field, its steps and paths in the order of the file', async () => {
    const found = await readAll<{ id: string }>(given, {
      field: 'algorithms',
      select: `id title cancerType { id } biomarker { id } stage versionDate status supersededBy { id } supersedes { id }
        start { id } note steps { ${STEP} }
        paths { id algorithm { id } from { id } to { id } condition conditionCode supportLevel supports { id } }`,
    });
    const expected = evidence.algorithms.map((algorithm) => {
      const stepId = (slug: string) => ({ id: `algorithm-step:${algorithm.id}.${slug}` });
      return {
        id: `algorithm:${algorithm.id}`,
        title: algorithm.title,
        cancerType: reference('cancer', algorithm.cancer_type),
        biomarker: reference('biomarker', algorithm.biomarker),
        stage: algorithm.stage,
        versionDate: algorithm.version_date,
        status: algorithm.status_code,
        supersededBy: reference('algorithm', algorithm.superseded_by),
        supersedes: references(
          'algorithm',
          evidence.algorithms.filter((other) => other.superseded_by === algorithm.id).map(({ id }) => id),
        ),
        start: stepId(algorithm.start),
        note: orNull(algorithm.note),
        steps: stepsOf(algorithm),
        paths: algorithm.edges.map((path) => ({
          id: `algorithm-path:${algorithm.id}.${path.id}`,
          algorithm: { id: `algorithm:${algorithm.id}` },
          from: stepId(path.from),
          to: stepId(path.to),
          condition: path.condition,
          conditionCode: path.condition_code,
          supportLevel: path.support_level,
          supports: supportsOf(path),
        })),
      };
    });
    expect(byId(found)).toEqual(byId(expected));
  });
});

type Steps = { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };

/** The steps on each node of some ids, as one request reads them. */
async function stepsOn(given: Given, type: string, ids: readonly string[], filter: object) {
  const { data, errors } = await given.ask<{ nodes: { id: string; algorithmSteps: Steps }[] }>(
    `query Steps($ids: [ID!]!, $filter: AlgorithmStepFilter) {
      nodes(ids: $ids) { id ... on ${type} { algorithmSteps(first: 100, filter: $filter) { totalCount nodes { id } } } }
    }`,
    { ids, filter },
  );
  expect(errors).toEqual([]);
  return data.nodes.map(({ id, algorithmSteps: { totalCount, nodes } }) => [id, totalCount, ...nodes.map((n) => n.id)]);
}

const STEPS = evidence.algorithms
  .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  .flatMap((algorithm) =>
    algorithm.nodes.map((node) => ({ id: `algorithm-step:${algorithm.id}.${node.id}`, node, algorithm })),
  );
type Step = (typeof STEPS)[number];

describeOnEachEngine('the steps of algorithms', (given) => {
  it.each([
    ['Drug', 'drug', evidence.drugs.map(({ id }) => id), ({ drugs }: AlgorithmNode) => drugs],
    [
      'Approval',
      'approval',
      evidence.approvals.map(({ id }) => id),
      ({ supports }: AlgorithmNode) => supports.approvals,
    ],
    [
      'EfficacyResult',
      'result',
      STEPS.flatMap(({ node }) => node.supports.results),
      ({ supports }: AlgorithmNode) => supports.results,
    ],
  ])('lead to a %s, and it leads back to them, in their order', async (type, kind, slugs, recordsOf) => {
    const distinct = [...new Set(slugs)].slice(0, 100);
    const expected = distinct.map((slug) => {
      const steps = STEPS.filter(({ node }) => recordsOf(node).includes(slug)).map(({ id }) => id);
      return [`${kind}:${slug}`, steps.length, ...steps];
    });
    expect(expected.some(([, count]) => Number(count) > 0)).toBe(true);
    expect(await stepsOn(given, type, idsOf(kind, distinct), {})).toEqual(expected);
  });

  it.each<[string, object, (step: Step) => boolean]>([
    [
      'whose algorithm stands',
      { algorithm: { where: { status: { eq: 'CURRENT' } } } },
      ({ algorithm }) => algorithm.status_code === 'CURRENT',
    ],
    [
      'of an algorithm',
      { algorithm: { eq: 'algorithm:alk-nsclc-advanced-2018' } },
      ({ algorithm }) => algorithm.id === 'alk-nsclc-advanced-2018',
    ],
    ['of a type', { type: { eq: 'ACTION' } }, ({ node }) => node.type === 'ACTION'],
    ['of a line', { line: { eq: 'FIRST_LINE' } }, ({ node }) => node.line_code === 'FIRST_LINE'],
    [
      'of no such line',
      { not: { line: { eq: 'FIRST_LINE' } } },
      ({ node }) => node.line_code !== null && node.line_code !== 'FIRST_LINE',
    ],
    ['that also name a drug', { drug: { in: ['drug:ceritinib'] } }, ({ node }) => node.drugs.includes('ceritinib')],
    ['by their words', { text: { contains: 'SECOND-generation' } }, ({ node }) => /second-generation/i.test(node.text)],
    [
      'by what was read',
      { supportLevel: { in: ['UNVERIFIED', 'NONE'] } },
      ({ node }) => ['UNVERIFIED', 'NONE'].includes(node.support_level),
    ],
  ])('on a drug are filtered to those %s', async (_which, filter, meets) => {
    const drugs = evidence.drugs.map(({ id }) => id);
    const expected = drugs.map((slug) => {
      const steps = STEPS.filter((step) => step.node.drugs.includes(slug) && meets(step)).map(({ id }) => id);
      return [`drug:${slug}`, steps.length, ...steps];
    });
    expect(expected.some(([, count]) => Number(count) > 0)).toBe(true);
    expect(await stepsOn(given, 'Drug', idsOf('drug', drugs), filter)).toEqual(expected);
  });

  it('are walked from the start along the paths, and progression leads back', async () => {
    const { data } = await given.ask<{
      algorithm: { start: { id: string }; steps: { id: string; leadsTo: { to: { id: string } }[] }[] };
    }>('{ algorithm(id: "algorithm:alk-nsclc-advanced-2026") { start { id } steps { id leadsTo { to { id } } } } }');
    const { start, steps } = data.algorithm;
    const next = new Map(steps.map(({ id, leadsTo }) => [id, leadsTo.map(({ to }) => to.id)]));
    const reachedFrom = (id: string): Set<string> => {
      const reached = new Set<string>();
      for (let ahead = next.get(id) ?? []; ahead.length > 0;) {
        const unseen = ahead.filter((step) => !reached.has(step));
        for (const step of unseen) reached.add(step);
        ahead = unseen.flatMap((step) => next.get(step) ?? []);
      }
      return reached;
    };
    expect([start.id, ...reachedFrom(start.id)].toSorted()).toEqual(steps.map(({ id }) => id).toSorted());
    const pattern = 'algorithm-step:alk-nsclc-advanced-2026.pattern';
    expect(reachedFrom(pattern)).toContain(pattern);
  });
});
