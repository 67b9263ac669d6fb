import { describeProblem, type Problem } from './read-evidence.ts';

/** The evidence breaks its own rules. Every broken record is listed. */
export class EvidenceError extends Error {
  constructor(folder: string, errors: readonly Problem[]) {
    super(
      `The evidence in ${folder} has ${errors.length} errors; nothing was written.\n${errors.map(describeProblem).join('\n')}`,
    );
    this.name = 'EvidenceError';
  }
}
