import { parseArgs } from 'node:util';
import { describeProblem } from '../../seed/read-evidence.ts';
import { foldersIn, seedStore } from '../../seed/seed.ts';
import { groupBy } from '../shared/group-by.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../graph/open.ts';
import { ROOT } from '../root.ts';
import { createProgress } from './progress.ts';
import { runCommand } from './run.ts';

/** `npm run seed`: brings the configured store to the evidence that ships. `-- --warnings` lists the warnings too. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { warnings: { type: 'boolean', default: false } } });
  const { graph } = readConfig(process.env);
  const store = await openStore(graph);
  try {
    const seeding = await seedStore(store, foldersIn(ROOT), createProgress('Writing the evidence', process.stdout));
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
