import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../shared/errors.ts';

const JSON_TYPE = 'application/json';
const GRAPHQL_TYPE = 'application/graphql-response+json';

/** The HTTP request itself was none: this never was an answer of GraphQL. */
const isBadRequest = ({ extensions }: GraphQLFormattedError): boolean =>
  extensions?.['code'] === ('BAD_REQUEST' satisfies ErrorCode);

/**
 * GraphQL over HTTP: who asks for `application/json`, and not for GraphQL's own type, cannot tell our 400 from one of
 * somebody in between, so an operation that is not run is told by its errors, with status 200. Statuses that clients and
 * caches act on by themselves (429, 503) stay.
 */
export const statusForJson: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { body, http } }) => {
        const accept = request.http?.headers.get('accept') ?? '';
        if (http.status !== 400 || !accept.includes(JSON_TYPE) || accept.includes(GRAPHQL_TYPE))
          return Promise.resolve();
        if (body.kind === 'single' && !body.singleResult.errors?.some(isBadRequest)) http.status = 200;
        return Promise.resolve();
      },
    }),
};
