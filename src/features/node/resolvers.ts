import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { Resolvers } from '../../__generated__/resolvers.ts';
import { PartialDate } from '../../shared/partial-date.ts';
import { assertTermLength } from '../term/resolve.ts';
import { findNode, typeNameOf } from './entities.ts';

export const nodeResolvers = {
  PartialDate: new GraphQLScalarType<string, string>({
    name: 'PartialDate',
    serialize: (value) => PartialDate.parse(value),
    parseValue: (value) => {
      const date = PartialDate.safeParse(value);
      if (date.success) return date.data;
      throw new GraphQLError(`${JSON.stringify(value)} is no date: "2018", "2018-11" and "2018-11-30" are.`);
    },
  }),
  Query: {
    node: (_root, { id }, { loaders }) => {
      assertTermLength('id', id);
      return findNode(loaders, id);
    },
    nodes: (_root, { ids }, { loaders }) => {
      for (const id of ids) assertTermLength('ids', id);
      return Promise.all(ids.map((id) => findNode(loaders, id)));
    },
  },
  Node: { __resolveType: typeNameOf },
} satisfies Resolvers;
