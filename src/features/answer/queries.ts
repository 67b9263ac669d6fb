import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { Drug } from '../drug/model.ts';

/** The drugs of some classes. */
export const drugsByClasses = defineQuery({
  name: 'drugsByClasses',
  params: z.object({ classes: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (subject:Drug)
    WHERE subject.drugClass IN $classes AND subject.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.id`,
  row: recordRow(Drug),
});
