import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PremiseKind, PremiseVerdict } from '../../src/features/answer/premises/model.ts';
import { ROOT } from '../../src/root.ts';
import type { FrontDoor } from '../support/front-door.ts';

const Expected = z.object({ kind: PremiseKind, verdict: PremiseVerdict });
const FalsePremise = Expected.extend({ id: z.string(), question: z.string(), also: z.array(Expected).optional() });
const Sound = z.object({ id: z.string(), question: z.string(), kind: PremiseKind });

const read = <Row>(file: string, row: z.ZodType<Row>): Row[] =>
  z.array(row).parse(JSON.parse(readFileSync(join(ROOT, 'test/questions', file), 'utf8')));

/** TUNED: the reader was made better with these. HELD_OUT: it was not; they tell what to expect of questions never seen. */
const SETS = {
  TUNED: { falsePremise: 'false-premise.json', sound: 'sound.json' },
  HELD_OUT: { falsePremise: 'held-out-false-premise.json', sound: 'held-out-sound.json' },
} as const;
export type QuestionSet = keyof typeof SETS;

export const questionsOf = (set: QuestionSet) => ({
  falsePremise: read(SETS[set].falsePremise, FalsePremise),
  sound: read(SETS[set].sound, Sound),
});

type Premise = {
  readonly kind: PremiseKind;
  readonly verdict: PremiseVerdict;
  readonly asked: boolean;
  readonly claim: string;
};
const OPERATION = /* GraphQL */ `
  query Evaluate($question: String!) {
    checkPremises(question: $question) {
      failed
      premises {
        kind
        verdict
        asked
        claim
      }
    }
  }
`;

export type Outcome = {
  readonly id: string;
  readonly question: string;
  readonly kind: PremiseKind;
  /** Whether a premise failed. */
  readonly corrected: boolean;
  /** Whether the one that was expected failed, with the expected verdict. Of a sound question: whether none did. */
  readonly asExpected: boolean;
  readonly failed: readonly Premise[];
  readonly expected: string;
};

/** Asks every question of the API and compares what it corrects with what is expected. */
export async function evaluate(
  { ask }: Pick<FrontDoor, 'ask'>,
  set: QuestionSet,
): Promise<{ falsePremise: Outcome[]; sound: Outcome[] }> {
  const premisesOf = async (question: string): Promise<Premise[]> => {
    const { data, errors } = await ask<{ checkPremises: { premises: Premise[] } }>(OPERATION, { question });
    if (errors.length > 0) throw new Error(`"${question}": ${errors.map(({ message }) => message).join('; ')}`);
    return data.checkPremises.premises.filter(({ asked, verdict }) => !asked && verdict !== 'SUPPORTED');
  };
  const questions = questionsOf(set);
  const falsePremise: Outcome[] = [];
  for (const { id, question, kind, verdict } of questions.falsePremise) {
    const failed = await premisesOf(question);
    falsePremise.push({
      id,
      question,
      kind,
      corrected: failed.length > 0,
      asExpected: failed.some((one) => one.kind === kind && one.verdict === verdict),
      failed,
      expected: `${kind} ${verdict}`,
    });
  }
  const sound: Outcome[] = [];
  for (const { id, question, kind } of questions.sound) {
    const failed = await premisesOf(question);
    sound.push({
      id,
      question,
      kind,
      corrected: failed.length > 0,
      asExpected: failed.length === 0,
      failed,
      expected: 'nothing to correct',
    });
  }
  return { falsePremise, sound };
}
