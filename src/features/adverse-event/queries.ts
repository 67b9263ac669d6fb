import { z } from 'zod';
import { defineByIds } from '../../graph/by-ids.ts';
import { cypher } from '../../graph/cypher.ts';
import { idField, numberField, textField } from '../../graph/filter.ts';
import { defineList } from '../../graph/list.ts';
import { defineQuery } from '../../graph/query.ts';
import { AdverseEventNode } from './model.ts';

export const adverseEventsByIds = defineByIds('adverseEventsByIds', cypher`AdverseEvent`, AdverseEventNode);

const BY_ID = { ID_ASC: { by: cypher`subject.id` } };

export const adverseEvents = defineList({
  name: 'adverseEvents',
  pattern: cypher`(subject:AdverseEvent)`,
  node: AdverseEventNode,
  filter: {
    term: textField(cypher`subject.term`),
    trial: idField('trial', cypher`subject.trialId`),
    arm: idField('arm', cypher`subject.armId`),
    drug: idField('drug', cypher`subject.drugId`),
    anyGradePercent: numberField(cypher`subject.anyGradePercent`),
    grade3PlusPercent: numberField(cypher`subject.grade3PlusPercent`),
  },
  orders: {
    TERM_ASC: { by: cypher`subject.sortName` },
    TERM_DESC: { by: cypher`subject.sortName`, descending: true },
    ANY_GRADE_ASC: { by: cypher`subject.anyGradePercent` },
    ANY_GRADE_DESC: { by: cypher`subject.anyGradePercent`, descending: true },
  },
});

export const adverseEventsOfDrug = defineList({
  name: 'adverseEventsOfDrug',
  pattern: cypher`(owner:Drug)<-[:OF_DRUG]-(subject:AdverseEvent)`,
  ownedBy: 'owner',
  node: AdverseEventNode,
  filter: {},
  orders: BY_ID,
});

export const adverseEventsOfTrial = defineList({
  name: 'adverseEventsOfTrial',
  pattern: cypher`(owner:Trial)<-[:OF_TRIAL]-(subject:AdverseEvent)`,
  ownedBy: 'owner',
  node: AdverseEventNode,
  filter: {},
  orders: BY_ID,
});

export const adverseEventsInArm = defineList({
  name: 'adverseEventsInArm',
  pattern: cypher`(owner:Arm)<-[:IN_ARM]-(subject:AdverseEvent)`,
  ownedBy: 'owner',
  node: AdverseEventNode,
  filter: {},
  orders: BY_ID,
});

export const adverseEventsByArmIds = defineQuery({
  name: 'adverseEventsByArmIds',
  params: z.object({ armIds: z.array(z.string()).readonly() }),
  cypher: cypher`
    MATCH (arm:Arm)<-[:IN_ARM]-(subject:AdverseEvent)
    WHERE arm.id IN $armIds AND arm.release = $release
    RETURN ${AdverseEventNode.columns(cypher`subject`)}
    ORDER BY subject.anyGradePercent IS NULL, subject.anyGradePercent DESC, subject.sortName, subject.id`,
  row: AdverseEventNode.row,
});
