/**
 * Run by `written-graph.ts` as a process of its own, which gets the memory that the large graph takes and is gone when
 * the measuring begins.
 */
import { releaseOf } from '../seed/graph/release.ts';
import { readConfig } from '../src/config.ts';
import { openStore } from '../src/graph/open.ts';
import { evidence, former, registry } from '../test/support/evidence.ts';
import { openFrontDoor } from '../test/support/front-door.ts';
import { timesOf, withoutMemory } from './first-reading.ts';
import { enlarge } from './large-graph.ts';
import { OPERATIONS } from './operations.ts';
import type { Answer, Report } from './written-graph.ts';

const report = (news: Report): void => {
  process.send?.(news);
};

const store = await openStore(readConfig(process.env).graph);
if ((await store.currentRelease()) === undefined) {
  const { release, ids } = releaseOf(evidence, registry, former);
  await store.replace(process.argv[2] === 'large' ? enlarge(release, ids) : release, (share) => {
    report({ share });
  });
}
const door = await openFrontDoor(store);
const forgetful = await openFrontDoor(withoutMemory(store));
const answers: Record<string, Answer> = {};
for (const { name, query, variables } of OPERATIONS) {
  const { body, data, errors } = await door.ask(query, variables);
  if (errors.length > 0) throw new Error(`${name} was answered with errors: ${body}`);
  answers[name] = {
    body,
    objects: countObjects(Object.values(data as object)),
    queries: door.asked(),
    firstReadings: await timesOf(() => forgetful.ask(query, variables)),
  };
}
report({ answers });
await forgetful.app.close();
await door.app.close();
await store.close();

function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countObjects(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return countObjects(Object.values(value)) + ('nodes' in value ? 0 : 1);
}
