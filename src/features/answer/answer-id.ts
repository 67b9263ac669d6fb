import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { badUserInput } from '../../shared/errors.ts';
import { Audience } from '../plain-text/model.ts';

/** An answer in the context of others is not taken further than this. */
export const MOST_QUESTIONS = 6;

/** What an answer is made from, beside the release. Questions: the earlier ones that it is in the context of, then its own. */
const Request = z.object({
  questions: z.array(z.string()).min(1).max(MOST_QUESTIONS),
  audience: Audience,
  guidelines: z.array(z.string()),
});
export type AnswerRequest = z.infer<typeof Request>;

/** An answer is not stored: its id holds all that it takes to make it again. */
export function answerIdOf(release: string, request: AnswerRequest): string {
  return `answer:${release}:${deflateRawSync(JSON.stringify(request), { level: 9 }).toString('base64url')}`;
}

/** Errors: BAD_USER_INPUT for what is no such id, and for one of another release. */
export function parseAnswerId(argument: string, id: string, release: string): AnswerRequest {
  const [kind, of, packed] = id.split(':');
  const request = kind === 'answer' && packed !== undefined ? unpack(packed) : undefined;
  if (request === undefined)
    throw badUserInput(
      argument,
      `"${id.slice(0, 80)}" is no id of an answer: they are given as \`ClinicalAnswer.id\`.`,
    );
  if (of !== release) {
    throw badUserInput(
      argument,
      `The answer was made from the release "${of ?? ''}", and the one read now is "${release}": ask its question again.`,
    );
  }
  return request;
}

function unpack(packed: string): AnswerRequest | undefined {
  try {
    return Request.parse(
      JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: 20_000 }).toString('utf8')),
    );
  } catch {
    return undefined;
  }
}
