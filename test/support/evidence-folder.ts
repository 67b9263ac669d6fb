import { foldersIn } from '../../seed/seed.ts';
import { ROOT } from '../../src/root.ts';

/** What ships. */
export const FOLDERS = foldersIn(ROOT);
export const EVIDENCE = FOLDERS.evidence;
