import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  buildSchema,
  introspectionFromSchema,
  isEnumType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type IntrospectionType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Resolvers, ResolversParentTypes } from '../../src/__generated__/resolvers.ts';
import { releaseOf } from '../../seed/graph/release.ts';
import { ENTITIES, kindOf } from '../../src/features/node/entities.ts';
import { ROOT } from '../../src/root.ts';
import { readSdl, type RESOLVERS } from '../../src/server/schema.ts';
import { describeOnEmbedded } from '../support/engines.ts';
import { evidence, former, registry } from '../support/evidence.ts';

const schema = buildSchema(readSdl(join(ROOT, 'schema')));
const objects = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'));
const connections = objects.filter(({ name }) => name.endsWith('Connection'));
const fieldsOf = (type: GraphQLObjectType): string[] => Object.keys(type.getFields());
const implementsNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some(({ name }) => name === 'Node');

/* Fields whose type's model neither holds them nor has a resolver for them: the compiler names each one. */
type AllOf<Union> = (Union extends unknown ? (member: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type KeysOfAny<Union> = Union extends unknown ? keyof Union : never;
type Resolved = AllOf<(typeof RESOLVERS)[number]>;
type ResolvedFields<Type> = Type extends keyof Resolved ? keyof Resolved[Type] : never;
type Unresolved = {
  [Type in Exclude<keyof ResolversParentTypes & keyof Resolvers, 'Query'>]: `${Type}.${Exclude<
    keyof NonNullable<Resolvers[Type]> & string,
    KeysOfAny<ResolversParentTypes[Type]> | ResolvedFields<Type> | `__${string}` | 'name'
  >}`;
}[Exclude<keyof ResolversParentTypes & keyof Resolvers, 'Query'>];

/** What a type lists, whatever it calls it; introspection says null where a type cannot have such parts. */
function partsOf(
  type: IntrospectionType,
): readonly { readonly name: string; readonly description?: string | null | undefined }[] {
  switch (type.kind) {
    case 'OBJECT':
    case 'INTERFACE':
      return type.fields;
    case 'INPUT_OBJECT':
      return type.inputFields;
    case 'ENUM':
      return type.enumValues;
    case 'SCALAR':
    case 'UNION':
      return [];
  }
}

describe('the schema', () => {
  it('describes every type, field, enum value and input field, as a client sees them', () => {
    const { types } = introspectionFromSchema(schema).__schema;
    const described = types
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) => [{ ...type, of: '' }, ...partsOf(type).map((part) => ({ ...part, of: `${type.name}.` }))]);
    expect(described.filter(({ description }) => !description).map(({ of, name }) => `${of}${name}`)).toEqual([]);
  });

  it('has a resolver for every field that no model holds', () => {
    const unresolved: readonly Unresolved[] = [];
    const none: readonly never[] = unresolved;
    expect(none).toEqual([]);
  });

  it('lets each root field fail alone', () => {
    const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
    expect(roots.length).toBeGreaterThan(10);
    expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it.each(connections.map((type) => ({ type, name: type.name })))('gives $name what a page has', ({ type }) => {
    expect(fieldsOf(type).toSorted()).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
  });

  it('has the same arguments on every list', () => {
    const lists = [...objects, ...Object.values(schema.getTypeMap()).filter(isInterfaceType)]
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => connections.some(({ name }) => String(field.type).startsWith(name)));
    const firstArguments = /^first,after(,|$)/;
    const others = lists.filter(({ field }) => !firstArguments.test(field.args.map(({ name }) => name).join()));
    expect(lists.length).toBeGreaterThan(connections.length);
    expect(others.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });

  it('makes a Node of everything that has an id of its own', () => {
    // an answer is made and not kept, the release is no node of itself, and a NamedNode names another's id
    const without = objects.filter((type) => fieldsOf(type).includes('id') && !implementsNode(type));
    expect(without.map(({ name }) => name).toSorted()).toEqual(['ClinicalAnswer', 'NamedNode', 'Release']);
  });
});

/** Where a model calls a set of words otherwise than the schema. */
const NAME_IN_SCHEMA: Readonly<Record<string, string>> = { WarningCode: 'RankingWarningCode' };

const closedSets = (
  await Promise.all(
    readdirSync(join(ROOT, 'src', 'features'), { recursive: true, encoding: 'utf8' })
      .filter((file) => basename(file) === 'model.ts')
      .map((file) => join(ROOT, 'src', 'features', file))
      .map(async (file) => Object.entries((await import(file)) as Record<string, unknown>)),
  )
)
  .flat()
  .flatMap(([name, value]) => {
    const type = schema.getType(NAME_IN_SCHEMA[name] ?? name);
    return value instanceof z.ZodEnum && isEnumType(type) ? [{ name, options: value.options, type }] : [];
  });

describe('a closed set of words', () => {
  it.each(closedSets)('$name is the same in its model and in the schema', ({ options, type }) => {
    expect(
      type
        .getValues()
        .map((value) => value.name)
        .toSorted(),
    ).toEqual(options.toSorted());
  });

  it('is found', () => {
    expect(closedSets.map(({ name }) => name)).toEqual(expect.arrayContaining(['RankMethod', 'WarningCode']));
  });
});

describeOnEmbedded('the ids that were written', (given) => {
  const ids = [...releaseOf(evidence, registry, former).ids];

  it('lead to every type that is a Node', async () => {
    const typesFound = new Set<string>();
    for (const kind of Object.keys(ENTITIES)) {
      const ofKind = ids.filter((id) => kindOf(id) === kind);
      for (let start = 0; start < ofKind.length; start += 100) {
        const asked = ofKind.slice(start, start + 100);
        const { data } = await given.ask<{ nodes: readonly ({ __typename: string; id: string } | null)[] }>(
          'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
          { ids: asked },
        );
        expect(data.nodes.map((node) => node?.id)).toEqual(asked);
        for (const node of data.nodes) if (node !== null) typesFound.add(node.__typename);
      }
    }
    expect([...typesFound].toSorted()).toEqual(
      objects
        .filter(implementsNode)
        .map(({ name }) => name)
        .toSorted(),
    );
  });
});
