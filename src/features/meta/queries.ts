import { z } from 'zod';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { Release, releaseColumns } from './model.ts';

export const releaseInfo = defineQuery({
  name: 'releaseInfo',
  params: z.object({}),
  cypher: cypher`
    MATCH (subject:ReleaseInfo)
    WHERE subject.release = $release
    RETURN ${releaseColumns(cypher`subject`)}`,
  row: Release,
});
