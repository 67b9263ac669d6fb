import type { Loaders } from '../../../server/loaders.ts';
import { badUserInput } from '../../../shared/errors.ts';
import type { Name } from '../../term/model.ts';
import { CLASS_WORDS } from './lexicon.ts';
import type { Reading } from './model.ts';
import { nameSpans } from './names.ts';
import { readQuestion } from './read-question.ts';
import { plainOf } from './words.ts';

export const MAX_QUESTION_LENGTH = 1_000;

/** Reads a question with what the graph knows of its words. Errors: BAD_USER_INPUT when it is empty or too long. */
export async function understandQuestion(question: string, loaders: Loaders): Promise<Reading> {
  if (question.trim() === '')
    throw badUserInput(
      'question',
      '`question` is empty: ask in words, such as "What follows progression on alectinib?".',
    );
  if (question.length > MAX_QUESTION_LENGTH) {
    throw badUserInput(
      'question',
      `\`question\` has ${question.length} characters; at most ${MAX_QUESTION_LENGTH} are read.`,
    );
  }
  const keys = [...new Set(nameSpans(question).flatMap((span) => span.keys))];
  const plain = plainOf(question);
  const classes = Object.keys(CLASS_WORDS).filter((drugClass) => plain.search(CLASS_WORDS[drugClass] ?? /$^/u) >= 0);
  const [found, drugNames, drugs] = await Promise.all([
    Promise.all(keys.map((key) => loaders.namesByFolded.load(key))),
    loaders.namesByKinds.load(['drug']),
    loaders.drugsByClasses(classes),
  ]);
  const names = new Map<string, readonly Name[]>(keys.map((key, index) => [key, found[index] ?? []]));
  const biomarkers = await Promise.all(sharedBiomarkers(names).map((id) => loaders.biomarkerById.load(id)));
  const acquired = new Set<string>(
    biomarkers.filter((node) => node?.kind === 'RESISTANCE_MUTATION').map((node) => node?.id ?? ''),
  );
  return readQuestion(question, { names, drugNames, drugs, acquired });
}

/** The biomarkers whose name is also another's. */
function sharedBiomarkers(names: ReadonlyMap<string, readonly Name[]>): string[] {
  const shared = [...names.values()].map((all) => [
    ...new Set(all.filter(({ kind }) => kind === 'biomarker').map(({ nodeId }) => nodeId)),
  ]);
  return [...new Set(shared.filter((ids) => ids.length > 1).flat())];
}
