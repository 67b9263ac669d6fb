import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { Name } from './model.ts';

export const namesByFolded = defineQuery({
  name: 'namesByFolded',
  params: z.object({ folded: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (subject:Name)
    WHERE subject.folded IN $folded AND subject.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.folded, subject.nodeId`,
  row: recordRow(Name),
});

/** What the names spelt like an unknown term are looked for among. */
export const namesOfKinds = defineQuery({
  name: 'namesOfKinds',
  params: z.object({ kinds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (subject:Name)
    WHERE subject.kind IN $kinds AND subject.matchedBy <> 'IDENTIFIER' AND subject.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.folded, subject.nodeId`,
  row: recordRow(Name),
});
