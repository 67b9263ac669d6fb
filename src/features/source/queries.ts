import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { SOURCE_FILTER, SourceIdentifier, Source } from './model.ts';

export const sourcesByIds = defineByIds('sourcesByIds', cypher`Source`, Source);

export const sources = defineList({
  name: 'sources',
  pattern: cypher`(subject:Source)`,
  node: Source,
  filter: SOURCE_FILTER,
  orders: { TITLE: 'sortName', YEAR: 'year', DATE: 'date' },
});

export const identifiersBySourceIds = defineQuery({
  name: 'identifiersBySourceIds',
  params: z.object({ sourceIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (source:Source)-[:HAS_IDENTIFIER]->(subject:SourceIdentifier)
    WHERE source.id IN $sourceIds AND source.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.sourceId, subject.position, subject.id`,
  row: recordRow(SourceIdentifier),
});
