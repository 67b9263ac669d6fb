import { z } from 'zod';
import { cypher } from './cypher.ts';

/**
 * What a node is, whole, with its provenance and its parts: JSON in the property `record`, written by the loader from the
 * same evidence as the node's edges and its other properties, which are there to be searched by. Reading it is one step for
 * a database, where reading forty properties and the sources behind two kinds of edges is a hundred.
 */
export const subjectRecord = cypher`subject.record AS record`;

/** Decodes such a property. */
export const fromRecord = <Row>(node: z.ZodType<Row>): z.ZodType<Row> =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(node);

/** Decodes a row of `subjectRecord` and nothing else. */
export const recordRow = <Row>(node: z.ZodType<Row>): z.ZodType<Row> =>
  z.object({ record: fromRecord(node) }).transform(({ record }) => record);
