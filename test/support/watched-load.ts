import { isDeepStrictEqual } from 'node:util';
import { startClients, type Reply } from './clients.ts';
import { DOCUMENTED } from './documented.ts';

const [RANKING] = DOCUMENTED;

type Body = {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly path?: readonly string[]; readonly extensions: { readonly code: string } }[];
};

let asked = 0;

/** Requests whose answers are known. What no request has asked before is in no memory, so every second goes to the database. */
export function nextRequest(): object {
  asked += 1;
  if (asked % 2 === 0) return { query: RANKING?.query, variables: RANKING?.variables };
  return { query: `{ drug(id: "drug:alectinib") { name } unknown: drug(id: "drug:none-${asked}") { id } }` };
}

/** The right answers, by field, as a server gives them whose database does not fail. One that has just started takes longer than it may. */
export async function readRightAnswers(address: string): Promise<Readonly<Record<string, unknown>>> {
  const clients = startClients(address, 1, nextRequest);
  const right: Record<string, unknown> = {};
  for (let seen = 0; Object.keys(right).length < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { status, body } of clients.replies.slice(seen)) {
      seen += 1;
      const { data, errors } = JSON.parse(body) as Body;
      if (status === 200 && errors === undefined) Object.assign(right, data);
    }
  }
  await clients.stop();
  return right;
}

/**
 * What is wrong with a reply, or undefined. Each field is right, or null with an error that has a code; the status tells
 * an answer without any data.
 */
export function problemOf(
  { status, body, headers }: Reply,
  right: Readonly<Record<string, unknown>>,
): string | undefined {
  if (status === undefined) return `no answer: ${body}`;
  const { data, errors = [] } = JSON.parse(body) as Body;
  const codes = errors.map(({ extensions }) => extensions.code);
  const foreign = codes.find((code) => !['GRAPH_UNAVAILABLE', 'GRAPH_TIMEOUT', 'OVERLOADED'].includes(code));
  if (foreign !== undefined) return `the code ${foreign}`;
  for (const [field, value] of Object.entries(data ?? {})) {
    const failed = errors.some(({ path }) => path?.[0] === field);
    if (!isDeepStrictEqual(value, failed ? null : right[field])) return `another ${field}: ${body.slice(0, 300)}`;
  }
  const hasData = Object.values(data ?? {}).some((value) => value !== null);
  const due = hasData
    ? [200, undefined]
    : codes.every((code) => code === 'GRAPH_TIMEOUT')
      ? [504, undefined]
      : [503, '1'];
  const told = [status, headers['retry-after']];
  return isDeepStrictEqual(told, due) ? undefined : `status and retry-after ${told.join()} for ${codes.join()}`;
}
