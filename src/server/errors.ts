import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { GraphUnavailableError } from '../graph/errors.ts';
import { ERROR_CODES, type ErrorCode } from '../shared/errors.ts';

/** The body of an answer that is nothing but one error, in the shape of GraphQL, whatever went wrong before GraphQL. */
export const errorBody = (code: ErrorCode, message: string) => ({ errors: [{ message, extensions: { code } }] });

export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in ERROR_CODES;

/** What a client sees of an error: the caller's own mistakes as they are, anything else by a fixed sentence. */
export const formatError =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(thrown);
    if (original instanceof GraphUnavailableError) {
      log.error({ err: original }, 'the graph is unavailable');
      return { ...formatted, ...unavailable(original) };
    }
    const code = formatted.extensions?.['code'];
    if (original instanceof GraphQLError && isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') {
      return { ...formatted, extensions: withoutStack(formatted.extensions ?? {}) };
    }
    log.error({ err: original, path: formatted.path }, 'an unexpected error was masked');
    return {
      ...formatted,
      message: 'Something went wrong on our side. It is logged under the request id of this answer.',
      extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode },
    };
  };

export function unavailable({ reason }: GraphUnavailableError): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  return reason === 'TIMEOUT'
    ? { message: 'The graph took too long to answer.', extensions: { code: 'GRAPH_TIMEOUT' satisfies ErrorCode } }
    : {
        message: 'The graph is not available. Try again in a moment.',
        extensions: { code: 'GRAPH_UNAVAILABLE' satisfies ErrorCode },
      };
}

function withoutStack({ stacktrace: _stacktrace, ...extensions }: Record<string, unknown>): Record<string, unknown> {
  return extensions;
}
