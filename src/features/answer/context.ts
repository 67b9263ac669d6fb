import type { Loaders } from '../../server/loaders.ts';
import type { NamedNode } from '../term/model.ts';
import { checkPremises } from './premises/check-premises.ts';
import { premiseFacts } from './premises/facts.ts';
import { fails } from './premises/model.ts';
import { termsOf } from './premises/pairing.ts';
import type { QuestionTermRole, Reading } from './reading/model.ts';
import { understandQuestion } from './reading/understand.ts';

/** What earlier questions left to be said. */
export type AnswerContext = {
  readonly nodes: readonly NamedNode[];
  /** Whether some of it is a reading that was offered: no one has confirmed it since. */
  readonly isOffered: boolean;
};

const ROLES: readonly (readonly [QuestionTermRole, string])[] = [
  ['CANCER_TYPE', 'cancer'],
  ['BIOMARKER', 'biomarker'],
  ['DRUG', 'drug'],
];

/** What a question leaves open, from the ones before it: cancer type, biomarker, drugs. The last one that says it counts. */
export async function contextOf(
  earlier: readonly string[],
  reading: Reading,
  loaders: Loaders,
): Promise<AnswerContext> {
  const before = await Promise.all(
    earlier.map(async (question) => {
      const read = await understandQuestion(question, loaders);
      const failed = checkPremises(read, await premiseFacts(read, loaders)).filter(fails);
      return {
        read,
        offered: failed.find(({ kind }) => kind === 'BIOMARKER_IN_CANCER_TYPE')?.suggestedReading?.nodes ?? [],
      };
    }),
  );
  let isOffered = false;
  const nodes = ROLES.flatMap(([role, kind]): readonly NamedNode[] => {
    if (termsOf(reading, role).length > 0) return [];
    for (const { read, offered } of before.toReversed()) {
      const suggested = offered.filter((node) => node.kind === kind);
      const named = termsOf(read, role).flatMap((term) => term.nodes);
      isOffered ||= suggested.length > 0;
      if (suggested.length > 0) return suggested;
      if (named.length > 0) return [...new Map(named.map((node) => [node.id, node])).values()];
    }
    return [];
  });
  return { nodes, isOffered };
}
