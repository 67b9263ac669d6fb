import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { fromRecord } from '../../graph/record.ts';
import { DrugId } from '../drug/model.ts';
import { REGIMEN_FILTER, Regimen, TreatmentNode } from './model.ts';

export const regimensByIds = defineByIds('regimensByIds', cypher`Regimen`, Regimen);

export const regimens = defineList({
  name: 'regimens',
  pattern: cypher`(subject:Regimen)`,
  node: Regimen,
  filter: REGIMEN_FILTER,
  orders: { NAME: 'sortName' },
});

export const treatmentNodesByIds = defineByIds('treatmentNodesByIds', cypher`TreatmentNode`, TreatmentNode);

export const regimensByDrugIds = defineQuery({
  name: 'regimensByDrugIds',
  params: z.object({ drugIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (drug:Drug)<-[:CONTAINS]-(subject:Regimen)
    WHERE drug.id IN $drugIds AND drug.release = $release
    RETURN drug.id AS drugId, subject.record AS node
    ORDER BY subject.drugId, subject.sortName, subject.id`,
  row: z.object({ drugId: DrugId, node: fromRecord(Regimen) }).transform(({ drugId, node }) => ({ ...node, drugId })),
});
