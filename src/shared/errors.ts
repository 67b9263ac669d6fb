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
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
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

export const badUserInput = (argument: string, message: string): GraphQLError =>
  coded('BAD_USER_INPUT', message, { argument });

export const pageTooLarge = (argument: string, asked: number, limit: number): GraphQLError =>
  coded('PAGE_TOO_LARGE', `\`${argument}\` asks for ${asked}; at most ${limit} are given at once.`, {
    argument,
    limit,
  });

export const invalidCursor = (argument: 'after' | 'before', cursor: string, reason: string): GraphQLError =>
  coded('INVALID_CURSOR', `"${cursor}" is no cursor for this list: ${reason}. Start again without \`${argument}\`.`, {
    argument,
  });

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

export const ambiguousComparator = (candidates: readonly Candidate[]): GraphQLError =>
  coded(
    'AMBIGUOUS_COMPARATOR',
    `The trials share no one control more than another: ${namesOf(candidates)}. Give one as \`by.comparator\`.`,
    { argument: 'by.comparator', candidates },
  );

export const methodNotApplicable = (method: string, endpoint: string, applicable: readonly string[]): GraphQLError =>
  coded(
    'METHOD_NOT_APPLICABLE',
    `The method ${method} does not fit the endpoint "${endpoint}". ${applicable.length > 0 ? `These do: ${applicable.join(', ')}.` : 'No method does.'}`,
    { argument: 'by.method', method, applicable },
  );

export const queryTooDeep = (depth: number, what: 'levels' | 'lists', limit: number): GraphQLError =>
  coded('QUERY_TOO_DEEP', `The operation nests ${depth} ${what} deep; at most ${limit} are allowed.`, { limit });

function namesOf(candidates: readonly Candidate[]): string {
  return candidates.map(({ name, id }) => `${name} (${id})`).join(', ');
}
