import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { Dose, Dosing } from './model.ts';

export const dosesByIds = defineByIds('dosesByIds', cypher`Dose`, Dose);

export const dosingsByDrugIds = defineQuery({
  name: 'dosingsByDrugIds',
  params: z.object({ drugIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (drug:Drug)-[:HAS_DOSING]->(subject:Dosing)
    WHERE drug.id IN $drugIds AND drug.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.drugId`,
  row: recordRow(Dosing),
});
