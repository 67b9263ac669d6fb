import { badUserInput } from '../shared/errors.ts';
import { cypher, identifier, joinCypher, type Cypher } from './cypher.ts';

/** Values of a filter, in the order in which the text names them as `$f0`, `$f1` ... */
type Values = unknown[];
type Condition = (property: Cypher, value: unknown, values: Values) => Cypher;

/** One field that a list can be filtered by: a property of `subject`, and the operators allowed on it. */
export type FilterField = {
  readonly property: Cypher;
  readonly operators: Readonly<Record<string, Condition>>;
  /** Where the values are ids: the kind of their nodes. */
  readonly kind?: string;
};
export type FilterFields = Readonly<Record<string, FilterField>>;

/** What GraphQL has already checked against the input type of the list. */
export type Filter = Readonly<Record<string, unknown>>;

const parameter = (value: unknown, values: Values): Cypher => {
  values.push(value);
  return cypher`$${identifier(`f${values.length - 1}`)}`;
};
const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

const equal: Condition = (property, value, values) => cypher`${property} = ${parameter(value, values)}`;
/** The engines differ on `null IN []`; a value differs from itself never, and an unknown one unknowably. */
const oneOf: Condition = (property, value, values) =>
  Array.isArray(value) && value.length === 0
    ? cypher`${property} <> ${property}`
    : cypher`${property} IN ${parameter(value, values)}`;

const TEXT = {
  eq: equal,
  in: oneOf,
  contains: (property, value, values) => cypher`toLower(${property}) CONTAINS ${parameter(lower(value), values)}`,
  startsWith: (property, value, values) => cypher`toLower(${property}) STARTS WITH ${parameter(lower(value), values)}`,
} satisfies Record<string, Condition>;
const VALUE = { eq: equal, in: oneOf } satisfies Record<string, Condition>;
const NUMBER = {
  eq: equal,
  gte: (property, value, values) => cypher`${property} >= ${parameter(value, values)}`,
  lte: (property, value, values) => cypher`${property} <= ${parameter(value, values)}`,
  gt: (property, value, values) => cypher`${property} > ${parameter(value, values)}`,
  lt: (property, value, values) => cypher`${property} < ${parameter(value, values)}`,
} satisfies Record<string, Condition>;
const contains: Condition = (property, value, values) => cypher`${parameter(value, values)} IN ${property}`;
const MEMBER = {
  eq: contains,
  has: contains,
  in: (property, value, values) => cypher`any(item IN ${parameter(value, values)} WHERE item IN ${property})`,
} satisfies Record<string, Condition>;
/** Refuses what can be no id of the kind: an empty list in silence would look like an answer. Errors: BAD_USER_INPUT. */
const assertIds = (kind: string, value: unknown): void => {
  for (const id of [value].flat()) {
    if (typeof id === 'string' && !id.startsWith(`${kind}:`)) {
      throw badUserInput('filter', `"${id}" is no id here: one begins with "${kind}:". \`resolveTerms\` finds it.`);
    }
  }
};
const PRESENCE = {
  eq: (property, value) => (value === true ? cypher`${property} IS NULL` : cypher`${property} IS NOT NULL`),
} satisfies Record<string, Condition>;

const field =
  (operators: FilterField['operators']) =>
  (property: Cypher): FilterField => ({ property, operators });

export const textField = field(TEXT);
/** An enum value or a truth value. */
export const valueField = field(VALUE);
/** The id of a node of a kind. */
export const idField = (kind: string, property: Cypher): FilterField => ({ property, operators: VALUE, kind });
/** A property that is a list of ids of a kind. */
export const idsField = (kind: string, property: Cypher): FilterField => ({ property, operators: MEMBER, kind });
export const numberField = field(NUMBER);
/** A property that is a list. */
export const memberField = field(MEMBER);
/** True where the property is not recorded. */
export const absentField = field(PRESENCE);

/**
 * The conditions of a filter, in the order of the allow-list and not of the request: filters of one shape give one
 * text, since a new text costs the database a new plan. The values travel as parameters.
 */
export function compileFilter(
  fields: FilterFields,
  filter: Filter | null | undefined,
): { readonly conditions: readonly Cypher[]; readonly params: Readonly<Record<string, unknown>> } {
  const values: Values = [];
  const conditions = filter ? conditionsOf(fields, filter, values) : [];
  return { conditions, params: Object.fromEntries(values.map((value, index) => [`f${index}`, value])) };
}

function conditionsOf(fields: FilterFields, filter: Filter, values: Values): Cypher[] {
  const conditions: Cypher[] = [];
  for (const [name, { property, operators, kind }] of Object.entries(fields)) {
    const wanted = filter[name];
    if (!isFilter(wanted)) continue;
    for (const [operator, condition] of Object.entries(operators)) {
      const value = wanted[operator];
      if (value === undefined || value === null) continue;
      if (kind !== undefined) assertIds(kind, value);
      conditions.push(condition(property, value, values));
    }
  }
  const { and, or, not } = filter;
  if (Array.isArray(and))
    conditions.push(...and.filter(isFilter).map((part) => all(conditionsOf(fields, part, values))));
  if (Array.isArray(or)) {
    const parts = or.filter(isFilter).map((part) => all(conditionsOf(fields, part, values)));
    conditions.push(parts.length === 0 ? cypher`false` : cypher`(${joinCypher(parts, cypher` OR `)})`);
  }
  // an unknown value meets no condition, nor its opposite, however often it is turned: null stays null through NOT
  if (isFilter(not)) conditions.push(cypher`NOT ${all(conditionsOf(fields, not, values))}`);
  return conditions;
}

const all = (conditions: readonly Cypher[]): Cypher =>
  conditions.length === 0 ? cypher`true` : cypher`(${joinCypher(conditions, cypher` AND `)})`;

const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
