import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { ReleaseInfo } from './model.ts';

export const releaseInfo = defineQuery({
  name: 'releaseInfo',
  params: z.object({}),
  cypher: cypher`
    MATCH (subject:ReleaseInfo)
    WHERE subject.release = $release
    RETURN ${subjectRecord}`,
  row: recordRow(ReleaseInfo),
});
