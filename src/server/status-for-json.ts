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
export const statusFor = (accept: string | undefined, status: number): number =>
  status === 400 && accepts(accept, JSON_TYPE) && !accepts(accept, GRAPHQL_TYPE) ? 200 : status;

/** Whether a type is named and wanted: a weight of 0 says that it is not. */
const accepts = (accept = '', type: string): boolean =>
  accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .some(
      ([name, ...parameters]) => name === type && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)),
    );

export const statusForJson: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { body, http } }) => {
        if (http.status === undefined || body.kind !== 'single' || body.singleResult.errors?.some(isBadRequest))
          return Promise.resolve();
        http.status = statusFor(request.http?.headers.get('accept'), http.status);
        return Promise.resolve();
      },
    }),
};
