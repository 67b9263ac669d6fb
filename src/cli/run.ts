import { GraphFolderError, GraphUnavailableError } from '../graph/errors.ts';
import { EvidenceError } from '../../seed/evidence-error.ts';
import { StartError } from '../start-error.ts';

/** What a person at the command line can put right; the rest is a defect of ours and keeps its stack. */
const FOR_PEOPLE = [StartError, GraphFolderError, GraphUnavailableError, EvidenceError];

/** Runs a command. What goes wrong is one clear message and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const clear = FOR_PEOPLE.some((type) => error instanceof type) || isWrongOption(error);
    process.stderr.write(`${clear ? (error as Error).message : describe(error)}\n`);
    process.exit(1);
  }
}

const isWrongOption = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
