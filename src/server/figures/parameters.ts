import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql';
import { badUserInput } from '../../shared/errors.ts';
import { invariant } from '../../shared/invariant.ts';

/** A parameter of an address: the argument that it stands for, or the field of an argument, and its type. */
type Parameter = {
  readonly path: readonly [argument: string, field?: string];
  readonly type: TypeNode;
  readonly required: boolean;
};

export type Parameters = ReadonlyMap<string, Parameter>;

/** A root field of the schema. */
export function rootField(schema: DocumentNode, name: string): FieldDefinitionNode {
  const field = schema.definitions
    .filter((definition) => definition.kind === Kind.OBJECT_TYPE_EXTENSION)
    .filter((type) => type.name.value === 'Query')
    .flatMap(({ fields }) => fields ?? [])
    .find((each) => each.name.value === name);
  invariant(field, `The schema has no root field ${name}.`);
  return field;
}

/** The arguments of a field as parameters of an address. The fields of an input stand in its place, by their own names. */
export function parametersOf(schema: DocumentNode, field: FieldDefinitionNode): Parameters {
  const parameters = new Map<string, Parameter>();
  const add = ({ name, type, defaultValue }: InputValueDefinitionNode, path: Parameter['path']): void => {
    invariant(!parameters.has(name.value), `Two arguments of ${field.name.value} would be called ${name.value}.`);
    parameters.set(name.value, {
      path,
      type,
      required: type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
    });
  };
  for (const argument of field.arguments ?? []) {
    const input = schema.definitions
      .filter((definition) => definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      .find((type) => type.name.value === named(argument.type));
    if (input === undefined) add(argument, [argument.name.value]);
    else for (const each of input.fields ?? []) add(each, [argument.name.value, each.name.value]);
  }
  return parameters;
}

/** What an address gives, as variables of an operation. Errors: BAD_USER_INPUT for what is missing, is no parameter, or is given as none can be. */
export function variablesOf(
  given: Readonly<Record<string, string | readonly string[]>>,
  parameters: Parameters,
): Record<string, unknown> {
  const missing = [...parameters].filter(([name, { required }]) => required && !Object.hasOwn(given, name));
  if (missing[0] !== undefined) {
    throw badUserInput(missing[0][0], `Missing: ${missing.map(([name]) => name).join(', ')}.`);
  }
  const variables: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters.get(name);
    if (parameter === undefined) {
      throw badUserInput(name, `"${name}" is no parameter here. There are: ${[...parameters.keys()].join(', ')}.`);
    }
    const [argument, field] = parameter.path;
    const read = readValue(name, value, parameter.type);
    if (field === undefined) variables[argument] = read;
    else variables[argument] = { ...(variables[argument] as object | undefined), [field]: read };
  }
  return variables;
}

function readValue(name: string, value: string | readonly string[], type: TypeNode): unknown {
  const values = typeof value === 'string' ? [value] : value;
  if (isList(type)) return values.map((each) => readWord(name, each, named(type)));
  const [only, second] = values;
  if (only === undefined || second !== undefined) {
    throw badUserInput(name, `\`${name}\` is given ${values.length} times (${values.join(', ')}); it takes one value.`);
  }
  return readWord(name, only, named(type));
}

/** Words of an address are text. Enums and ids are too; the schema judges them. */
function readWord(name: string, word: string, type: string): unknown {
  if (type !== 'Boolean') return word;
  if (word !== 'true' && word !== 'false')
    throw badUserInput(name, `\`${name}\` is "${word}"; it takes true or false.`);
  return word === 'true';
}

const isList = (type: TypeNode): boolean =>
  type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;

const named = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));
