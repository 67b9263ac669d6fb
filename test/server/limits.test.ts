import { getIntrospectionQuery } from 'graphql';
import { expect, it } from 'vitest';
import { LIMITS } from '../../src/server/limits.ts';
import { DOCUMENTED } from '../support/documented.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { openFrontDoor } from '../support/front-door.ts';

const PAGES = `query Pages($size: Int!) {
  drugs(first: $size) { nodes { trials(first: $size) { nodes { results(first: $size) { nodes { id } } } } } }
}`;
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describeOnEmbedded('a limit', (given) => {
  const cost = async (operation: string, variables = {}): Promise<number> => {
    const { extensions, errors } = await given.ask(operation, variables);
    expect(errors).toEqual([]);
    return (extensions['cost'] as { requested: number }).requested;
  };

  it('of cost multiplies the pages of lists within each other', async () => {
    expect(await cost('{ trials(first: 10) { nodes { id } } }')).toBe(5 + 10);
    expect(await cost('{ trials(last: 10) { totalCount nodes { id } } }')).toBe(5 + 5 + 10);
    expect(await cost('{ trials { edges { node { id } } } }')).toBe(5 + 25 * 2);
    expect(await cost('{ trials(first: 10) { nodes { results(first: 20) { nodes { id } } } } }')).toBe(
      5 + 10 * (1 + 5 + 20),
    );
    expect(await cost('{ trials(first: 10) { nodes { sources { id } } } }')).toBe(5 + 10 * (1 + 4));
    expect(await cost('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(3);
    expect(await cost('{ trials(first: 10) { nodes { id one: id two: id } } }')).toBe(5 + 10 * 3);
    expect(await cost('{ trials(first: 10) { nodes { __typename one: __typename } } }')).toBe(5 + 10 * 2);
  });

  it('of cost counts what is asked for, by fragments too, and of several types the dearest', async () => {
    const dear = 'on Trial { sources { id } }';
    expect(await cost(`{ node(id: "x") { ... on Drug { id } ... ${dear} } }`)).toBe(1 + 4);
    expect(await cost(`{ node(id: "x") { ...Dear } } fragment Dear ${dear}`)).toBe(1 + 4);
    const skipped =
      'query Maybe($with: Boolean!) { node(id: "x") { id ... on Trial @include(if: $with) { sources { id } } } }';
    expect(await cost(skipped, { with: false })).toBe(1);
    expect(await cost(skipped, { with: true })).toBe(1 + 4);
  });

  it('of cost knows that a task is work however little is selected of its answer', async () => {
    const question = 'clinicalAnswer(question: "What is approved for ALK-positive NSCLC?") { status }';
    expect(await cost(`{ ${question} }`)).toBe(5_000);
    expect(await cost('{ resolveTerms(terms: ["ALK+", "NSCLC"]) { match } }')).toBe(200);
    expect(await cost('{ __schema { queryType { name } } }')).toBe(2);
    expect(await cost(getIntrospectionQuery())).toBeGreaterThan(1_000);
    const ranking =
      'rankedTherapies(cancerType: "NSCLC", biomarker: "ALK+", line: FIRST_LINE, by: { endpoint: "PFS" })';
    expect(await cost(`{ ${ranking} { one: figure { caption } two: figure { caption } } }`)).toBe(
      400 + 2 * (4_000 + 0),
    );
  });

  it('of cost is asked of each request, whatever was kept of its document', async () => {
    expect((await given.ask(PAGES, { size: 10 })).errors).toEqual([]);
    const refused = await given.ask(PAGES, { size: 100 });
    expect(refused.status).toBe(400);
    expect(refused.data).toBeNull();
    expect(given.asked()).toEqual([]);
    expect(refused.extensions['cost']).toEqual({ requested: 1_060_605, maximum: LIMITS.cost });
    expect(refused.errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'QUERY_TOO_COMPLEX', limit: LIMITS.cost, cost: 1_060_605, first: 25 },
    ]);
    expect(refused.errors[0]?.message).toContain('`first: 25`');
    expect((await given.ask(PAGES, { size: 25 })).errors).toEqual([]);
    expect((await given.ask(PAGES, { size: 10 })).errors).toEqual([]);
  });

  it('of an answer holds what no cost foretells: texts differ in length', async () => {
    const question =
      'What is the recommended treatment for a patient with ALK-positive metastatic hepatocellular carcinoma?';
    const asked = (times: number) =>
      `{ ${many(times, (index) => `a${index}: clinicalAnswer(question: "${question}") { markdown again: markdown once_more: markdown plainText }`)} }`;
    expect((await given.ask(asked(2))).errors).toEqual([]);
    const { status, data, errors, extensions } = await given.ask(asked(18));
    expect([status, data]).toEqual([400, null]);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX', limit: LIMITS.answerLength } }]);
    expect(errors[0]?.message).toContain('Ask for smaller pages');
    expect(extensions['cost']).toMatchObject({ maximum: LIMITS.cost });
  }, 30_000);

  it('of cost says so where smaller pages do not help', async () => {
    const { errors } = await given.ask(
      `{ ${many(20, (index) => `a${index}: answer(id: "${index}") { id }`)} x: meta { engine } }`,
    );
    expect(errors[0]?.message).toMatch(/fields of the root/);
    const dear = await given.ask(
      `{ ${many(20, (index) => `a${index}: answer(id: "${index}") { sections { kind } }`)} }`,
    );
    expect(dear.errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'QUERY_TOO_COMPLEX', limit: LIMITS.cost, cost: 20 * 5_004 },
    ]);
    expect(dear.errors[0]?.message).toContain('Ask for less');
  });

  it.each(DOCUMENTED)('of cost leaves room for $name', async ({ query, variables }) => {
    expect(await cost(query, variables)).toBeLessThan(LIMITS.cost / 2);
  });

  /** Filters with as many objects in all, at most a hundred in each. */
  const filters = (objects: number): readonly object[] =>
    Array.from({ length: Math.ceil(objects / 100) }, (_, index) => ({
      and: Array.from({ length: Math.min(100, objects - index * 100) - 1 }, () => ({})),
    }));
  const literal = (value: object): string => JSON.stringify(value).replaceAll('"', '');

  it.each<[string, number, (count: number) => string]>([
    ['aliases', LIMITS.aliases, (count) => `{ meta { ${many(count, (index) => `a${index}: engine`)} } }`],
    [
      'aliases',
      LIMITS.aliases,
      (count) =>
        `{ meta { release { ...A } b: release { ...A } ${many(count - 41, (index) => `a${index}: engine`)} } }
         fragment A on Release { ${many(20, (index) => `a${index}: version`)} }`,
    ],
    ['characters in one name', LIMITS.nameLength, (count) => `{ meta { ${'a'.repeat(count)}: engine } }`],
    [
      'characters in one name',
      LIMITS.nameLength,
      (count) => `{ meta { ...${'A'.repeat(count)} } } fragment ${'A'.repeat(count)} on Meta { engine }`,
    ],
    ['directives', LIMITS.directives, (count) => `{ meta { ${many(count, () => 'engine @skip(if: false)')} } }`],
    ['fields of the root', LIMITS.rootFields, (count) => `{ ${many(count, (index) => `a${index}: meta { engine }`)} }`],
    [
      'fields of the root',
      LIMITS.rootFields,
      (count) => `{ ...A } fragment A on Query { ${many(count, (index) => `a${index}: meta { engine }`)} }`,
    ],
    [
      'objects in arguments',
      LIMITS.argumentObjects,
      (count) =>
        `{ ${many(filters(count).length, (index) => `a${index}: trials(first: 0, filter: ${literal(filters(count)[index] ?? {})}) { nodes { id } }`)} }`,
    ],
  ])('of %s lets %i through and refuses one more', async (what, limit, operation) => {
    expect((await given.ask(operation(limit))).errors).toEqual([]);
    const refused = await given.ask(operation(limit + 1));
    expect([refused.status, refused.errors.map(({ extensions }) => extensions)]).toEqual([
      400,
      [{ code: 'QUERY_TOO_COMPLEX', limit }],
    ]);
    expect(refused.errors[0]?.message).toContain(`${limit + 1} ${what}; at most ${limit} are allowed`);
  });

  it('of operations holds for a document, of which one is run', async () => {
    const ask = async (count: number) => {
      const query = many(count, (index) => `query Q${index} { meta { engine } }`);
      const { body } = await given
        .app()
        .inject({ method: 'POST', url: '/graphql', payload: { query, operationName: 'Q1' } });
      return (JSON.parse(body) as { errors?: { extensions: object }[] }).errors?.map(({ extensions }) => extensions);
    };
    expect(await ask(LIMITS.operations)).toBeUndefined();
    expect(await ask(LIMITS.operations + 1)).toEqual([{ code: 'QUERY_TOO_COMPLEX', limit: LIMITS.operations }]);
  });

  it('of objects in arguments holds for variables too', async () => {
    const operation = `query Filters($a: TrialFilter, $b: TrialFilter, $c: TrialFilter, $d: TrialFilter) {
      a: trials(first: 0, filter: $a) { nodes { id } } b: trials(first: 0, filter: $b) { nodes { id } }
      c: trials(first: 0, filter: $c) { nodes { id } } d: trials(first: 0, filter: $d) { nodes { id } }
    }`;
    const variables = (count: number) => {
      const [a, b, c, d] = filters(count);
      return { a, b, c, d };
    };
    expect((await given.ask(operation, variables(LIMITS.argumentObjects))).errors).toEqual([]);
    const refused = await given.ask(operation, variables(LIMITS.argumentObjects + 1));
    expect([refused.status, refused.errors[0]?.extensions?.['code']]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  });

  it('of items of a list holds for every list argument, in the document and in variables', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `drug ${index}`);
    const inVariables = 'query Some($names: [String!]!) { drugs(filter: { name: { in: $names } }) { nodes { id } } }';
    expect((await given.ask(inVariables, { names: names(LIMITS.listItems) })).errors).toEqual([]);
    const refused = await given.ask(inVariables, { names: names(LIMITS.listItems + 1) });
    expect([refused.status, refused.errors[0]?.extensions]).toEqual([
      400,
      { code: 'QUERY_TOO_COMPLEX', limit: LIMITS.listItems },
    ]);
    expect(refused.errors[0]?.message).toContain('`$names` has 101 items');
    const written = await given.ask(`{ nodes(ids: ${JSON.stringify(names(LIMITS.listItems + 1))}) { id } }`);
    expect([written.status, written.errors[0]?.extensions?.['code']]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  });

  it('of depth holds for values too, whatever they are for', async () => {
    const not = (levels: number): object => (levels === 0 ? {} : { not: not(levels - 1) });
    const inVariables = 'query Not($filter: TrialFilter) { trials(first: 0, filter: $filter) { nodes { id } } }';
    expect((await given.ask(inVariables, { filter: not(LIMITS.depth - 1) })).errors).toEqual([]);
    const written = (levels: number) => `{ trials(first: 0, filter: ${literal(not(levels))}) { nodes { id } } }`;
    expect((await given.ask(written(LIMITS.depth - 1))).errors).toEqual([]);
    const refused = [
      await given.ask(inVariables, { filter: not(LIMITS.depth) }),
      await given.ask(written(LIMITS.depth)),
      await given.ask(written(LIMITS.depth * 6)),
      await given.ask(inVariables, { other: [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]] }),
    ];
    for (const { status, errors } of refused) {
      expect([status, errors.map(({ extensions }) => extensions)]).toEqual([
        400,
        [{ code: 'QUERY_TOO_COMPLEX', limit: LIMITS.depth }],
      ]);
    }
  });

  it('stands in `meta`, and so does the cost that a client may ask for in a minute', async () => {
    const fields = Object.keys(LIMITS).join(' ');
    const { data } = await given.ask(`{ meta { limits { ${fields} costPerMinute } } }`);
    expect(data).toEqual({ meta: { limits: { ...LIMITS, costPerMinute: null } } });
    const limited = await openFrontDoor(given.store(), undefined, { costPerMinute: 1_000 });
    expect((await limited.ask('{ meta { limits { costPerMinute } } }')).data).toEqual({
      meta: { limits: { costPerMinute: 1_000 } },
    });
    await limited.app.close();
  });
});
