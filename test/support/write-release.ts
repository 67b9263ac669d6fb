import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/graph/open.ts';
import { releaseWithTitle } from './changed-evidence.ts';

/** A process that does nothing but write a release, for tests that kill it: the title of one trial makes the release another one. */
const store = await openStore(readConfig(process.env).graph);
console.log('writing');
await store.replace(releaseWithTitle(process.argv[2] ?? ''), () => undefined);
console.log('written');
await store.close();
