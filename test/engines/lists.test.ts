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
  /** Where the values are ids of nodes: the list that holds these. */
  readonly leadsTo?: string;
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
const idsAt = (name: string) => (node: Node) => (node[name] as { id: string }[]).map(({ id }) => id);

const related = (name: string, leadsTo: string, of: Field['of'] = at(name, 'id')): Field => ({
  name,
  of,
  operators: VALUE,
  leadsTo,
});
const PROVENANCE: readonly Field[] = [
  { name: 'verified', of: at('provenance', 'verified'), operators: FLAG },
  { name: 'provenanceStatus', of: at('provenance', 'status'), operators: VALUE },
  related('source', 'sources', (node) => [at('provenance', 'source', 'id')(node)].filter((id) => id !== null)),
];

/** The id of what a plain text is about, where that is a node of the type. */
const aboutOf =
  (type: string) =>
  (node: Node): Scalar =>
    at('about', '__typename')(node) === type ? at('about', 'id')(node) : null;

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

/** The statements of a body together, the undated last. */
const bodyAndDate = (body: Scalar, date: Scalar): string => `${sortKeyOf(String(body))} ${String(date ?? '~')}`;

type GivenDrugs = { readonly components: readonly { readonly drug: { readonly id: string } | null }[] };
const drugsOf = ({ components }: GivenDrugs): string[] => components.flatMap(({ drug }) => (drug ? [drug.id] : []));
const drugsOfArms = (node: Node): string[] =>
  (node['arms'] as { regimen: GivenDrugs }[]).flatMap(({ regimen }) => drugsOf(regimen));
/** A trial that only a registry knows has no arms, and the interventions of its record. */
const drugsOfTrial = (node: Node): string[] =>
  (node['origins'] as string[]).includes('CURATED')
    ? drugsOfArms(node)
    : (node['registryRecords'] as { interventions: GivenDrugs['components'] }[]).flatMap(({ interventions }) =>
        drugsOf({ components: interventions }),
      );

const LISTS: readonly Listed[] = [
  {
    field: 'trials',
    type: 'Trial',
    select: `id origins acronym title phase regionScope enrollment startDate alkTkiNaive lines cancerType { id } biomarker { id }
      arms { regimen { components { drug { id } } } } origins registryRecords { interventions { drug { id } } }`,
    fields: [
      { name: 'acronym', of: at('acronym'), operators: TEXT },
      { name: 'origin', of: (node) => node['origins'] as string[], operators: VALUE },
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'phase', of: at('phase'), operators: VALUE },
      { name: 'regionScope', of: at('regionScope'), operators: VALUE },
      related('cancerType', 'cancerTypes'),
      related('biomarker', 'biomarkers'),
      related('drug', 'drugs', drugsOfTrial),
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
    select: `id term anyGradePercent grade3PlusPercent cutoff trial { id } arm { id } drug { id }
      provenance { verified status source { id } }`,
    fields: [
      { name: 'term', of: at('term'), operators: TEXT },
      related('trial', 'trials'),
      { name: 'arm', of: at('arm', 'id'), operators: VALUE },
      related('drug', 'drugs'),
      ...PROVENANCE,
      { name: 'anyGradePercent', of: at('anyGradePercent'), operators: NUMBER },
      { name: 'grade3PlusPercent', of: at('grade3PlusPercent'), operators: NUMBER },
    ],
    orders: {
      TERM: byText('term'),
      ANY_GRADE: at('anyGradePercent'),
      GRADE_3_PLUS: at('grade3PlusPercent'),
      CUTOFF: at('cutoff'),
    },
  },
  {
    field: 'results',
    type: 'EfficacyResult',
    select: `id value status variant trial { id } pooledTrials { id } endpoint { id } assessor { class }
      population { class } supersededBy { id } analysis { cutoff { value } }
      provenance { verified status source { id } } kind: __typename`,
    fields: [
      related('trial', 'trials', (node) => {
        const pooled = idsAt('pooledTrials')(node);
        return pooled.length > 0 ? pooled : [at('trial', 'id')(node)];
      }),
      related('endpoint', 'endpoints'),
      { name: 'variant', of: at('variant'), operators: TEXT },
      { name: 'hasVariant', of: (node) => node['variant'] !== null, operators: FLAG },
      { name: 'pooled', of: (node) => idsAt('pooledTrials')(node).length > 0, operators: FLAG },
      { name: 'status', of: at('status'), operators: VALUE },
      ...PROVENANCE,
      { name: 'assessor', of: at('assessor', 'class'), operators: VALUE },
      { name: 'population', of: at('population', 'class'), operators: VALUE },
      { name: 'type', of: (node) => (node['kind'] === 'ArmResult' ? 'ARM' : 'COMPARISON'), operators: FLAG },
      { name: 'latest', of: (node) => node['supersededBy'] === null, operators: FLAG },
      { name: 'value', of: at('value'), operators: NUMBER },
    ],
    orders: { ID: (node) => node.id, VALUE: at('value'), CUTOFF: at('analysis', 'cutoff', 'value') },
  },
  {
    field: 'sources',
    type: 'Source',
    select: 'id title kind year date partRead firstAuthor',
    fields: [
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'kind', of: at('kind'), operators: VALUE },
      { name: 'partRead', of: at('partRead'), operators: VALUE },
      { name: 'firstAuthor', of: at('firstAuthor'), operators: TEXT },
      { name: 'year', of: at('year'), operators: NUMBER },
    ],
    orders: { TITLE: byText('title'), YEAR: at('year'), DATE: at('date') },
  },
  {
    field: 'approvals',
    type: 'Approval',
    select: `id date agency status kind event ageGroup cancerType { id } biomarker { id } drugs { id } afterDrugs { id }
      provenance { verified status source { id } }`,
    fields: [
      { name: 'agency', of: at('agency'), operators: VALUE },
      { name: 'status', of: at('status'), operators: VALUE },
      { name: 'kind', of: at('kind'), operators: VALUE },
      { name: 'event', of: at('event'), operators: VALUE },
      { name: 'ageGroup', of: at('ageGroup'), operators: VALUE },
      related('cancerType', 'cancerTypes'),
      related('biomarker', 'biomarkers'),
      related('drug', 'drugs', idsAt('drugs')),
      related('afterDrug', 'drugs', idsAt('afterDrugs')),
      ...PROVENANCE,
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
      related('target', 'genes', idsAt('targets')),
    ],
    orders: { NAME: byText('name') },
  },
  {
    field: 'biomarkers',
    type: 'Biomarker',
    select: 'id name kind alterationClass parent { id } ancestors { id } genes { id }',
    fields: [
      { name: 'name', of: at('name'), operators: TEXT },
      { name: 'kind', of: at('kind'), operators: VALUE },
      { name: 'alterationClass', of: at('alterationClass'), operators: VALUE },
      { name: 'parent', of: at('parent', 'id'), operators: VALUE },
      { name: 'ancestor', of: idsAt('ancestors'), operators: VALUE },
      related('gene', 'genes', idsAt('genes')),
    ],
    orders: { NAME: byText('name') },
  },
  {
    field: 'cancerTypes',
    type: 'CancerType',
    select: 'id name parent { id } ancestors { id }',
    fields: [
      { name: 'name', of: at('name'), operators: TEXT },
      { name: 'parent', of: at('parent', 'id'), operators: VALUE },
      { name: 'ancestor', of: idsAt('ancestors'), operators: VALUE },
    ],
    orders: { NAME: byText('name') },
  },
  {
    field: 'regimens',
    type: 'Regimen',
    select: 'id name relation components { drug { id } } provenance { verified status source { id } }',
    fields: [
      { name: 'name', of: at('name'), operators: TEXT },
      { name: 'relation', of: at('relation'), operators: VALUE },
      related('drug', 'drugs', (node) => drugsOf(node as unknown as GivenDrugs)),
      ...PROVENANCE,
    ],
    orders: { NAME: byText('name') },
  },
  {
    field: 'endpoints',
    type: 'Endpoint',
    select: 'id name abbreviation type',
    fields: [
      { name: 'name', of: at('name'), operators: TEXT },
      { name: 'abbreviation', of: at('abbreviation'), operators: TEXT },
      { name: 'type', of: at('type'), operators: VALUE },
    ],
    orders: { NAME: byText('name') },
  },
  {
    field: 'genes',
    type: 'Gene',
    select: 'id symbol name',
    fields: [
      { name: 'symbol', of: at('symbol'), operators: TEXT },
      { name: 'name', of: at('name'), operators: TEXT },
    ],
    orders: { SYMBOL: byText('symbol') },
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
      { name: 'approvedDrug', of: idsAt('approvedDrugs'), operators: VALUE },
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
      { name: 'drug', of: idsAt('drugs'), operators: VALUE },
      { name: 'percent', of: at('percent'), operators: NUMBER },
      { name: 'verified', of: at('provenance', 'verified'), operators: FLAG },
    ],
    orders: { PERCENT: at('percent'), BIOMARKER: byText('biomarker', 'name') },
  },
  {
    field: 'recommendations',
    type: 'Recommendation',
    select: `id kind cancerType { id } biomarker { id } stage progressionPattern progressingOn { id } drugs { id }
      drugRelation preference grading { nccnCategory esmoLevel esmoGrade quality strength basis origin } esmoMcbs escat
      evidenceCategory guideline { id body } guidelineDate status supersededBy { id } supportingTrials { id }
      provenance { verified status source { id } }`,
    fields: [
      { name: 'kind', of: at('kind'), operators: VALUE },
      related('cancerType', 'cancerTypes'),
      related('biomarker', 'biomarkers'),
      { name: 'stage', of: at('stage'), operators: TEXT },
      { name: 'progressionPattern', of: at('progressionPattern'), operators: VALUE },
      related('afterDrug', 'drugs', idsAt('progressingOn')),
      related('drug', 'drugs', idsAt('drugs')),
      { name: 'drugRelation', of: at('drugRelation'), operators: VALUE },
      { name: 'preference', of: at('preference'), operators: VALUE },
      { name: 'evidenceCategory', of: at('evidenceCategory'), operators: TEXT },
      { name: 'nccnCategory', of: at('grading', 'nccnCategory'), operators: VALUE },
      { name: 'esmoLevel', of: at('grading', 'esmoLevel'), operators: VALUE },
      { name: 'esmoGrade', of: at('grading', 'esmoGrade'), operators: VALUE },
      { name: 'evidenceQuality', of: at('grading', 'quality'), operators: VALUE },
      { name: 'strength', of: at('grading', 'strength'), operators: VALUE },
      { name: 'basis', of: at('grading', 'basis'), operators: VALUE },
      { name: 'gradingOrigin', of: at('grading', 'origin'), operators: VALUE },
      { name: 'esmoMcbs', of: at('esmoMcbs'), operators: NUMBER },
      { name: 'escat', of: at('escat'), operators: TEXT },
      related('guideline', 'guidelines'),
      { name: 'status', of: at('status'), operators: VALUE },
      related('supersededBy', 'guidelines'),
      related('supportingTrial', 'trials', idsAt('supportingTrials')),
      ...PROVENANCE,
    ],
    orders: {
      GUIDELINE_DATE: at('guidelineDate'),
      BODY: (node) => {
        const body = at('guideline', 'body')(node);
        return body === null ? null : bodyAndDate(body, at('guidelineDate')(node));
      },
      ID: at('id'),
    },
  },
  {
    field: 'guidelines',
    type: 'Guideline',
    select: 'id body title version date status verified partRead source { id }',
    fields: [
      { name: 'body', of: at('body'), operators: TEXT },
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'version', of: at('version'), operators: TEXT },
      { name: 'status', of: at('status'), operators: VALUE },
      { name: 'verified', of: at('verified'), operators: FLAG },
      { name: 'partRead', of: at('partRead'), operators: VALUE },
      related('source', 'sources'),
    ],
    orders: {
      BODY: (node) => bodyAndDate(at('body')(node), at('date')(node)),
      DATE: at('date'),
      TITLE: byText('title'),
    },
  },
  {
    field: 'claims',
    type: 'Claim',
    select: 'id section citation statement verdict mismatchType results { id } sources { id } assessmentVerified',
    fields: [
      { name: 'section', of: at('section'), operators: TEXT },
      { name: 'citation', of: at('citation'), operators: TEXT },
      { name: 'statement', of: at('statement'), operators: TEXT },
      { name: 'verdict', of: at('verdict'), operators: VALUE },
      { name: 'mismatchType', of: at('mismatchType'), operators: VALUE },
      related('result', 'results', idsAt('results')),
      related('source', 'sources', idsAt('sources')),
      { name: 'assessmentVerified', of: at('assessmentVerified'), operators: FLAG },
    ],
    orders: { ID: at('id') },
  },
  {
    field: 'cautions',
    type: 'Caution',
    select: `id title statement cancerType { id } biomarker { id } drugs { id } severity directive condition seriousness
      category provenance { verified status source { id } }`,
    fields: [
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'statement', of: at('statement'), operators: TEXT },
      related('cancerType', 'cancerTypes'),
      related('biomarker', 'biomarkers'),
      related('drug', 'drugs', idsAt('drugs')),
      { name: 'severity', of: at('severity'), operators: VALUE },
      { name: 'directive', of: at('directive'), operators: VALUE },
      { name: 'condition', of: at('condition'), operators: TEXT },
      { name: 'seriousness', of: at('seriousness'), operators: VALUE },
      { name: 'category', of: at('category'), operators: VALUE },
      ...PROVENANCE,
    ],
    orders: { TITLE: byText('title') },
  },
  {
    field: 'algorithms',
    type: 'Algorithm',
    select: 'id title stage status versionDate cancerType { id } biomarker { id } steps { drugs { id } }',
    fields: [
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'stage', of: at('stage'), operators: TEXT },
      { name: 'status', of: at('status'), operators: VALUE },
      { name: 'cancerType', of: at('cancerType', 'id'), operators: VALUE },
      { name: 'biomarker', of: at('biomarker', 'id'), operators: VALUE },
      {
        name: 'drug',
        of: (node) =>
          (node['steps'] as { drugs: { id: string }[] }[]).flatMap(({ drugs }) => drugs.map(({ id }) => id)),
        operators: VALUE,
      },
    ],
    orders: { TITLE: byText('title'), VERSION_DATE: at('versionDate') },
  },
  {
    field: 'plainTexts',
    type: 'PlainText',
    select:
      'id aboutType about { __typename id } aboutKey aboutValue title text audience language readingLevel reviewed',
    fields: [
      { name: 'aboutType', of: at('aboutType'), operators: VALUE },
      { name: 'aboutKey', of: at('aboutKey'), operators: TEXT },
      { name: 'aboutValue', of: at('aboutValue'), operators: TEXT },
      { name: 'endpoint', of: aboutOf('Endpoint'), operators: VALUE },
      { name: 'biomarker', of: aboutOf('Biomarker'), operators: VALUE },
      { name: 'title', of: at('title'), operators: TEXT },
      { name: 'text', of: at('text'), operators: TEXT },
      { name: 'audience', of: at('audience'), operators: VALUE },
      { name: 'language', of: at('language'), operators: TEXT },
      { name: 'readingLevel', of: at('readingLevel'), operators: NUMBER },
      { name: 'reviewed', of: at('reviewed'), operators: FLAG },
    ],
    orders: { TITLE: byText('title'), READING_LEVEL: at('readingLevel') },
  },
];

type Filter = Readonly<Record<string, unknown>>;

/** The nodes of every list, by its field. */
type World = ReadonlyMap<string, readonly Node[]>;

const listedAs = (field: string): Listed => {
  const listed = LISTS.find((list) => list.field === field);
  if (listed === undefined) throw new Error(`There is no list ${field}.`);
  return listed;
};
const nodesOf = (world: World, field: string): readonly Node[] => world.get(field) ?? [];
const ancestorsOf = (node: Node | undefined): string[] =>
  node !== undefined && 'ancestors' in node ? idsAt('ancestors')(node) : [];

/** A filter that some nodes are likely to meet: its values are those of nodes, or parts of them. */
function randomFilter(random: Random, listed: Listed, world: World, depth: number): Filter {
  const nodes = nodesOf(world, listed.field);
  const filter: Record<string, unknown> = {};
  for (let count = random.integer(depth === 0 ? 0 : 1, 2); count > 0; count--) {
    const field = random.pick(listed.fields);
    const value = () => [field.of(random.pick(nodes))].flat().find((item) => item !== null) ?? null;
    const operator = random.pick(field.operators);
    const known = value();
    if (known === null) continue;
    filter[field.name] =
      field.leadsTo === undefined
        ? { [operator]: operand(random, operator, known, value) }
        : randomRelation(random, field.leadsTo, known, operand(random, operator, known, value), world, depth);
  }
  if (depth < 2) {
    const part = () => randomFilter(random, listed, world, depth + 1);
    if (random.chance(0.3)) filter['and'] = [part(), part()];
    if (random.chance(0.4)) filter['or'] = [part(), part(), part()].slice(0, random.integer(0, 3));
    if (random.chance(0.5)) filter['not'] = part();
  }
  return filter;
}

/** By id, by id of something broader, or by what the other node is. */
function randomRelation(
  random: Random,
  field: string,
  known: Scalar,
  ids: unknown,
  world: World,
  depth: number,
): Filter {
  if (random.chance(0.4)) return { where: randomFilter(random, listedAs(field), world, depth + 1) };
  const other = nodesOf(world, field).find(({ id }) => id === known);
  if (!['cancerTypes', 'biomarkers'].includes(field) || random.chance(0.5)) {
    return Array.isArray(ids) ? { in: ids } : { eq: ids };
  }
  return { eq: random.pick([String(known), ...ancestorsOf(other)]), includeDescendants: true };
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
function meets(listed: Listed, filter: Filter, node: Node, world: World): Truth {
  const truths: Truth[] = [];
  for (const field of listed.fields) {
    const wanted = (filter[field.name] ?? {}) as Record<string, never>;
    const value = field.of(node);
    for (const [operator, operand] of Object.entries(wanted)) {
      const test = testOf(field, operator, operand, wanted, world);
      if (test === undefined) continue;
      if (Array.isArray(value)) truths.push(value.some(test));
      else truths.push(value === null ? null : test(value as Scalar));
    }
  }
  const within = (part: Filter): Truth => meets(listed, part, node, world);
  if (filter['and'] !== undefined) truths.push(and((filter['and'] as Filter[]).map(within)));
  if (filter['or'] !== undefined) truths.push(or((filter['or'] as Filter[]).map(within)));
  if (filter['not'] !== undefined) truths.push(not(within(filter['not'] as Filter)));
  return and(truths);
}

function testOf(
  { leadsTo }: Field,
  operator: string,
  operand: never,
  wanted: Readonly<Record<string, unknown>>,
  world: World,
): ((value: Scalar) => boolean) | undefined {
  if (operator === 'includeDescendants') return undefined;
  const test = OPERATORS[operator as keyof typeof OPERATORS];
  if (leadsTo === undefined) return (value) => test(value, operand);
  const other = (id: Scalar) => nodesOf(world, leadsTo).find((node) => node.id === id);
  if (operator === 'where') {
    return (id) => {
      const node = other(id);
      return node !== undefined && meets(listedAs(leadsTo), operand, node, world) === true;
    };
  }
  if (wanted['includeDescendants'] !== true) return (id) => test(id, operand);
  return (id) => [id, ...ancestorsOf(other(id))].some((broader) => test(broader, operand));
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

const worlds = new Map<Given, Promise<World>>();

/** Read once for each engine. */
function readWorld(given: Given): Promise<World> {
  const known =
    worlds.get(given) ??
    Promise.all(LISTS.map(async (listed) => [listed.field, await everything(given, listed)] as const)).then(
      (entries): World => new Map(entries),
    );
  worlds.set(given, known);
  return known;
}

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

  it.each(LISTS)('$field keeps to any filter, in any order, direction and page size', async (listed) => {
    const random = createRandom(20_261_124);
    const world = await readWorld(given);
    const nodes = nodesOf(world, listed.field);
    let notEmpty = 0;
    // every filter of a new shape costs Neo4j a plan
    for (let round = 0; round < (given.engine === 'embedded' ? 40 : 4); round++) {
      const filter = randomFilter(random, listed, world, 0);
      const [order, by] = random.pick(Object.entries(listed.orders));
      const direction = random.pick(['ASC', 'DESC']);
      const wanted = inOrder(
        nodes.filter((node) => meets(listed, filter, node, world) === true),
        by,
        direction === 'DESC',
      );
      const found = await readAll<Node>(given, {
        field: listed.field,
        select: 'id',
        // pages of one to seven, but not hundreds of them
        pageSize: Math.max(random.integer(1, 7), Math.ceil(wanted.length / 12)),
        backward: random.chance(0.5),
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
    // the few rounds on Neo4j begin with the same filters
    if (given.engine === 'embedded') expect(notEmpty).toBeGreaterThan(5);
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

  it('finds trials by a drug of an arm', async () => {
    const { data } = await given.ask<Record<string, { nodes: { acronym: string }[]; totalCount: number }>>(
      `{
        byDrug: trials(filter: { drug: { eq: "drug:lorlatinib" } }) { nodes { acronym } }
        byAny: trials(filter: { drug: { in: ["drug:lorlatinib", "drug:ensartinib"] } }) { nodes { acronym } }
        byNone: trials(filter: { drug: { in: [] } }) { totalCount nodes { acronym } }
        without: trials(filter: { not: { drug: { in: ["drug:alectinib"] } } }, first: 100) { nodes { acronym } }
      }`,
    );
    const acronyms = (field: string) => data[field]?.nodes.map(({ acronym }) => acronym) ?? [];
    expect(acronyms('byDrug')).toContain('CROWN');
    expect(acronyms('byAny')).toEqual(expect.arrayContaining(['CROWN', 'eXalt3']));
    expect(data['byNone']).toEqual({ totalCount: 0, nodes: [] });
    expect(acronyms('without')).toContain('CROWN');
    expect(acronyms('without')).not.toContain('ALEX');
  });

  it.each(['trials', 'approvals', 'recommendations'])(
    '%s for any line count for each line, unless it must be named',
    async (field) => {
      type Lined = { readonly id: string; readonly lines: readonly string[]; readonly lineScope: string };
      const read = async (filter: object) =>
        await readAll<Lined>(given, {
          field,
          select: 'id lines lineScope',
          filterType: `${listedAs(field).type}Filter`,
          filter,
        });
      const all = await read({});
      const idsOf = (nodes: readonly Lined[]) => nodes.map(({ id }) => id);
      const names = ({ lines }: Lined) => lines.includes('FIRST_LINE');
      const known = all.filter(({ lineScope }) => lineScope !== 'NOT_RECORDED');
      expect(all.some(({ lineScope }) => lineScope === 'ANY')).toBe(true);
      expect(idsOf(await read({ line: { eq: 'FIRST_LINE' } }))).toEqual(
        idsOf(known.filter((node) => names(node) || node.lineScope === 'ANY')),
      );
      expect(idsOf(await read({ line: { in: ['FIRST_LINE'], exactLine: true } }))).toEqual(idsOf(all.filter(names)));
      expect(idsOf(await read({ not: { line: { eq: 'FIRST_LINE' } } }))).toEqual(
        idsOf(known.filter((node) => !names(node) && node.lineScope !== 'ANY')),
      );
    },
  );

  it('a date that is too coarse to tell meets neither side', async () => {
    const read = async (filter: object) =>
      (
        await readAll<{ id: string; startDate: string | null }>(given, {
          field: 'trials',
          select: 'id startDate',
          filterType: 'TrialFilter',
          filter,
        })
      ).map(({ startDate }) => startDate);
    const dates = (await read({})).filter((date) => date !== null);
    const month = dates.find((date) => date.length === 7) ?? '';
    expect(month).toMatch(/^\d{4}-\d{2}$/);
    expect(await read({ startDate: { gte: month } })).toContain(month);
    expect(await read({ startDate: { lte: month } })).toContain(month);
    expect(await read({ startDate: { gte: `${month}-15` } })).not.toContain(month);
    expect(await read({ startDate: { lte: `${month}-15` } })).not.toContain(month);
    const year = month.slice(0, 4);
    const within = dates.filter((date) => date.startsWith(year));
    expect(await read({ startDate: { gte: year, lte: year } })).toEqual(within);
  });

  it.each([
    ['{ trials(filter: { startDate: { gte: "May 2018" } }) { nodes { id } } }', 'is no date'],
    ['{ trials(filter: { line: { exactLine: true } }) { nodes { id } } }', '`exactLine` says how'],
    [
      '{ trials(filter: { cancerType: { includeDescendants: true } }) { nodes { id } } }',
      '`includeDescendants` says how',
    ],
    ['{ trials(filter: { drug: { eq: "alectinib" } }) { nodes { id } } }', 'begins with "drug:"'],
    ['{ trials(filter: { arm: { where: { regimen: { in: ["x"] } } } }) { nodes { id } } }', 'begins with "regimen:"'],
  ])('never lets a filter do nothing in silence: %s', async (operation, reason) => {
    const { errors } = await given.ask(operation);
    expect(errors[0]?.message).toContain(reason);
  });

  it('reaches nodes by what related nodes are', async () => {
    const { data, errors } = await given.ask<Record<string, { nodes: { acronym?: string; name?: string }[] }>>(
      `{
        placebo: trials(filter: { arm: { where: { role: { eq: PLACEBO } } } }) { nodes { acronym } }
        thirdGeneration: trials(filter: { drug: { where: { generation: { eq: "third" } } } }) { nodes { acronym } }
        ofPhase3: adverseEvents(
          first: 100
          filter: { trial: { where: { phase: { eq: PHASE3 }, drug: { where: { name: { eq: "lorlatinib" } } } } } }
        ) { nodes { trial { acronym } } }
        lung: trials(filter: { cancerType: { eq: "cancer:lung-carcinoma", includeDescendants: true } }, first: 100) {
          nodes { acronym cancerType { id ancestors { id } } }
        }
        lungExactly: trials(filter: { cancerType: { eq: "cancer:lung-carcinoma" } }) { nodes { acronym } }
      }`,
    );
    expect(errors).toEqual([]);
    expect(data['placebo']?.nodes.map(({ acronym }) => acronym)).toContain('SHARP');
    expect(data['thirdGeneration']?.nodes.map(({ acronym }) => acronym)).toEqual(['B7461001', 'CROWN']);
    expect(new Set(data['ofPhase3']?.nodes.map((node) => JSON.stringify(node)))).toEqual(
      new Set(['{"trial":{"acronym":"CROWN"}}']),
    );
    expect(data['lung']?.nodes.map(({ acronym }) => acronym)).toContain('ALEX');
    expect(data['lungExactly']?.nodes).toEqual([]);
  });
});

describeOnEachEngine('a page', (given) => {
  const page = (variables: Record<string, unknown>) =>
    given.ask<{
      trials: { edges: { cursor: string }[]; nodes: object[]; pageInfo: object; totalCount: number } | null;
    }>(
      `query Page(
        $first: Int, $after: String, $last: Int, $before: String
        $filter: TrialFilter, $orderBy: TrialOrder! = ACRONYM_ASC
      ) {
        trials(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
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

  it('is read from one end', async () => {
    const { errors } = await page({ first: 2, last: 2 });
    expect(errors[0]?.message).toContain('`first` and `last` are both given');
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'last' });
  });

  it('lies between two cursors, from either end', async () => {
    const idsOf = ({ data }: Awaited<ReturnType<typeof page>>) => data.trials?.nodes;
    const { data } = await page({ first: 10 });
    const cursors = data.trials?.edges.map(({ cursor }) => cursor) ?? [];
    const between = { after: cursors[1], before: cursors[8] };
    expect(idsOf(await page({ first: 100, ...between }))).toEqual(data.trials?.nodes.slice(2, 8));
    expect(idsOf(await page({ first: 2, ...between }))).toEqual(data.trials?.nodes.slice(2, 4));
    const last = await page({ last: 2, ...between });
    expect(idsOf(last)).toEqual(data.trials?.nodes.slice(6, 8));
    expect(last.data.trials?.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
  });

  it('of a node is not read on for another', async () => {
    const operation = `query Own($id: ID!, $after: String) {
      drug(id: $id) { trials(first: 1, after: $after) { pageInfo { endCursor } } } }`;
    const { data } = await given.ask<{ drug: { trials: { pageInfo: { endCursor: string } } } }>(operation, {
      id: 'drug:alectinib',
    });
    const after = data.drug.trials.pageInfo.endCursor;
    expect((await given.ask(operation, { id: 'drug:alectinib', after })).errors).toEqual([]);
    const { errors } = await given.ask(operation, { id: 'drug:lorlatinib', after });
    expect(errors[0]?.extensions?.['code']).toBe('INVALID_CURSOR');
    expect(errors[0]?.message).toContain('"trialsOfDrug drug:alectinib", not to "trialsOfDrug drug:lorlatinib"');
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
      [
        { filter, after: cursor, orderBy: 'ACRONYM_DESC' },
        'it belongs to the order "ACRONYM_ASC", not to ACRONYM_DESC',
      ],
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
  {
    owners: 'guidelines',
    edge: 'recommendations',
    of: 'recommendations',
    type: 'Recommendation',
    filter: 'guideline',
  },
  { owners: 'sources', where: PUBLICATIONS, edge: 'cautions', of: 'cautions', type: 'Caution', filter: 'source' },
  { owners: 'sources', edge: 'claims', of: 'claims', type: 'Claim', filter: 'source' },
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
