import { parseArgs } from 'node:util';
import { describeProblem } from '../../seed/read-evidence.ts';
import { foldersIn, seedStore } from '../../seed/seed.ts';
import { hashOfSources, takeNote } from '../../seed/sources.ts';
import { groupBy } from '../shared/group-by.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../graph/open.ts';
import { ROOT } from '../root.ts';
import { createProgress } from './progress.ts';
import { runCommand } from './run.ts';

const options = {
  warnings: { type: 'boolean', default: false },
  rollback: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
} as const;

/**
 * `npm run seed`: brings the configured store to the evidence that ships. `-- --warnings` lists the warnings too;
 * `-- --rollback` lets it take the place of a later release.
 */
await runCommand(async () => {
  const { values } = parseArgs({ options });
  if (process.channel !== undefined) endWithServer(process.channel);
  const { graph } = readConfig(process.env);
  const store = await openStore(graph);
  try {
    const sources = await hashOfSources(ROOT);
    const progress = createProgress('Writing the evidence', process.stdout);
    const seeding = await seedStore(store, foldersIn(ROOT), progress, values);
    // what was changed in the meantime may have been read before or after
    if (graph.engine === 'embedded' && sources === (await hashOfSources(ROOT))) {
      await takeNote(graph.folder, { release: seeding.release, sources });
    }
    if (values.quiet) return;
    const perRule = [...groupBy(seeding.warnings, ({ rule }) => rule)]
      .toSorted(([a], [b]) => a - b)
      .map(([rule, { length }]) => `[${rule}] ${length}`);
    console.log(`The evidence has no errors and ${seeding.warnings.length} warnings (by rule: ${perRule.join(', ')}).`);
    if (values.warnings) for (const warning of seeding.warnings) console.log(describeProblem(warning));
    console.log(
      seeding.written ? `Release ${seeding.release} is written.` : `Release ${seeding.release} was there already.`,
    );
  } finally {
    await store.close();
  }
});

/** Run by the server, it ends when the server does, whatever ends that; a Ctrl-C is for both, and the server's to answer. */
function endWithServer(channel: NonNullable<typeof process.channel>): void {
  process.once('disconnect', () => process.exit(1));
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => undefined);
  channel.unref();
}
