import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { fromRecord } from '../../graph/record.ts';
import { CANCER_TYPE_FILTER, CancerType } from './model.ts';

export const cancerTypesByIds = defineByIds('cancerTypesByIds', cypher`CancerType`, CancerType);

export const cancerTypes = defineList({
  name: 'cancerTypes',
  pattern: cypher`(subject:CancerType)`,
  node: CancerType,
  filter: CANCER_TYPE_FILTER,
  orders: { NAME: 'sortName' },
});

export const cancerTypesByAncestorIds = defineQuery({
  name: 'cancerTypesByAncestorIds',
  params: z.object({ ancestorIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    UNWIND $ancestorIds AS ancestorId
    MATCH (subject:CancerType)
    WHERE ancestorId IN subject.ancestorIds AND subject.release = $release
    RETURN ancestorId, subject.record AS node
    ORDER BY ancestorId, subject.sortName, subject.id`,
  row: z
    .object({ ancestorId: z.string(), node: fromRecord(CancerType) })
    .transform(({ ancestorId, node }) => ({ ...node, ancestorId })),
});
