import { join } from 'node:path';
import { ROOT } from '../../src/root.ts';

/** The evidence that ships. */
export const EVIDENCE = join(ROOT, 'seed', 'evidence');
