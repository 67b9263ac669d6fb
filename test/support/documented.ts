import { join } from 'node:path';
import { ROOT } from '../../src/root.ts';
import { readExamples } from '../../src/server/playground/examples.ts';

/** The documented operations of `docs/queries`, each with its variables. */
export const DOCUMENTED = (await readExamples(join(ROOT, 'docs', 'queries'))).map(({ name, query, variables }) => ({
  name,
  query,
  variables: variables ?? {},
}));
