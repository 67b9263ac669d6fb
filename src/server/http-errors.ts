import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { ERROR_CODES, type ErrorCode } from '../shared/errors.ts';
import { errorBody, MASKED } from './errors.ts';
import { LIMITS } from './limits.ts';
import { setHeaders } from './web.ts';

const NOT_UTF8 = 'NOT_UTF8';

/** What never reaches GraphQL, by the code of its error: fastify's, or the one above. */
const HTTP_ERRORS: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'BAD_REQUEST',
    'The body is no valid JSON. Send {"query": "...", "variables": {...}}.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BAD_REQUEST', 'The body is empty. Send {"query": "...", "variables": {...}}.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['PAYLOAD_TOO_LARGE', `The body has more than ${LIMITS.requestBytes} bytes.`],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['UNSUPPORTED_MEDIA_TYPE', 'The content type must be application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['BAD_REQUEST', 'The body has another length than the request says.'],
  [NOT_UTF8]: ['BAD_REQUEST', 'The body is not UTF-8.'],
  FST_ERR_BAD_URL: ['BAD_REQUEST', 'The address is malformed.'],
};

/** Answers every HTTP error in the shape of GraphQL errors, so that clients have one shape to read. */
export const answerErrorsAsGraphql = {
  options: {
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      // no hook has run for what fastify could not route
      setHeaders(request, reply);
      void answer(error, request, reply);
    },
    clientErrorHandler: (error: Error, socket: Socket) => {
      answerOnSocket(error, socket);
    },
  } satisfies FastifyServerOptions,
  register(app: FastifyInstance): void {
    app.setErrorHandler(answer);
    app.addHook('onRequest', requireHost);
    readOnlyUtf8(app);
    app.setNotFoundHandler(notFound);
  },
};

/** A hook: what is not served is refused before its body is read, which nothing would bound. */
export async function refuseUnknown(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (!request.is404) return undefined;
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  // what it still sends is not read
  if (length !== '0' || encoding !== undefined) void reply.header('connection', 'close');
  return notFound(request, reply);
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url.split('?')[0] !== '/graphql') {
    return send(reply, 'NOT_FOUND', `There is nothing at "${request.url.slice(0, 200)}". GraphQL is at /graphql.`);
  }
  void reply.header('allow', 'GET, POST');
  return send(reply, 'METHOD_NOT_ALLOWED', `${request.method} is not allowed here. Use POST, or GET for queries.`);
}

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

const NOT_ARRIVED = 'The request did not arrive in time.';

/** The answer to a request of which only a part came. The connection ends with it: the rest may still come. */
export const notArrived = (reply: FastifyReply): FastifyReply =>
  reply.status(408).header('connection', 'close').send(errorBody('BAD_REQUEST', NOT_ARRIVED));

/** One that makes an address, as what comes later takes for granted. HTTP/1.0 knows none. */
async function requireHost(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const given = request.raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (given === 0 && request.raw.httpVersion === '1.0') request.raw.headers.host = 'localhost';
  else if (given !== 1) return send(reply, 'BAD_REQUEST', `The request has ${given} Host headers; it must have one.`);
  // also what a proxy says in its place
  return /^[\w.:[\]-]+$/.test(request.hostname) && URL.canParse(`${request.protocol}://${request.hostname}/`)
    ? undefined
    : send(reply, 'BAD_REQUEST', 'The Host header, or what a proxy says of it, is no host.');
}

/** Bytes that are no UTF-8 would otherwise become question marks within a term. */
function readOnlyUtf8(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addHook('onRequest', async (request, reply) => {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.headers['content-type'] ?? '') ?? [];
    if (encoding.toLowerCase() !== 'identity') {
      return send(reply, 'UNSUPPORTED_MEDIA_TYPE', `The body must not be compressed; "${encoding}" is not read here.`);
    }
    if (!/^utf-?8$/i.test(charset)) {
      return send(reply, 'UNSUPPORTED_MEDIA_TYPE', `The body must be UTF-8; "${charset}" is not read here.`);
    }
  });
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      void parseJson(request, utf8.decode(body as Buffer), done);
    } catch {
      done(Object.assign(new Error('The body is not UTF-8.'), { code: NOT_UTF8 }));
    }
  });
}

/** What is no HTTP reaches neither fastify's hooks nor its replies. */
function answerOnSocket(error: Error, socket: Socket & { readonly _httpMessage?: ServerResponse | null }): void {
  const code = 'code' in error ? error.code : undefined;
  const isLate = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const answering = socket._httpMessage;
  // these words would be taken for the answer that an earlier request on it waits for; a late one waits for them
  const wouldMislead = answering !== undefined && answering !== null && (answering.headersSent || !isLate);
  if (code === 'ECONNRESET' || !socket.writable || wouldMislead) {
    socket.destroy(error);
    return;
  }
  const [status, message] =
    code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The headers of the request are too large.']
      : isLate
        ? ['408 Request Timeout', NOT_ARRIVED]
        : ['400 Bad Request', 'The request is no HTTP.'];
  const body = JSON.stringify(errorBody('BAD_REQUEST', message));
  const headers = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    "content-security-policy: default-src 'none'; frame-ancestors 'none'",
    'referrer-policy: no-referrer',
    'connection: close',
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n${body}`);
  // and not half of it: node does not look at it any more
  socket.destroySoon();
}
