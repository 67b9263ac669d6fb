import { foldName } from './fold.ts';

/** A stored key that text sorts by: plain ASCII and lower case, so that every engine and platform orders it alike. */
export function sortKeyOf(text: string): string {
  return foldName(text.normalize('NFKD').replaceAll(/[^\x20-\x7E]/g, ''));
}
