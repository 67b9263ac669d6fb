import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { isErrorCode } from '../../src/server/errors.ts';
import { readSdl } from '../../src/server/schema.ts';
import { describeOnEmbedded, type Given } from '../support/engines.ts';
import { openFrontDoor } from '../support/front-door.ts';
import { createRandom } from '../support/random.ts';
import { OperationMaker, type Operation } from './operations.ts';
import { HOSTILE_STRINGS } from './strings.ts';

/** `npm run fuzz` sets more; docs/limits.md tells of both. */
const OPERATIONS = Number(process.env['FUZZ_OPERATIONS'] ?? 1_500);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127);

const schema = buildSchema(readSdl(join(ROOT, 'schema')));
const rootFields = Object.values(schema.getQueryType()?.getFields() ?? {});
const isConnection = (field: GraphQLField<unknown, unknown>): boolean =>
  getNamedType(field.type).name.endsWith('Connection');

/** The release and how many nodes of each kind it holds, by a server that remembers nothing. */
async function graphOf(given: Given): Promise<unknown> {
  const lists = rootFields.filter(isConnection).map(({ name }) => `${name}(first: 0) { totalCount }`);
  const door = await openFrontDoor(given.store());
  const pages = Array.from({ length: Math.ceil(lists.length / 10) }, (_, page) =>
    lists.slice(page * 10, page * 10 + 10),
  );
  const answers = await Promise.all(pages.map((page) => door.ask(`{ ${page.join(' ')} }`)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  await door.app.close();
  return { release: await given.store().currentRelease(), counts: answers.map(({ data }) => data) };
}

describeOnEmbedded('whatever is asked', (given) => {
  let before: unknown;
  let words: readonly string[];
  beforeAll(async () => {
    before = await graphOf(given);
    const { data } = await given.ask<Record<string, { nodes: { id: string; name?: string }[] }>>(
      '{ drugs { nodes { id name } } trials { nodes { id } } cancerTypes { nodes { id name } } biomarkers { nodes { id name } } endpoints { nodes { id name } } results { nodes { id } } sources { nodes { id } } }',
    );
    const known = Object.values(data).flatMap(({ nodes }) => nodes.flatMap(({ id, name }) => [id, name ?? 'ALK+']));
    words = [
      ...known,
      'NSCLC',
      'first-line',
      'median PFS',
      'hazard ratio',
      'recommended treatment',
      '2018-11',
      '25.7',
      '',
      '?',
    ];
  });

  it(
    `has an answer, and never an error of ours, in ${OPERATIONS} operations`,
    { timeout: OPERATIONS * 200 },
    async () => {
      const maker = new OperationMaker(schema, createRandom(SEED), words);
      const codes = new Map<string, number>();
      let answered = 0;
      for (let index = 0; index < OPERATIONS; index++) {
        const { query, variables } = maker.make();
        const { status, errors, data } = await given.ask(query, variables);
        const found = errors.map(({ extensions }) => String(extensions?.['code']));
        const ours = status >= 500 || found.some((code) => !isErrorCode(code) || code === 'INTERNAL_SERVER_ERROR');
        expect(ours ? { index, query, variables: JSON.stringify(variables), errors } : undefined).toBeUndefined();
        for (const code of found) codes.set(code, (codes.get(code) ?? 0) + 1);
        if (data !== null) answered++;
      }
      // a maker whose operations are all refused would find nothing
      expect(answered).toBeGreaterThan(OPERATIONS / 2);
      expect(await graphOf(given)).toEqual(before);
    },
  );

  it.each(placesOfText(schema))(
    'takes text for what it is in every argument of $coordinate',
    async ({ operations }) => {
      for (const operation of operations) {
        for (let start = 0; start < HOSTILE_STRINGS.length; start += 10) {
          const some = HOSTILE_STRINGS.slice(start, start + 10);
          const { query, variables } = operation(some);
          const { status, errors } = await given.ask(query, variables);
          const ours = errors.filter(({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR');
          expect(ours.length > 0 ? { query, variables } : undefined).toBeUndefined();
          expect(status).toBe(200);
        }
      }
    },
  );

  it('leaves the graph as it was', async () => {
    expect(await graphOf(given)).toEqual(before);
  });
});

type Place = {
  readonly coordinate: string;
  /** One for each argument, or field of one, that takes a String or an ID: each gives it all of some texts. */
  readonly operations: readonly ((texts: readonly string[]) => Operation)[];
};

function placesOfText(of: GraphQLSchema): Place[] {
  return pathsToFields(of).flatMap(({ coordinate, field, within }) => {
    // the filter of a list is the same at the root and on a node
    const asked = field.args.filter(({ name }) => name !== 'filter' || coordinate.startsWith('Query.'));
    const operations = asked.flatMap((argument) =>
      pathsToText(argument.type).map(({ type, value }) => (texts: readonly string[]): Operation => {
        const fields = texts.map((_, index) => {
          const given = [`${argument.name}: ${value(`$text${index}`)}`, ...others(field, argument)].join(', ');
          return within(index, `${field.name}(${given}) { __typename }`);
        });
        return {
          query: `query Texts(${texts.map((_, index) => `$text${index}: ${type}`).join(', ')}) { ${fields.join(' ')} }`,
          variables: Object.fromEntries(texts.map((text, index) => [`text${index}`, text])),
        };
      }),
    );
    return operations.length > 0 ? [{ coordinate, operations }] : [];
  });
}

type TextPath = { readonly type: string; readonly value: (text: string) => string };

/** From an argument to its texts; a type within itself is entered once. */
function pathsToText(type: GraphQLInputType, entered: readonly string[] = []): TextPath[] {
  if (isNonNullType(type)) return pathsToText(type.ofType, entered);
  if (isListType(type)) {
    return pathsToText(type.ofType, entered).map((path) => ({ ...path, value: (text) => `[${path.value(text)}]` }));
  }
  if (isInputObjectType(type)) {
    if (entered.includes(type.name)) return [];
    const required = Object.values(type.getFields()).filter(
      ({ type: inner, defaultValue }) => isNonNullType(inner) && defaultValue === undefined,
    );
    return Object.values(type.getFields()).flatMap((field) =>
      pathsToText(field.type, [...entered, type.name]).map(({ type: textType, value }) => ({
        type: textType,
        value: (text: string) => {
          const rest = required
            .filter(({ name }) => name !== field.name)
            .map((other) => `${other.name}: ${sample(other.type)}`);
          return `{ ${[`${field.name}: ${value(text)}`, ...rest].join(', ')} }`;
        },
      })),
    );
  }
  return type.name === 'String' || type.name === 'ID' ? [{ type: `${type.name}!`, value: (text) => text }] : [];
}

/** What a field needs besides. */
const others = (field: GraphQLField<unknown, unknown>, argument: GraphQLArgument): string[] =>
  field.args
    .filter((other) => other !== argument && isNonNullType(other.type) && other.defaultValue === undefined)
    .map((other) => `${other.name}: ${sample(other.type)}`);

function sample(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return '[]';
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{ ${required.map((field) => `${field.name}: ${sample(field.type)}`).join(', ')} }`;
  }
  const values: Readonly<Record<string, string>> = {
    String: '"NSCLC"',
    ID: '"x"',
    Int: '1',
    Float: '1',
    Boolean: 'true',
  };
  return (
    values[type.name] ??
    String((schema.getType(type.name) as { getValues?: () => { name: string }[] }).getValues?.()[0]?.name)
  );
}

type FieldPath = {
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly within: (index: number, selection: string) => string;
};

/** Each field with arguments, by the shortest way to a node that has it. */
function pathsToFields(of: GraphQLSchema): FieldPath[] {
  const reached = new Map<string, (index: number, selection: string) => string>();
  for (const root of rootFields.filter(isConnection)) {
    const connection = getNamedType(root.type);
    const node = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
    const type = node && getNamedType(node.type);
    if (isCompositeType(type)) {
      for (const possible of isObjectType(type) ? [type] : of.getPossibleTypes(type)) {
        reached.set(
          possible.name,
          (index, selection) =>
            `a${index}: ${root.name}(first: 2) { nodes { ... on ${possible.name} { ${selection} } } }`,
        );
      }
    }
  }
  const atRoot = rootFields
    .filter(({ args }) => args.length > 0)
    .map((field) => ({
      coordinate: `Query.${field.name}`,
      field,
      within: (index: number, selection: string) => `a${index}: ${selection}`,
    }));
  const onNodes = [...reached].flatMap(([name, within]) => {
    const type = of.getType(name);
    return isObjectType(type)
      ? Object.values(type.getFields())
          .filter(({ args }) => args.length > 0)
          .map((field) => ({ coordinate: `${name}.${field.name}`, field, within }))
      : [];
  });
  return [...atRoot, ...onNodes];
}
