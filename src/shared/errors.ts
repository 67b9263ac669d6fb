import { GraphQLError } from 'graphql';

/** Every code that a client can meet, with the HTTP status of an answer that has no data because of it. `docs/errors.md` explains each. */
export const ERROR_CODES = {
  BAD_USER_INPUT: 200,
  UNRESOLVED_TERM: 200,
  AMBIGUOUS_TERM: 200,
  AMBIGUOUS_COMPARATOR: 200,
  METHOD_NOT_APPLICABLE: 200,
  PAGE_TOO_LARGE: 200,
  INVALID_CURSOR: 200,
  QUERY_TOO_DEEP: 400,
  QUERY_TOO_COMPLEX: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  GRAPH_UNAVAILABLE: 503,
  GRAPH_TIMEOUT: 504,
  INTERNAL_SERVER_ERROR: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_CODES;

export type Candidate = { readonly id: string; readonly kind: string; readonly name: string };

function coded(code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** What was given, as far as it helps to know it again: nobody is to be sent back pages of it. */
export const quoted = (given: string): string => (given.length > 200 ? `"${given.slice(0, 200)}..."` : `"${given}"`);

export const badUserInput = (argument: string, message: string): GraphQLError =>
  coded('BAD_USER_INPUT', message, { argument });

export const pageTooLarge = (argument: string, asked: number, limit: number): GraphQLError =>
  coded('PAGE_TOO_LARGE', `\`${argument}\` asks for ${asked}; at most ${limit} are given at once.`, {
    argument,
    limit,
  });

export const invalidCursor = (argument: 'after' | 'before', cursor: string, reason: string): GraphQLError =>
  coded(
    'INVALID_CURSOR',
    `${quoted(cursor)} is no cursor for this list: ${reason}. Start again without \`${argument}\`.`,
    {
      argument,
    },
  );

export const unresolvedTerm = (
  argument: string,
  input: string,
  kinds: string,
  candidates: readonly Candidate[],
): GraphQLError =>
  coded(
    'UNRESOLVED_TERM',
    `"${input}" is no ${kinds} here.${candidates.length > 0 ? ` Nearest: ${namesOf(candidates)}.` : ''}`,
    { argument, input, candidates },
  );

export const ambiguousTerm = (argument: string, input: string, candidates: readonly Candidate[]): GraphQLError =>
  coded('AMBIGUOUS_TERM', `"${input}" can mean ${namesOf(candidates)}. Give the id of the one you mean.`, {
    argument,
    input,
    candidates,
  });

export const ambiguousComparator = (
  argument: 'by.comparator' | 'by.reference',
  candidates: readonly Candidate[],
): GraphQLError =>
  coded(
    'AMBIGUOUS_COMPARATOR',
    `The trials share no one control more than another: ${namesOf(candidates)}. Give one as \`${argument}\`.`,
    { argument, candidates },
  );

export const methodNotApplicable = (
  argument: 'by.method' | 'by.measure',
  method: string,
  endpoint: string,
  applicable: readonly string[],
): GraphQLError => {
  const word = argument === 'by.method' ? 'method' : 'measure';
  return coded(
    'METHOD_NOT_APPLICABLE',
    `The ${word} ${method} does not fit the endpoint "${endpoint}". ${applicable.length > 0 ? `These do: ${applicable.join(', ')}.` : `No ${word} does.`}`,
    { argument, method, applicable },
  );
};

export const queryTooDeep = (depth: number, limit: number): GraphQLError =>
  coded('QUERY_TOO_DEEP', `The operation nests ${depth} levels deep; at most ${limit} are allowed.`, { limit });

/** `first`: the size of pages with which it would pass; undefined where smaller pages do not help. */
export const queryTooCostly = (cost: number, limit: number, first: number | undefined): GraphQLError =>
  coded(
    'QUERY_TOO_COMPLEX',
    `The operation costs ${cost}; at most ${limit} is allowed. ${first === undefined ? 'Ask for less in one operation.' : `Ask for \`first: ${first}\` in each of its lists, or for fewer lists within each other.`}`,
    { limit, cost, ...(first !== undefined && { first }) },
  );

export const answerTooLong = (limit: number): GraphQLError =>
  coded(
    'QUERY_TOO_COMPLEX',
    `The answer has more than ${limit} characters. Ask for smaller pages, for fewer fields, or in several operations.`,
    { limit },
  );

export const tooMany = (what: string, found: number, limit: number): GraphQLError =>
  coded('QUERY_TOO_COMPLEX', `The operation has ${found} ${what}; at most ${limit} are allowed.`, { limit });

export const valueTooLarge = (
  argument: string,
  value: { readonly size: number; readonly what: string },
  limit: number,
): GraphQLError =>
  coded('QUERY_TOO_COMPLEX', `${argument} has ${value.size} ${value.what}; at most ${limit} are allowed.`, { limit });

export const rateLimited = (seconds: number): GraphQLError =>
  coded('RATE_LIMITED', `You have asked for more than one client may in a minute. Try again in ${seconds} s.`, {
    retryAfter: seconds,
  });

function namesOf(candidates: readonly Candidate[]): string {
  return candidates.map(({ name, id }) => `${name} (${id})`).join(', ');
}
