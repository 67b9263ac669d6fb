import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { ERROR_CODES, type ErrorCode } from '../shared/errors.ts';
import { errorBody, MASKED } from './errors.ts';
import { LIMITS } from './limits.ts';

/** What never reaches GraphQL, by the code that fastify gives it. */
const HTTP_ERRORS: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'BAD_REQUEST',
    'The body is no valid JSON. Send {"query": "...", "variables": {...}}.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BAD_REQUEST', 'The body is empty. Send {"query": "...", "variables": {...}}.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['PAYLOAD_TOO_LARGE', `The body has more than ${LIMITS.requestBytes} bytes.`],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA_TYPE', 'The content type must be application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_REQUEST', 'The body has another length than the request says.'],
  FST_ERR_BAD_URL: ['BAD_REQUEST', 'The address is malformed.'],
};

/** Answers every HTTP error in the shape of GraphQL errors, so that clients have one shape to read. */
export const answerErrorsAsGraphql = {
  options: {
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void answer(error, request, reply);
    },
  } satisfies FastifyServerOptions,
  register(app: FastifyInstance): void {
    app.setErrorHandler(answer);
    app.setNotFoundHandler((request, reply) => {
      const known = request.url.split('?')[0] === '/graphql';
      return known
        ? send(reply, 'METHOD_NOT_ALLOWED', `${request.method} is not allowed here. Use POST, or GET for queries.`)
        : send(reply, 'NOT_FOUND', `There is nothing at "${request.url.slice(0, 200)}". GraphQL is at /graphql.`);
    });
  },
};

function answer(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [code, message] = HTTP_ERRORS['code' in error ? error.code : ''] ?? [];
  if (code !== undefined && message !== undefined) return send(reply, code, message);
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status !== undefined && status < 500) return send(reply, 'BAD_REQUEST', 'The request is malformed.');
  request.log.error({ err: error }, 'an unexpected error was masked');
  return send(reply, 'INTERNAL_SERVER_ERROR', MASKED);
}

function send(reply: FastifyReply, code: ErrorCode, message: string): FastifyReply {
  if (reply.request.outcome) reply.request.outcome.code = code;
  return reply.status(ERROR_CODES[code]).send(errorBody(code, message));
}
