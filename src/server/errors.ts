import { HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { GraphUnavailableError } from '../graph/errors.ts';
import { ERROR_CODES, type ErrorCode } from '../shared/errors.ts';

export const MASKED = 'Something went wrong on our side. It is logged under the request id of this answer.';

/** When a client may ask again that met a 503: what causes one has mostly passed by then, or lasts. */
export const RETRY_AFTER_SECONDS = '1';

/** The body of an answer that is nothing but one error, in the shape of GraphQL, whatever went wrong before GraphQL. */
export const errorBody = (code: ErrorCode, message: string) => ({ errors: [{ message, extensions: { code } }] });

/** An error that is the whole answer, with the HTTP status of its code and, where it passes, when to ask again. */
export function refusal(error: GraphQLError): GraphQLError {
  const { code } = error.extensions;
  const status = isErrorCode(code) ? ERROR_CODES[code] : ERROR_CODES.INTERNAL_SERVER_ERROR;
  const headers = new HeaderMap(status === 503 ? [['retry-after', RETRY_AFTER_SECONDS]] : []);
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status, headers } } });
}

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in ERROR_CODES;

/** The caller's own mistake, which is told as it is and is no event for a log. */
const isCallersMistake = (original: unknown, code: unknown): boolean =>
  original instanceof GraphQLError && isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR';

/** What a client sees of an error: the caller's own mistakes as they are, anything else by a fixed sentence. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(thrown);
  if (original instanceof GraphUnavailableError) {
    const { message, code } = unavailable(original);
    return { ...formatted, message, extensions: { code } };
  }
  const code = ownCode(thrown) ?? formatted.extensions?.['code'];
  if (isCallersMistake(original, code)) {
    const message = shortened(formatted.message);
    return { ...formatted, message, extensions: { ...withoutStack(formatted.extensions ?? {}), code } };
  }
  return { ...formatted, message: MASKED, extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode } };
}

/** graphql-js quotes a value whole, in each of fifty errors that it may have. */
const MAX_MESSAGE_LENGTH = 1_000;
const shortened = (message: string): string =>
  message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}...` : message;

/** What graphql-js says after the fiftieth fault in the variables. It has no code, and Apollo knows it for none of the caller's. */
const TOO_MANY_FAULTS = 'Too many errors processing variables, error limit reached. Execution aborted.';

/** How graphql-js begins what it says of an argument that turns out at execution to be none: a variable that is null. It has no code. */
const ABOUT_AN_ARGUMENT = 'Argument "';

/** Apollo gives whatever a validation rule reports one and the same code, and keeps the rule's own error inside. */
function ownCode(thrown: unknown): unknown {
  if (!(thrown instanceof GraphQLError)) return undefined;
  const original = thrown.originalError instanceof GraphQLError ? thrown.originalError : undefined;
  const code = original?.extensions['code'];
  const { message, extensions } = original ?? thrown;
  const isOfGraphql = extensions['code'] === undefined && message.startsWith(ABOUT_AN_ARGUMENT);
  return message === TOO_MANY_FAULTS || isOfGraphql ? ('BAD_USER_INPUT' satisfies ErrorCode) : code;
}

/** Tells the log of a request what its answer does not say. */
export function logError(log: Logger, thrown: unknown): void {
  const original = unwrapResolverError(thrown);
  const path = thrown instanceof GraphQLError ? thrown.path : undefined;
  if (original instanceof GraphUnavailableError) {
    // no faults: a client that has left, and one that has come early
    if (original.reason === 'CANCELLED' || original.reason === 'STARTING') return;
    log.error({ err: original, path }, 'the graph is unavailable');
    return;
  }
  const code = ownCode(thrown) ?? (original instanceof GraphQLError ? original.extensions['code'] : undefined);
  if (!isCallersMistake(original, code)) {
    log.error({ err: original, path }, 'an unexpected error was masked');
  }
}

/** What a client is told of a graph that is away. */
export function unavailable({ reason }: GraphUnavailableError): { readonly message: string; readonly code: ErrorCode } {
  return reason === 'TIMEOUT'
    ? { message: 'The graph took too long to answer.', code: 'GRAPH_TIMEOUT' }
    : { message: 'The graph is not available. Try again in a moment.', code: 'GRAPH_UNAVAILABLE' };
}

function withoutStack({ stacktrace: _stacktrace, ...extensions }: Record<string, unknown>): Record<string, unknown> {
  return extensions;
}
