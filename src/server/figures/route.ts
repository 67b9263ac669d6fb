import { createHash } from 'node:crypto';
import type { ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { ERROR_CODES } from '../../shared/errors.ts';
import { errorBody, isErrorCode, RETRY_AFTER_SECONDS } from '../errors.ts';
import type { RequestContext } from '../graphql.ts';
import { draw, FORMATS, type Drawable, type Format } from './draw.ts';
import { figureOperations } from './kinds.ts';

type Options = {
  readonly apollo: ApolloServer<RequestContext>;
  readonly schema: DocumentNode;
  readonly contextOf: (request: FastifyRequest) => Promise<RequestContext>;
};

type Query = Readonly<Record<string, string | readonly string[]>>;

/**
 * `/figures/forest.svg?cancerType=NSCLC&...`: a picture drawn. The address is turned into an operation that GraphQL runs
 * like any other, so its checks and errors are the same; only the status is that of a picture that is not there.
 */
export const figures: FastifyPluginAsync<Options> = async (app, { apollo, schema, contextOf }) => {
  const operations = figureOperations(schema);

  app.get<{ Params: { file: string }; Querystring: Query }>(
    '/figures/:file',

    async (request, reply) => {
      const { file } = request.params;
      const [name = '', format = ''] = file.split('.');
      const operation = operations.get(name);
      if (operation === undefined || !isFormat(format) || file !== `${name}.${format}`) {
        return notFound(
          reply,
          `There is no figure "${file.slice(0, 200)}". There are ${[...operations.keys()].join(', ')}, each as ${Object.keys(FORMATS).join(' and ')}.`,
        );
      }
      try {
        const variables = operation.variablesFrom(request.query);
        const contextValue = await contextOf(request);
        const { release, api } = contextValue;
        const tag = tagOf([release, api.apiVersion, api.schemaHash, file, JSON.stringify(variables)]);
        // it may be kept, and must be asked for again: another release has other figures
        void reply.headers({ etag: tag, 'cache-control': 'public, no-cache', 'x-data-release': release });
        if (request.headers['if-none-match']?.includes(tag)) return await reply.status(304).send();

        const { body, http } = await apollo.executeOperation({ query: operation.query, variables }, { contextValue });
        if (body.kind !== 'single') throw new Error('A figure is answered in one piece.');
        for (const [name, value] of http.headers) void reply.header(name, value);
        const { errors, data } = body.singleResult;
        if (errors !== undefined) return await withoutFigure(reply, errors).send({ errors });
        const figure = (data as Answer | null | undefined)?.of?.figure;
        if (!figure)
          return await notFound(reply, 'There is nothing to draw: no result fits, or nothing gives an order.');
        const picture = await draw(figure, format);
        return await reply.type(FORMATS[format]).send(picture);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        const { http, ...extensions } = error.extensions as { http?: { status: number; headers?: HeaderMap } };
        for (const [name, value] of http?.headers ?? []) void reply.header(name, value);
        const errors = [{ message: error.message, extensions }];
        return withoutFigure(reply, errors).send({ errors });
      }
    },
  );
  await Promise.resolve();
};

/** GraphQL answers a mistake in an argument with 200; an address of a picture that gives none must not. */
const REFUSED = 400;

type Answer = { readonly of?: { readonly figure: Drawable | null } | null };

const isFormat = (format: string): format is Format => Object.hasOwn(FORMATS, format);

/** The same release, code and arguments give the same picture, byte for byte. */
const tagOf = (parts: readonly string[]): string =>
  `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;

/** What is no picture is not kept. */
function withoutFigure(reply: FastifyReply, errors: readonly GraphQLFormattedError[]): FastifyReply {
  const codes = errors.map(({ extensions }) => extensions?.['code']).filter(isErrorCode);
  const status = Math.max(REFUSED, ...codes.map((code) => ERROR_CODES[code]));
  if (reply.request.outcome) reply.request.outcome.code = codes[0];
  const again = status === 503 && { 'retry-after': RETRY_AFTER_SECONDS };
  return reply
    .removeHeader('etag')
    .headers({ 'cache-control': 'no-store', ...again })
    .status(status);
}

function notFound(reply: FastifyReply, message: string): FastifyReply {
  const body = errorBody('NOT_FOUND', message);
  return withoutFigure(reply, body.errors).send(body);
}
