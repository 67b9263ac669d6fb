import DataLoader from 'dataloader';
import { z } from 'zod';
import { alignOne } from '../shared/align.ts';
import { cypher, type Cypher } from './cypher.ts';
import { recordRow, subjectRecord } from './record.ts';
import { defineQuery, type GraphReader, type Query } from './query.ts';

/** The nodes of one label by their ids. */
export function defineByIds<Row extends { readonly id: string }>(
  name: string,
  label: Cypher,
  node: z.ZodType<Row>,
): Query<{ readonly ids: readonly string[] }, Row> {
  return defineQuery({
    name,
    params: z.object({ ids: z.array(z.string()).readonly() }),
    cypher: cypher`
      MATCH (subject:${label})
      WHERE subject.id IN $ids AND subject.release = $release
      RETURN ${subjectRecord}
      ORDER BY subject.id`,
    row: recordRow(node),
  });
}

/** One query for all the ids that a request asks for at once; null for an id that the graph does not know. */
export function byIdLoader<Row extends { readonly id: string }>(
  graph: GraphReader,
  query: Query<{ readonly ids: readonly string[] }, Row>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => alignOne(ids, await graph.read(query, { ids }), (row) => row.id));
}
