import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { schemaToPublish } from '../server/published-schema.ts';
import { readSdl } from '../server/schema.ts';
import { runCommand } from './run.ts';

/** `npm run publish:schema`: brings `docs/schema.graphql` to what CHANGELOG.md calls released. */
await runCommand(async () => {
  const file = join(ROOT, 'docs', 'schema.graphql');
  const published = await readFile(file, 'utf8');
  const changelog = await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8');
  const text = schemaToPublish(published, readSdl(join(ROOT, 'schema')), changelog);
  if (text === published) {
    console.log('docs/schema.graphql is as it has to be.');
  } else {
    await writeFile(file, text);
    console.log('docs/schema.graphql is written.');
  }
});
