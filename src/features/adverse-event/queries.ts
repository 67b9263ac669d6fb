import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { defineList, ownedBy } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { recordRow, subjectRecord } from '../../graph/record.ts';
import { ADVERSE_EVENT_FILTER, AdverseEvent } from './model.ts';

export const adverseEventsByIds = defineByIds('adverseEventsByIds', cypher`AdverseEvent`, AdverseEvent);

export const adverseEvents = defineList({
  name: 'adverseEvents',
  pattern: cypher`(subject:AdverseEvent)`,
  node: AdverseEvent,
  filter: ADVERSE_EVENT_FILTER,
  orders: {
    TERM: 'sortName',
    ANY_GRADE: 'anyGradePercent',
    GRADE_3_PLUS: 'grade3PlusPercent',
    CUTOFF: 'cutoff',
  },
});

export const adverseEventsOfDrug = ownedBy(
  adverseEvents,
  'adverseEventsOfDrug',
  cypher`(owner:Drug)<-[:OF_DRUG]-(subject:AdverseEvent)`,
);

export const adverseEventsOfTrial = ownedBy(
  adverseEvents,
  'adverseEventsOfTrial',
  cypher`(owner:Trial)<-[:OF_TRIAL]-(subject:AdverseEvent)`,
);

export const adverseEventsInArm = ownedBy(
  adverseEvents,
  'adverseEventsInArm',
  cypher`(owner:Arm)<-[:IN_ARM]-(subject:AdverseEvent)`,
);

export const adverseEventsByArmIds = defineQuery({
  name: 'adverseEventsByArmIds',
  params: z.object({ armIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (arm:Arm)<-[:IN_ARM]-(subject:AdverseEvent)
    WHERE arm.id IN $armIds AND arm.release = $release
    RETURN ${subjectRecord}
    ORDER BY subject.anyGradePercent IS NULL, subject.anyGradePercent DESC, subject.sortName, subject.id`,
  row: recordRow(AdverseEvent),
});
