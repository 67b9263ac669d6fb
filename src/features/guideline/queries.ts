import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { Guideline, GUIDELINE_FILTER } from './model.ts';

export const guidelinesByIds = defineByIds('guidelinesByIds', cypher`Guideline`, Guideline);

export const guidelines = defineList({
  name: 'guidelines',
  pattern: cypher`(subject:Guideline)`,
  node: Guideline,
  filter: GUIDELINE_FILTER,
  orders: { BODY: 'bodySortKey', DATE: 'date', TITLE: 'sortName' },
});

export const guidelinesBySourceIds = defineQuery({
  name: 'guidelinesBySourceIds',
  params: z.object({ sourceIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (source:Source)<-[:PUBLISHED_AS]-(subject:Guideline)
    WHERE source.id IN $sourceIds AND source.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Guideline),
});

/** Who has issued each guideline that is held. */
export const guidelineBodies = defineQuery({
  name: 'guidelineBodies',
  params: z.object({}),
  cypher: cypher`
    MATCH (subject:Guideline)
    WHERE subject.release = $release
    RETURN subject.body AS body
    ORDER BY subject.id`,
  row: z.object({ body: z.string() }),
});
