import { badUserInput, quoted } from '../shared/errors.ts';
import { cypher, identifier, joinCypher, type Cypher } from './cypher.ts';

/** What GraphQL has already checked against the input type of the list. */
export type Filter = Readonly<Record<string, unknown>>;

/** One field that nodes can be filtered by. */
export type FilterField = {
  /** The conditions of what a request wants of it, such as `{ gte: 10, lt: 20 }`, on a node. */
  readonly conditions: (node: Cypher, wanted: Filter, scope: Scope) => readonly Cypher[];
  /** Something to want that uses all of it: tests read the texts that it gives. */
  readonly example: Filter;
};
export type FilterFields = Readonly<Record<string, FilterField>>;

/** Names what a filter brings into a text: its values as `$f0`, `$f1` ..., the nodes it goes on to as `r0`, `r1` ... */
class Scope {
  readonly #values: unknown[] = [];
  #related = 0;

  parameter(value: unknown): Cypher {
    this.#values.push(value);
    return cypher`$${identifier(`f${this.#values.length - 1}`)}`;
  }

  related(): Cypher {
    return identifier(`r${this.#related++}`);
  }

  get params(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values.map((value, index) => [`f${index}`, value]));
  }
}

type Operator = (property: Cypher, value: unknown, scope: Scope) => Cypher;
type Operators = Readonly<Record<string, Operator>>;

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const equal: Operator = (property, value, scope) => cypher`${property} = ${scope.parameter(value)}`;
/** The engines differ on `null IN []`; a value differs from itself never, and an unknown one unknowably. */
const oneOf: Operator = (property, value, scope) =>
  isEmpty(value) ? cypher`${property} <> ${property}` : cypher`${property} IN ${scope.parameter(value)}`;
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const VALUE: Operators = { eq: equal, in: oneOf };
const TEXT: Operators = {
  ...VALUE,
  contains: (property, value, scope) => cypher`toLower(${property}) CONTAINS ${scope.parameter(lower(value))}`,
  startsWith: (property, value, scope) => cypher`toLower(${property}) STARTS WITH ${scope.parameter(lower(value))}`,
};
const NUMBER: Operators = {
  eq: equal,
  gte: (property, value, scope) => cypher`${property} >= ${scope.parameter(value)}`,
  lte: (property, value, scope) => cypher`${property} <= ${scope.parameter(value)}`,
  gt: (property, value, scope) => cypher`${property} > ${scope.parameter(value)}`,
  lt: (property, value, scope) => cypher`${property} < ${scope.parameter(value)}`,
};
/** A year alone may lie on either side of a day in it, and then it meets neither. */
const DATE: Operators = {
  eq: equal,
  gte: (property, value, scope) => cypher`${property} >= ${scope.parameter(value)}`,
  lte: (property, value, scope) => {
    const bound = scope.parameter(value);
    return cypher`(${property} STARTS WITH ${bound} OR (${property} < ${bound} AND NOT ${bound} STARTS WITH ${property}))`;
  },
};
const MEMBER: Operators = {
  eq: (property, value, scope) => cypher`${scope.parameter(value)} IN ${property}`,
  in: (property, value, scope) => cypher`any(item IN ${scope.parameter(value)} WHERE item IN ${property})`,
};
const isNull = (property: Cypher, wanted: boolean): Cypher =>
  wanted ? cypher`${property} IS NULL` : cypher`${property} IS NOT NULL`;

const EXAMPLE_VALUES: Filter = { in: ['x'] };
const exampleOf = (operators: Operators): Filter =>
  Object.fromEntries(Object.keys(operators).map((name) => [name, EXAMPLE_VALUES[name] ?? 'x']));

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** In the order of the operators and not of the request. */
function applied(operators: Operators, property: Cypher, wanted: Filter, scope: Scope): Cypher[] {
  return Object.entries(operators)
    .filter(([name]) => isGiven(wanted[name]))
    .map(([name, condition]) => condition(property, wanted[name], scope));
}

const field =
  (operators: Operators) =>
  (property: string): FilterField => ({
    conditions: (node, wanted, scope) => applied(operators, cypher`${node}.${identifier(property)}`, wanted, scope),
    example: exampleOf(operators),
  });

export const textField = field(TEXT);
/** An enum value or a truth value. */
export const valueField = field(VALUE);
export const numberField = field(NUMBER);
/** A date that may be only a year or a month. */
export const dateField = field(DATE);
/** A property that is a list of values. */
export const memberField = field(MEMBER);
/** A property that is the id of a node of a kind. */
export const idField = (kind: string, property: string): FilterField => ofIds(kind, valueField(property));
/** A property that is a list of ids of a kind. */
export const idsField = (kind: string, property: string): FilterField => ofIds(kind, memberField(property));
/** True where the property is not recorded. */
export const absentField = field({ eq: (property, value) => isNull(property, value === true) });
/** True where the property is recorded. */
export const presentField = field({ eq: (property, value) => isNull(property, value !== true) });

function ofIds(kind: string, { conditions }: FilterField): FilterField {
  return {
    conditions: (node, wanted, scope) => {
      assertIds(kind, [wanted['eq'], wanted['in']].flat());
      return conditions(node, wanted, scope);
    },
    example: { eq: `${kind}:x`, in: [`${kind}:x`] },
  };
}

/** The lines of therapy, as `lines` and `lineScope`: what holds for any line holds for each, unless `exactLine` is set. */
export const lineField: FilterField = {
  conditions: (node, wanted, scope) => {
    assertModifies('exactLine', wanted);
    const named = applied(MEMBER, cypher`${node}.lines`, wanted, scope);
    if (wanted['exactLine'] === true) return named;
    return named.map(
      (condition) =>
        cypher`(CASE WHEN ${node}.lineScope = 'NOT_RECORDED' THEN null ELSE (${condition} OR ${node}.lineScope = 'ANY') END)`,
    );
  },
  example: { ...exampleOf(MEMBER), exactLine: true },
};

/** A kind of node that other kinds are joined to. */
export type RelatedKind = {
  /** Its ids begin with it. */
  readonly kind: string;
  readonly label: string;
  readonly filter: FilterFields;
  /** True where its nodes stand in a tree and know their `ancestorIds`. */
  readonly tree?: true;
};

/**
 * A field of the nodes that an edge leads to: `eq` and `in` by id (`includeDescendants`: or anything narrower), `where` by
 * the filter of their kind. `idProperty` repeats the id on the node where the edge leads to one node at most.
 */
export const relatedField =
  ({ kind, label, filter, tree }: RelatedKind) =>
  (edge: string, idProperty?: string): FilterField => {
    const exists = (node: Cypher, scope: Scope, conditionsOn: (related: Cypher) => readonly Cypher[]): Cypher => {
      const related = scope.related();
      const found = cypher`COUNT { (${node})-[:${identifier(edge)}]->(${related}:${identifier(label)}) WHERE ${all(conditionsOn(related))} } > 0`;
      // with nothing at the other end, neither the condition holds nor its opposite
      return idProperty === undefined
        ? found
        : cypher`(CASE WHEN ${node}.${identifier(idProperty)} IS NULL THEN null ELSE ${found} END)`;
    };
    const byIds = (node: Cypher, ids: unknown, withNarrower: boolean, scope: Scope): Cypher => {
      if (idProperty !== undefined && !withNarrower)
        return oneOf(cypher`${node}.${identifier(idProperty)}`, ids, scope);
      if (isEmpty(ids)) return exists(node, scope, () => [cypher`false`]);
      const wanted = scope.parameter(ids);
      return exists(node, scope, (related) => [
        withNarrower
          ? cypher`(${related}.id IN ${wanted} OR any(item IN ${wanted} WHERE item IN ${related}.ancestorIds))`
          : cypher`${related}.id IN ${wanted}`,
      ]);
    };
    return {
      conditions: (node, wanted, scope) => {
        const { eq, in: among, where, includeDescendants } = wanted;
        if (tree) assertModifies('includeDescendants', wanted);
        const ids = [...(isGiven(eq) ? [[eq]] : []), ...(isGiven(among) ? [among] : [])];
        assertIds(kind, ids.flat());
        return [
          ...ids.map((list) => byIds(node, list, includeDescendants === true, scope)),
          ...(isFilter(where) ? [exists(node, scope, (related) => conditionsOf(filter, where, related, scope))] : []),
        ];
      },
      example: {
        eq: `${kind}:x`,
        in: [`${kind}:x`],
        ...(tree && { includeDescendants: true }),
        where: examplesOf(filter),
      },
    };
  };

const examplesOf = (fields: FilterFields): Filter =>
  Object.fromEntries(Object.entries(fields).map(([name, { example }]) => [name, example]));

/** Refuses what can be no id of the kind: an empty list in silence would look like an answer. Errors: BAD_USER_INPUT. */
function assertIds(kind: string, ids: readonly unknown[]): void {
  for (const id of ids) {
    if (typeof id === 'string' && !id.startsWith(`${kind}:`)) {
      throw badUserInput(
        'filter',
        `${quoted(id)} is no id here: one begins with "${kind}:". \`resolveTerms\` finds it.`,
      );
    }
  }
}

/** A modifier alone would do nothing in silence. Errors: BAD_USER_INPUT. */
function assertModifies(modifier: string, wanted: Filter): void {
  if (wanted[modifier] === true && !isGiven(wanted['eq']) && !isGiven(wanted['in'])) {
    throw badUserInput('filter', `\`${modifier}\` says how \`eq\` and \`in\` are meant: give one of them beside it.`);
  }
}

/**
 * The conditions of a filter on `subject`, in the order of the allow-list and not of the request: filters of one shape
 * give one text, since a new text costs the database a new plan. The values travel as parameters.
 */
export function compileFilter(
  fields: FilterFields,
  filter: Filter | null | undefined,
): { readonly conditions: readonly Cypher[]; readonly params: Readonly<Record<string, unknown>> } {
  const scope = new Scope();
  const conditions = filter ? conditionsOf(fields, filter, cypher`subject`, scope) : [];
  return { conditions, params: scope.params };
}

function conditionsOf(fields: FilterFields, filter: Filter, node: Cypher, scope: Scope): Cypher[] {
  const conditions: Cypher[] = [];
  for (const [name, { conditions: of }] of Object.entries(fields)) {
    const wanted = filter[name];
    if (isFilter(wanted)) conditions.push(...of(node, wanted, scope));
  }
  const { and, or, not } = filter;
  const allOf = (part: Filter): Cypher => all(conditionsOf(fields, part, node, scope));
  if (Array.isArray(and)) conditions.push(...and.filter(isFilter).map(allOf));
  if (Array.isArray(or)) {
    const parts = or.filter(isFilter).map(allOf);
    conditions.push(parts.length === 0 ? cypher`false` : cypher`(${joinCypher(parts, cypher` OR `)})`);
  }
  // an unknown value meets no condition, nor its opposite, however often it is turned: null stays null through NOT
  if (isFilter(not)) conditions.push(cypher`NOT ${allOf(not)}`);
  return conditions;
}

const all = (conditions: readonly Cypher[]): Cypher =>
  conditions.length === 0 ? cypher`true` : cypher`(${joinCypher(conditions, cypher` AND `)})`;

const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
