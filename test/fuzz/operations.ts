import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../support/random.ts';
import { HOSTILE_STRINGS } from './strings.ts';

export type Operation = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** A constant of an enum, which is written without quotes. */
class EnumValue {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  toJSON(): string {
    return this.name;
  }
}

const NUMBERS = [-1, 0, 1, 2, 3, 5, 10, 100, 101, 2_147_483_647, 0.5, 1e300];

/** Makes operations of a schema, most of them valid, with whatever may be given as an argument. `words`: what the graph knows. */
export class OperationMaker {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #words: readonly string[];
  #variables: Record<string, unknown> = {};
  #declared: string[] = [];

  constructor(schema: GraphQLSchema, random: Random, words: readonly string[]) {
    this.#schema = schema;
    this.#random = random;
    this.#words = words;
  }

  make(): Operation {
    this.#variables = {};
    this.#declared = [];
    const query = this.#schema.getQueryType();
    if (!query) throw new Error('The schema has no queries.');
    const fields = Object.values(query.getFields());
    const parts = Array.from({ length: this.#random.integer(1, 3) }, (_, index) =>
      this.#field(`f${index}`, this.#random.pick(fields), this.#random.integer(1, 8)),
    );
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    return { query: `query Fuzz${declared} { ${parts.join(' ')} }`, variables: this.#variables };
  }

  #field(alias: string, field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.flatMap((argument) => {
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (!required && !this.#random.chance(argument.name === 'first' ? 0.8 : 0.2)) return [];
      return [`${argument.name}: ${this.#argument(argument.type)}`];
    });
    const type = getNamedType(field.type);
    const selections = isCompositeType(type) ? ` ${this.#selections(type, depth)}` : '';
    return `${alias}: ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selections}`;
  }

  #selections(type: GraphQLNamedType, depth: number): string {
    if (isAbstractType(type)) {
      const possible = this.#random.pick(this.#schema.getPossibleTypes(type));
      return `{ __typename ... on ${possible.name} ${this.#selections(possible, depth)} }`;
    }
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    const open = depth > 0 ? fields : fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const parts = Array.from({ length: open.length === 0 ? 0 : this.#random.integer(1, 4) }, (_, index) =>
      this.#field(`s${index}`, this.#random.pick(open), depth - 1),
    );
    return `{ ${['__typename', ...parts].join(' ')} }`;
  }

  /** Written out, or as a variable; one in fifty is of any type. */
  #argument(type: GraphQLInputType): string {
    const value = this.#random.chance(0.02) ? this.#anything() : this.#value(type, 3);
    if (this.#random.chance(0.5)) return literal(value);
    const name = `v${this.#declared.length}`;
    // with a default of its own a variable may be null, or missing, where the argument may not
    if (isNonNullType(type) && this.#random.chance(0.2)) {
      this.#declared.push(`$${name}: ${String(type.ofType)} = ${literal(value)}`);
      if (this.#random.chance(0.5)) this.#variables[name] = null;
      return `$${name}`;
    }
    this.#declared.push(`$${name}: ${String(type)}`);
    this.#variables[name] = value;
    return `$${name}`;
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, depth);
    if (this.#random.chance(0.03)) return null;
    if (isListType(type)) {
      const length = this.#random.chance(0.02) ? 101 : this.#random.integer(0, 3);
      return Array.from({ length }, () => this.#value(type.ofType, depth));
    }
    if (isEnumType(type)) return new EnumValue(this.#random.pick(type.getValues()).name);
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const required = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
      const chosen =
        depth > 0 ? Array.from({ length: this.#random.integer(1, 2) }, () => this.#random.pick(fields)) : [];
      const given = type.isOneOf ? [this.#random.pick(fields)] : [...required, ...chosen];
      return Object.fromEntries(given.map((field) => [field.name, this.#value(field.type, depth - 1)]));
    }
    switch (type.name) {
      case 'Boolean':
        return this.#random.chance(0.5);
      case 'Int':
        return this.#random.chance(0.9) ? this.#random.integer(0, 5) : this.#random.pick(NUMBERS);
      case 'Float':
        return this.#random.pick(NUMBERS);
      default:
        return this.#text();
    }
  }

  #text(): string {
    if (this.#random.chance(0.3)) return this.#random.pick(HOSTILE_STRINGS);
    const words = Array.from({ length: this.#random.integer(1, 3) }, () => this.#random.pick(this.#words));
    return this.#random.chance(0.6) ? (words[0] ?? '') : words.join(this.#random.pick([' ', ' and ', ', ']));
  }

  #anything(): unknown {
    return this.#random.pick([null, true, -1, 1e300, '', [], {}, [[null]], { __proto__: null }, 'x'.repeat(5_000)]);
  }
}

function literal(value: unknown): string {
  if (value instanceof EnumValue) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${literal(inner)}`)
      .join(', ')} }`;
  }
  return JSON.stringify(value);
}
