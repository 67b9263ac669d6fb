import { byIdLoader } from '../../graph/by-ids.ts';
import { ListLoader } from '../../graph/list.ts';
import type { GraphReader } from '../../graph/query.ts';
import DataLoader from 'dataloader';
import { alignMany } from '../../shared/align.ts';
import type { AdverseEvent } from './model.ts';
import {
  adverseEventsByArmIds,
  adverseEventsByIds,
  adverseEvents,
  adverseEventsOfDrug,
  adverseEventsOfTrial,
  adverseEventsInArm,
} from './queries.ts';

export const adverseEventLoaders = (graph: GraphReader) => ({
  adverseEventById: byIdLoader(graph, adverseEventsByIds),
  adverseEvents: new ListLoader(graph, adverseEvents),
  adverseEventsOfDrug: new ListLoader(graph, adverseEventsOfDrug),
  adverseEventsOfTrial: new ListLoader(graph, adverseEventsOfTrial),
  adverseEventsInArm: new ListLoader(graph, adverseEventsInArm),
  /** All of an arm, largest share first. */
  adverseEventsByArmId: new DataLoader<string, AdverseEvent[]>(async (armIds) =>
    alignMany(armIds, await graph.read(adverseEventsByArmIds, { armIds }), (event) => event.armId ?? ''),
  ),
});
