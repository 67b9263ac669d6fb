import { seedStore } from '../seed/seed.ts';
import { openEmbeddedStore } from '../src/graph/embedded.ts';
import { FOLDERS } from './support/evidence-folder.ts';
import { openFrontDoor } from './support/front-door.ts';
const store = await openEmbeddedStore('/tmp/askstore');
await seedStore(store, FOLDERS, () => undefined);
const door = await openFrontDoor(store);
const audience = process.env['AUD'] ?? 'CLINICIAN';
for (const question of process.argv.slice(2)) {
  const op = `query($q:String!,$a:Audience!){clinicalAnswer(question:$q,audience:$a){id status plainText}}`;
  let r = await door.ask<any>(op, { q: question, a: audience });
  const first = performance.now(); r = await door.ask<any>(op, { q: question, a: audience }); const ms = performance.now() - first;
  console.log(r.errors.length ? JSON.stringify(r.errors) : r.data.clinicalAnswer.plainText, r.data?.clinicalAnswer?.status, r.data?.clinicalAnswer?.id.length, ms.toFixed(1) + ' ms', door.asked().length, JSON.stringify([...new Set(door.asked())]));
}
await door.app.close(); await store.close();
