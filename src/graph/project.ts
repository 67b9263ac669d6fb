import { z } from 'zod';
import { cypher, identifier, joinCypher, type Cypher } from './cypher.ts';

/**
 * What a query returns of a node, derived from the node's schema, so that text and row cannot drift apart.
 * Columns are cheapest to decode; nested nodes travel as tuples in the order of the schema's keys.
 */
export type Projection<Row> = {
  /** `subject.id AS id, subject.name AS name`: the properties as columns of the row. */
  readonly columns: (variable: Cypher) => Cypher;
  /** Decodes a row of such columns. */
  readonly row: z.ZodType<Row>;
  /** `[subject.id, subject.name]`: the properties as one nested tuple. */
  readonly tuple: (variable: Cypher) => Cypher;
  /** Decodes such a tuple. */
  readonly fromTuple: z.ZodType<Row>;
};

/** Keys of the schema that are no property of the node, each with the Cypher that brings it. */
type Related = (variable: Cypher) => Readonly<Record<string, Cypher>>;

export function project<Row>(
  node: z.ZodType<Row> & { readonly shape: Readonly<Record<string, unknown>> },
  related: Related = () => ({}),
): Projection<Row> {
  return projectKeys(Object.keys(node.shape), node, related);
}

/** The same for a schema that is no plain object, such as a union, whose rows hold the keys of all its members. */
export function projectKeys<Row>(
  keys: readonly string[],
  node: z.ZodType<Row>,
  related: Related = () => ({}),
): Projection<Row> {
  const parts = (variable: Cypher): Cypher[] => {
    const brought = related(variable);
    return keys.map((key) => brought[key] ?? cypher`${variable}.${identifier(key)}`);
  };
  return {
    columns: (variable) =>
      joinCypher(
        parts(variable).map((part, index) => cypher`${part} AS ${identifier(keys[index] ?? '')}`),
        cypher`, `,
      ),
    row: node,
    tuple: (variable) => cypher`[${joinCypher(parts(variable), cypher`, `)}]`,
    fromTuple: z
      .array(z.unknown())
      .length(keys.length)
      .transform((values) => Object.fromEntries(keys.map((key, index) => [key, values[index]])))
      .pipe(node as z.ZodType<Row, Record<string, unknown>>), // zod's inputs are invariant: the keys are the schema's own
  };
}
