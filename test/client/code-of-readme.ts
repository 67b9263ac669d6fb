import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/root.ts';

const [, section = ''] = readFileSync(join(ROOT, 'README.md'), 'utf8').split('## For front-end developers\n');
const [configuration, page] = [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);
if (configuration === undefined || page === undefined) throw new Error('The README lacks code for front-ends.');

/** What the README gives front-end developers to copy. */
export const CODE_OF_README = { configuration, page };
