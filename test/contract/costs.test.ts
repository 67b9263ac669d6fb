import { join } from 'node:path';
import { buildSchema, getNamedType, isInterfaceType, isObjectType, type GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../src/root.ts';
import { SIZED_BY, WEIGHTS } from '../../src/server/cost.ts';
import { readSdl } from '../../src/server/schema.ts';

const schema = buildSchema(readSdl(join(ROOT, 'schema')));
const fields = Object.values(schema.getQueryType()?.getFields() ?? {});

describe('the table of weights', () => {
  it('has each field of the root that is neither a lookup nor a list: its work does not follow from its answer', () => {
    const tasks = fields.filter(({ type }) => {
      const named = getNamedType(type);
      const isNode =
        named.name === 'Node' ||
        ((isObjectType(named) || isInterfaceType(named)) && named.getInterfaces().some(({ name }) => name === 'Node'));
      return !isNode && !named.name.endsWith('Connection');
    });
    const weighed = Object.keys(WEIGHTS).filter((coordinate) => coordinate.startsWith('Query.'));
    expect(weighed.toSorted()).toEqual(tasks.map(({ name }) => `Query.${name}`).toSorted());
  });

  it('names fields that there are', () => {
    for (const coordinate of Object.keys(WEIGHTS)) {
      const [type = '', field = ''] = coordinate.split('.');
      expect(schema.getType(type)).toHaveProperty('getFields');
      expect(Object.keys((schema.getType(type) as GraphQLObjectType).getFields())).toContain(field);
    }
  });

  it('names arguments that there are', () => {
    for (const [coordinate, argument] of Object.entries(SIZED_BY)) {
      const field = fields.find(({ name }) => `Query.${name}` === coordinate);
      expect(field?.args.map(({ name }) => name)).toContain(argument);
    }
  });
});
