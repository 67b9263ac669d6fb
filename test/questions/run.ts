import { seedStore } from '../../seed/seed.ts';
import { PremiseKind } from '../../src/features/answer/premises/model.ts';
import { openEmbeddedStore } from '../../src/graph/embedded.ts';
import { FOLDERS } from '../support/evidence-folder.ts';
import { openFrontDoor } from '../support/front-door.ts';
import { createTempFolder } from '../support/temp-folder.ts';
import { evaluate, type Outcome } from './evaluate.ts';

/** `npm run eval`, with `-- --held-out` for the questions that nothing was tuned on: how many false premises are found and how many sound questions are wrongly corrected, with every miss. */
const folder = await createTempFolder();
const store = await openEmbeddedStore(folder.path);
await seedStore(store, FOLDERS, () => undefined);
const door = await openFrontDoor(store);
const set = process.argv.includes('--held-out') ? 'HELD_OUT' : 'TUNED';
const { falsePremise, sound } = await evaluate(door, set);
await door.app.close();
await store.close();
await folder.remove();

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
const count = (outcomes: readonly Outcome[], is: (outcome: Outcome) => boolean): string => {
  const met = outcomes.filter(is).length;
  return `${met} of ${outcomes.length} (${percent(met, outcomes.length)})`;
};
console.table(
  [...PremiseKind.options, undefined].flatMap((kind) => {
    const [wrong, right] = [falsePremise, sound].map((outcomes) =>
      outcomes.filter((one) => kind === undefined || one.kind === kind),
    );
    if (wrong === undefined || right === undefined || wrong.length + right.length === 0) return [];
    return [
      {
        kind: kind ?? 'all',
        detected: count(wrong, ({ corrected }) => corrected),
        'kind and verdict as expected': count(wrong, ({ asExpected }) => asExpected),
        'false alarms': count(right, ({ corrected }) => corrected),
      },
    ];
  }),
);
const list = (title: string, outcomes: readonly Outcome[]): void => {
  console.log(`\n${title}: ${outcomes.length}`);
  for (const { id, question, expected, failed } of outcomes) {
    console.log(
      `  ${id} ${question}\n      expected ${expected}; failed: ${failed.map(({ kind, verdict, claim }) => `${kind} ${verdict} [${claim}]`).join('; ') || 'nothing'}`,
    );
  }
};
list(
  'Not detected',
  falsePremise.filter(({ corrected }) => !corrected),
);
list(
  'False alarms',
  sound.filter(({ corrected }) => corrected),
);
list(
  'Detected, with another kind or verdict',
  falsePremise.filter(({ corrected, asExpected }) => corrected && !asExpected),
);
