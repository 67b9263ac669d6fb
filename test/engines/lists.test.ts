import { expect, it } from 'vitest';
import { sortKeyOf } from '../../src/shared/sort-key.ts';
import { describeOnEachEngine, type Given } from '../support/engines.ts';
import { readAll } from '../support/pages.ts';
import { createRandom, type Random } from '../support/random.ts';

type Scalar = string | number | boolean | null;
type Node = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What a condition says of a node: null where the value is not recorded, which is neither true nor false. */
type Truth = boolean | null;

type Field = {
  readonly name: string;
  /** A value, or the values of a list. */
  readonly of: (node: Node) => Scalar | readonly Scalar[];
  readonly operators: readonly (keyof typeof OPERATORS)[];
};

const OPERATORS = {
  eq: (value: Scalar, wanted: Scalar) => value === wanted,
  gte: (value: Scalar, wanted: Scalar) => Number(value) >= Number(wanted),
  lte: (value: Scalar, wanted: Scalar) => Number(value) <= Number(wanted),
  gt: (value: Scalar, wanted: Scalar) => Number(value) > Number(wanted),
  lt: (value: Scalar, wanted: Scalar) => Number(value) < Number(wanted),
  contains: (value: Scalar, wanted: Scalar) => String(value).toLowerCase().includes(String(wanted).toLowerCase()),
  startsWith: (value: Scalar, wanted: Scalar) => String(value).toLowerCase().startsWith(String(wanted).toLowerCase()),
  in: (value: Scalar, wanted: readonly Scalar[]) => wanted.includes(value),
} as const;

const TEXT = ['eq', 'in', 'contains', 'startsWith'] as const;
const VALUE = ['eq', 'in'] as const;
const NUMBER = ['eq', 'gte', 'lte', 'gt', 'lt'] as const;
const FLAG = ['eq'] as const;

const at =
  (...path: readonly string[]) =>
  (node: Node): Scalar =>
    (path.reduce<unknown>((part, step) => (part as Record<string, unknown> | null)?.[step], node) ?? null) as Scalar;

type Listed = {
  readonly field: string;
  readonly type: string;
  readonly select: string;
  readonly fields: readonly Field[];
  /** The value that each order is by; a text as its sort key. */
  readonly orders: Readonly<Record<string, (node: Node) => Scalar>>;
};

const byText =
  (...path: readonly string[]) =>
  (node: Node) =>
    sortKeyOf(String(at(...path)(node)));
const idsOf = (name: string) => (node: Node) => (node[name] as readonly Node[]).map(({ id }) => id);

const LISTS: readonly Listed[] = [
  {
    field: 'trials',
    type: 'Trial',
    select: `id acronym title phase regionScope enrollment startDate alkTkiNaive lines cancerType { id } biomarker { id }
      arms { regimen { components { drug { id } } } }`,
    fields: [
      { name: 'acronym', of: at('acronym'), operators: TEXT },
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'phase', of: at('phase'), operators: VALUE },
      { name: 'regionScope', of: at('regionScope'), operators: VALUE },
      { name: 'cancerType', of: at('cancerType', 'id'), operators: VALUE },
      { name: 'biomarker', of: at('biomarker', 'id'), operators: VALUE },
      { name: 'enrollment', of: at('enrollment'), operators: NUMBER },
      { name: 'alkTkiNaive', of: at('alkTkiNaive'), operators: FLAG },
    ],
    orders: {
      ACRONYM: byText('acronym'),
      ENROLLMENT: at('enrollment'),
      START_DATE: at('startDate'),
    },
  },
  {
    field: 'adverseEvents',
    type: 'AdverseEvent',
    select: 'id term anyGradePercent grade3PlusPercent trial { id } arm { id } drug { id }',
    fields: [
      { name: 'term', of: at('term'), operators: TEXT },
      { name: 'trial', of: at('trial', 'id'), operators: VALUE },
      { name: 'arm', of: at('arm', 'id'), operators: VALUE },
      { name: 'drug', of: at('drug', 'id'), operators: VALUE },
      { name: 'anyGradePercent', of: at('anyGradePercent'), operators: NUMBER },
      { name: 'grade3PlusPercent', of: at('grade3PlusPercent'), operators: NUMBER },
    ],
    orders: { TERM: byText('term'), ANY_GRADE: at('anyGradePercent') },
  },
  {
    field: 'results',
    type: 'EfficacyResult',
    select: `id value trial { id } endpoint { id } assessor { class } population { class } supersededBy { id }
      provenance { verified } kind: __typename`,
    fields: [
      { name: 'trial', of: at('trial', 'id'), operators: VALUE },
      { name: 'endpoint', of: at('endpoint', 'id'), operators: VALUE },
      { name: 'assessor', of: at('assessor', 'class'), operators: VALUE },
      { name: 'population', of: at('population', 'class'), operators: VALUE },
      { name: 'type', of: (node) => (node['kind'] === 'ArmResult' ? 'ARM' : 'COMPARISON'), operators: FLAG },
      { name: 'verified', of: at('provenance', 'verified'), operators: FLAG },
      { name: 'latest', of: (node) => node['supersededBy'] === null, operators: FLAG },
      { name: 'value', of: at('value'), operators: NUMBER },
    ],
    orders: { ID: (node) => node.id },
  },
  {
    field: 'sources',
    type: 'Source',
    select: 'id title kind year',
    fields: [
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'kind', of: at('kind'), operators: VALUE },
      { name: 'year', of: at('year'), operators: NUMBER },
    ],
    orders: { TITLE: byText('title'), YEAR: at('year') },
  },
  {
    field: 'approvals',
    type: 'Approval',
    select: 'id date agency status cancerType { id } biomarker { id } drugs { id }',
    fields: [
      { name: 'agency', of: at('agency'), operators: VALUE },
      { name: 'status', of: at('status'), operators: VALUE },
      { name: 'cancerType', of: at('cancerType', 'id'), operators: VALUE },
      { name: 'biomarker', of: at('biomarker', 'id'), operators: VALUE },
      { name: 'drug', of: idsOf('drugs'), operators: VALUE },
    ],
    orders: { DATE: at('date') },
  },
  {
    field: 'drugs',
    type: 'Drug',
    select: 'id name drugClass generation targets { id }',
    fields: [
      { name: 'name', of: at('name'), operators: TEXT },
      { name: 'drugClass', of: at('drugClass'), operators: TEXT },
      { name: 'generation', of: at('generation'), operators: TEXT },
      { name: 'target', of: idsOf('targets'), operators: VALUE },
    ],
    orders: { NAME: byText('name') },
  },
  {
    field: 'biomarkerAssociations',
    type: 'BiomarkerAssociation',
    select: `id relevance establishedActionable biomarker { id name } cancerType { id name } approvedDrugs { id }
      provenance { verified }`,
    fields: [
      { name: 'biomarker', of: at('biomarker', 'id'), operators: VALUE },
      { name: 'cancerType', of: at('cancerType', 'id'), operators: VALUE },
      { name: 'relevance', of: at('relevance'), operators: VALUE },
      { name: 'establishedActionable', of: at('establishedActionable'), operators: FLAG },
      { name: 'approvedDrug', of: idsOf('approvedDrugs'), operators: VALUE },
      { name: 'verified', of: at('provenance', 'verified'), operators: FLAG },
    ],
    orders: { BIOMARKER: byText('biomarker', 'name'), CANCER_TYPE: byText('cancerType', 'name') },
  },
  {
    field: 'labelWarnings',
    type: 'LabelWarning',
    select: 'id term drug { id } provenance { source { id } }',
    fields: [
      { name: 'term', of: at('term'), operators: TEXT },
      { name: 'drug', of: at('drug', 'id'), operators: VALUE },
      { name: 'source', of: at('provenance', 'source', 'id'), operators: VALUE },
    ],
    orders: { TERM: byText('term') },
  },
  {
    field: 'drugActivities',
    type: 'DrugActivity',
    select: 'id significance evidenceType biomarker { id name } drug { id name } provenance { source { id } }',
    fields: [
      { name: 'biomarker', of: at('biomarker', 'id'), operators: VALUE },
      { name: 'drug', of: at('drug', 'id'), operators: VALUE },
      { name: 'significance', of: at('significance'), operators: VALUE },
      { name: 'evidenceType', of: at('evidenceType'), operators: VALUE },
      { name: 'source', of: at('provenance', 'source', 'id'), operators: VALUE },
    ],
    orders: { BIOMARKER: byText('biomarker', 'name'), DRUG: byText('drug', 'name') },
  },
  {
    field: 'frequenciesAfter',
    type: 'FrequencyAfter',
    select: 'id percent biomarker { id name } drugs { id } provenance { verified }',
    fields: [
      { name: 'biomarker', of: at('biomarker', 'id'), operators: VALUE },
      { name: 'drug', of: idsOf('drugs'), operators: VALUE },
      { name: 'percent', of: at('percent'), operators: NUMBER },
      { name: 'verified', of: at('provenance', 'verified'), operators: FLAG },
    ],
    orders: { PERCENT: at('percent'), BIOMARKER: byText('biomarker', 'name') },
  },
  {
    field: 'biomarkers',
    type: 'Biomarker',
    select: 'id name kind alterationClass genes { id }',
    fields: [
      { name: 'name', of: at('name'), operators: TEXT },
      { name: 'kind', of: at('kind'), operators: VALUE },
      { name: 'alterationClass', of: at('alterationClass'), operators: VALUE },
      { name: 'gene', of: idsOf('genes'), operators: VALUE },
    ],
    orders: { NAME: byText('name') },
  },
  ...(
    [
      ['cancerTypes', 'CancerType', 'NAME', 'name', ['name']],
      ['endpoints', 'Endpoint', 'NAME', 'name', ['name', 'abbreviation']],
      ['genes', 'Gene', 'SYMBOL', 'symbol', ['symbol', 'name']],
      ['regimens', 'Regimen', 'NAME', 'name', ['name']],
    ] as const
  ).map(([field, type, order, key, names]): Listed => ({
    field,
    type,
    select: ['id', ...new Set([key, ...names])].join(' '),
    fields: names.map((name) => ({ name, of: at(name), operators: TEXT })),
    orders: { [order]: byText(key) },
  })),
];

type Filter = Readonly<Record<string, unknown>>;

/** A filter that some nodes are likely to meet: its values are those of nodes, or parts of them. */
function randomFilter(random: Random, { fields }: Listed, nodes: readonly Node[], depth: number): Filter {
  const filter: Record<string, unknown> = {};
  for (let count = random.integer(depth === 0 ? 0 : 1, 2); count > 0; count--) {
    const { name, of, operators } = random.pick(fields);
    const value = () => [of(random.pick(nodes))].flat().find((item) => item !== null) ?? null;
    const operator = random.pick(operators);
    const known = value();
    if (known === null) continue;
    filter[name] = { [operator]: operand(random, operator, known, value) };
  }
  if (depth < 2) {
    const part = () => randomFilter(random, { fields } as Listed, nodes, depth + 1);
    if (random.chance(0.3)) filter['and'] = [part(), part()];
    if (random.chance(0.4)) filter['or'] = [part(), part(), part()].slice(0, random.integer(0, 3));
    if (random.chance(0.5)) filter['not'] = part();
  }
  return filter;
}

function operand(random: Random, operator: keyof typeof OPERATORS, known: Scalar, value: () => Scalar): unknown {
  if (operator === 'in') {
    return [known, value(), value()].filter((item) => item !== null).slice(0, random.integer(0, 3));
  }
  if (operator === 'contains') return String(known).slice(random.integer(0, 3), random.integer(3, 9)).toUpperCase();
  if (operator === 'startsWith') return String(known).slice(0, random.integer(1, 4)).toLowerCase();
  return known;
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const and = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true);
const or = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false);

/** What a filter says of a node, worked out without any engine. */
function meets(listed: Listed, filter: Filter, node: Node): Truth {
  const truths: Truth[] = [];
  for (const { name, of } of listed.fields) {
    for (const [operator, wanted] of Object.entries((filter[name] ?? {}) as Record<string, never>)) {
      const test = OPERATORS[operator as keyof typeof OPERATORS];
      const value = of(node);
      if (Array.isArray(value)) truths.push(value.some((item: Scalar) => test(item, wanted)));
      else truths.push(value === null ? null : test(value as Scalar, wanted));
    }
  }
  const within = (part: Filter): Truth => meets(listed, part, node);
  if (filter['and'] !== undefined) truths.push(and((filter['and'] as Filter[]).map(within)));
  if (filter['or'] !== undefined) truths.push(or((filter['or'] as Filter[]).map(within)));
  if (filter['not'] !== undefined) truths.push(not(within(filter['not'] as Filter)));
  return and(truths);
}

function inOrder(nodes: readonly Node[], by: (node: Node) => Scalar, descending: boolean): Node[] {
  const compare = (a: Scalar, b: Scalar): number => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1);
  return nodes.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || compare(a.id, b.id);
    return (descending ? compare(right, left) : compare(left, right)) || compare(a.id, b.id);
  });
}

const everything = (given: Given, { field, select }: Listed) => readAll<Node>(given, { field, select });

describeOnEachEngine('every list', (given) => {
  it.each(
    LISTS.flatMap((listed) =>
      Object.keys(listed.orders).flatMap((order) => [
        { order, direction: 'ASC', listed },
        { order, direction: 'DESC', listed },
      ]),
    ),
  )(
    '$listed.field by $order $direction comes whole, each once, those without a value last',
    async ({ order, direction, listed }) => {
      const nodes = await everything(given, listed);
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
      const by = listed.orders[order];
      if (by === undefined) throw new Error(`There is no order ${order}.`);
      const found = await readAll<Node>(given, {
        field: listed.field,
        select: listed.select,
        // small enough that ties and missing values fall on the edge of a page
        pageSize: listed.field === 'results' ? 97 : 7,
        orderType: `${listed.type}Order`,
        orderBy: `${order}_${direction}`,
      });
      expect(found.map(({ id }) => id)).toEqual(inOrder(nodes, by, direction === 'DESC').map(({ id }) => id));
    },
  );

  it.each(LISTS)('$field keeps to any filter, in any order and page size', async (listed) => {
    const random = createRandom(20_261_124);
    const nodes = await everything(given, listed);
    let notEmpty = 0;
    // every filter of a new shape costs Neo4j a plan
    for (let round = 0; round < (given.engine === 'embedded' ? 40 : 4); round++) {
      const filter = randomFilter(random, listed, nodes, 0);
      const [order, by] = random.pick(Object.entries(listed.orders));
      const direction = random.pick(['ASC', 'DESC']);
      const wanted = inOrder(
        nodes.filter((node) => meets(listed, filter, node) === true),
        by,
        direction === 'DESC',
      );
      // pages of one to seven, but not hundreds of them
      const pageSize = Math.max(random.integer(1, 7), Math.ceil(wanted.length / 12));
      const found = await readAll<Node>(given, {
        field: listed.field,
        select: 'id',
        pageSize,
        filterType: `${listed.type}Filter`,
        filter,
        orderType: `${listed.type}Order`,
        orderBy: `${order}_${direction}`,
      });
      expect([JSON.stringify(filter), found.map(({ id }) => id)]).toEqual([
        JSON.stringify(filter),
        wanted.map(({ id }) => id),
      ]);
      if (wanted.length > 0 && wanted.length < nodes.length) notEmpty++;
    }
    expect(notEmpty).toBeGreaterThan(given.engine === 'embedded' ? 5 : 0);
  });

  it.each([
    ['not', { not: { biomarker: { eq: 'biomarker:alk-fusion' } } }],
    ['not not', { not: { not: { biomarker: { eq: 'biomarker:no-such' } } } }],
    ['not in none', { not: { biomarker: { in: [] } } }],
    ['not and', { not: { and: [{ biomarker: { eq: 'biomarker:alk-fusion' } }, {}] } }],
  ])('an unknown value meets no condition, nor its opposite: %s', async (_, filter) => {
    const found = await readAll<{ id: string; biomarker: object | null }>(given, {
      field: 'trials',
      select: 'id biomarker { id }',
      filterType: 'TrialFilter',
      filter,
    });
    expect(found.filter(({ biomarker }) => biomarker === null)).toEqual([]);
  });

  it('finds trials by a drug of an arm and by a line', async () => {
    const { data } = await given.ask<Record<string, { nodes: { acronym: string }[]; totalCount: number }>>(
      `{
        byDrug: trials(filter: { drug: { eq: "drug:lorlatinib" } }) { nodes { acronym } }
        byAny: trials(filter: { drug: { in: ["drug:lorlatinib", "drug:ensartinib"] } }) { nodes { acronym } }
        byNone: trials(filter: { drug: { in: [] } }) { totalCount nodes { acronym } }
        byLine: trials(filter: { drug: { eq: "drug:lorlatinib" }, line: { eq: FIRST_LINE, exactLine: true } }) { nodes { acronym } }
        without: trials(filter: { not: { drug: { in: ["drug:alectinib"] } } }, first: 100) { nodes { acronym } }
      }`,
    );
    const acronyms = (field: string) => data[field]?.nodes.map(({ acronym }) => acronym) ?? [];
    expect(acronyms('byDrug')).toContain('CROWN');
    expect(acronyms('byAny')).toEqual(expect.arrayContaining(['CROWN', 'eXalt3']));
    expect(data['byNone']).toEqual({ totalCount: 0, nodes: [] });
    expect(acronyms('byLine')).toEqual(['CROWN']);
    expect(acronyms('without')).toContain('CROWN');
    expect(acronyms('without')).not.toContain('ALEX');
  });
});

describeOnEachEngine('a page', (given) => {
  const page = (variables: Record<string, unknown>) =>
    given.ask<{
      trials: { edges: { cursor: string }[]; nodes: object[]; pageInfo: object; totalCount: number } | null;
    }>(
      `query Page($first: Int, $after: String, $filter: TrialFilter, $orderBy: TrialOrder! = ACRONYM_ASC) {
        trials(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
          edges { cursor } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }`,
      variables,
    );

  it('has 25 entries unless told otherwise, 100 at most, and may have none', async () => {
    expect((await page({})).data.trials?.nodes).toHaveLength(25);
    expect((await page({ first: null })).data.trials?.nodes).toHaveLength(25);
    expect((await page({ first: 100 })).errors).toEqual([]);
    expect((await page({ first: 0 })).data.trials).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('of less than nothing is refused', async () => {
    const { data, errors } = await page({ first: -1 });
    expect(data).toEqual({ trials: null });
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' });
  });

  it.each([101, 2_000_000_000])('of %i is refused with the limit', async (first) => {
    const { data, errors } = await page({ first });
    expect(data).toEqual({ trials: null });
    expect(errors[0]?.extensions).toEqual({ code: 'PAGE_TOO_LARGE', argument: 'first', limit: 100 });
  });

  it('is not made for a cursor of another order, filter or list, nor for what is no cursor', async () => {
    const filter = { phase: { eq: 'PHASE3' } };
    const { data } = await page({ first: 3, filter });
    const cursor = data.trials?.edges.at(-1)?.cursor ?? '';
    expect((await page({ first: 3, filter, after: cursor })).errors).toEqual([]);
    const { data: drugs } = await given.ask<{ drugs: { edges: { cursor: string }[] } }>(
      '{ drugs(first: 1) { edges { cursor } } }',
    );
    for (const [variables, reason] of [
      [{ filter, after: cursor, orderBy: 'ACRONYM_DESC' }, 'it belongs to the order ACRONYM_ASC, not to ACRONYM_DESC'],
      [{ filter: { phase: { eq: 'PHASE2' } }, after: cursor }, 'it belongs to another filter'],
      [{ after: cursor }, 'it belongs to another filter'],
      [{ after: drugs.drugs.edges[0]?.cursor }, 'it belongs to the list "drugs", not to "trials"'],
      [{ after: 'nonsense' }, 'it was not made by this server'],
      [{ after: '' }, 'it was not made by this server'],
      [{ after: Buffer.from('[2,"trials"]').toString('base64url') }, 'it was not made by this server'],
    ] as const) {
      const answer = await page(variables);
      expect(answer.data).toEqual({ trials: null });
      expect(answer.errors[0]?.message).toContain(reason);
      expect(answer.errors[0]?.extensions).toEqual({ code: 'INVALID_CURSOR', argument: 'after' });
    }
  });

  it('takes a filter whose fields stand in another order for the same filter', async () => {
    const { data } = await page({ first: 2, filter: { phase: { eq: 'PHASE3' }, regionScope: { eq: 'GLOBAL' } } });
    const after = data.trials?.edges.at(-1)?.cursor;
    const { errors } = await page({ after, filter: { regionScope: { eq: 'GLOBAL' }, phase: { eq: 'PHASE3' } } });
    expect(errors).toEqual([]);
  });

  it('counts only when asked to', async () => {
    await given.ask('{ trials { nodes { id } } }');
    expect(given.asked()).toEqual(['trials']);
    await given.ask('{ trials { totalCount nodes { id } } }');
    expect(given.asked()).toEqual(['trials', 'trialsCount']);
  });
});

type OwnedList = {
  readonly owners: string;
  /** Which of the owners, where there are more than a page. */
  readonly where?: string;
  readonly edge: string;
  readonly of: string;
  readonly type: string;
  readonly filter: string;
};

const PUBLICATIONS = '{ kind: { eq: PUBLICATION } }';
const LABELS = '{ kind: { eq: LABEL } }';

/** Lists on nodes: the root list of owners, the edge, and the field by which the root list says the same. */
const OWNED: readonly OwnedList[] = [
  { owners: 'drugs', edge: 'approvals', of: 'approvals', type: 'Approval', filter: 'drug' },
  { owners: 'cancerTypes', edge: 'approvals', of: 'approvals', type: 'Approval', filter: 'cancerType' },
  { owners: 'biomarkers', edge: 'approvals', of: 'approvals', type: 'Approval', filter: 'biomarker' },
  { owners: 'drugs', edge: 'trials', of: 'trials', type: 'Trial', filter: 'drug' },
  { owners: 'cancerTypes', edge: 'trials', of: 'trials', type: 'Trial', filter: 'cancerType' },
  { owners: 'biomarkers', edge: 'trials', of: 'trials', type: 'Trial', filter: 'biomarker' },
  { owners: 'drugs', edge: 'adverseEvents', of: 'adverseEvents', type: 'AdverseEvent', filter: 'drug' },
  { owners: 'trials', edge: 'adverseEvents', of: 'adverseEvents', type: 'AdverseEvent', filter: 'trial' },
  { owners: 'genes', edge: 'targetedBy', of: 'drugs', type: 'Drug', filter: 'target' },
  { owners: 'genes', edge: 'biomarkers', of: 'biomarkers', type: 'Biomarker', filter: 'gene' },
  {
    owners: 'biomarkers',
    edge: 'associations',
    of: 'biomarkerAssociations',
    type: 'BiomarkerAssociation',
    filter: 'biomarker',
  },
  {
    owners: 'cancerTypes',
    edge: 'associations',
    of: 'biomarkerAssociations',
    type: 'BiomarkerAssociation',
    filter: 'cancerType',
  },
  {
    owners: 'drugs',
    edge: 'associations',
    of: 'biomarkerAssociations',
    type: 'BiomarkerAssociation',
    filter: 'approvedDrug',
  },
  {
    owners: 'sources',
    where: PUBLICATIONS,
    edge: 'associations',
    of: 'biomarkerAssociations',
    type: 'BiomarkerAssociation',
    filter: 'source',
  },
  { owners: 'drugs', edge: 'labelWarnings', of: 'labelWarnings', type: 'LabelWarning', filter: 'drug' },
  {
    owners: 'sources',
    where: LABELS,
    edge: 'labelWarnings',
    of: 'labelWarnings',
    type: 'LabelWarning',
    filter: 'source',
  },
  { owners: 'biomarkers', edge: 'drugActivity', of: 'drugActivities', type: 'DrugActivity', filter: 'biomarker' },
  { owners: 'drugs', edge: 'biomarkerActivity', of: 'drugActivities', type: 'DrugActivity', filter: 'drug' },
  {
    owners: 'sources',
    where: PUBLICATIONS,
    edge: 'drugActivity',
    of: 'drugActivities',
    type: 'DrugActivity',
    filter: 'source',
  },
  { owners: 'biomarkers', edge: 'frequencyAfter', of: 'frequenciesAfter', type: 'FrequencyAfter', filter: 'biomarker' },
  { owners: 'drugs', edge: 'frequencyAfter', of: 'frequenciesAfter', type: 'FrequencyAfter', filter: 'drug' },
  {
    owners: 'sources',
    where: PUBLICATIONS,
    edge: 'frequencyAfter',
    of: 'frequenciesAfter',
    type: 'FrequencyAfter',
    filter: 'source',
  },
  { owners: 'endpoints', edge: 'results', of: 'results', type: 'EfficacyResult', filter: 'endpoint' },
];

describeOnEachEngine('a list on nodes', (given) => {
  it.each(OWNED)(
    '$owners $edge holds what $of filtered by $filter holds, in one query a page',
    async ({ owners, where, edge, of, type, filter }) => {
      type Owned = { totalCount: number; nodes: { id: string }[]; edges: { cursor: string }[] };
      const select = `totalCount nodes { id } edges { cursor }`;
      const { data, errors } = await given.ask<Record<string, { nodes: ({ id: string } & Record<string, Owned>)[] }>>(
        `{ ${owners}(first: 100${where === undefined ? '' : `, filter: ${where}`}) { nodes { id ${edge}(first: 3) { ${select} } } } }`,
      );
      expect(errors).toEqual([]);
      expect(given.asked()).toHaveLength(3);
      const all = new Map<string, string[]>();
      for (const { id } of data[owners]?.nodes ?? []) {
        const found = await readAll<Node>(given, {
          field: of,
          select: 'id',
          filterType: `${type}Filter`,
          filter: { [filter]: { eq: id } },
        });
        all.set(id, found.map((node) => node.id).toSorted());
      }
      expect([...all.values()].some((found) => found.length > 0)).toBe(true);
      for (const owner of data[owners]?.nodes ?? []) {
        const wanted = all.get(owner.id) ?? [];
        const first = owner[edge] as Owned;
        expect([owner.id, first.totalCount, first.nodes.length]).toEqual([
          owner.id,
          wanted.length,
          Math.min(3, wanted.length),
        ]);
        // the rest after the first page
        const after = first.edges.at(-1)?.cursor;
        const single = owners === 'cancerTypes' ? 'cancerType' : owners.slice(0, -1);
        if (after === undefined || wanted.length > 103) continue;
        const rest = await given.ask<Record<string, Record<string, Owned>>>(
          `query Rest($id: ID!, $after: String!) { ${single}(id: $id) { ${edge}(first: 100, after: $after) { ${select} } } }`,
          { id: owner.id, after },
        );
        const ids = [...first.nodes, ...(rest.data[single]?.[edge]?.nodes ?? [])].map(({ id }) => id);
        expect([owner.id, ids.toSorted()]).toEqual([owner.id, wanted]);
      }
    },
  );
});
