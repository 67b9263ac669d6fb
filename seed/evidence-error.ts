import { describeProblem, type Problem } from './read-evidence.ts';

/** The evidence breaks its own rules. Every broken record is listed. */
export class EvidenceError extends Error {
  /** @param advice what else may be done, as one more line */
  constructor(folder: string, errors: readonly Problem[], ...advice: readonly string[]) {
    const lines = [...errors.map(describeProblem), ...advice];
    super(`The evidence in ${folder} has ${errors.length} errors; nothing was written.\n${lines.join('\n')}`);
    this.name = 'EvidenceError';
  }
}
