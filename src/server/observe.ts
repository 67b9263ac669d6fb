import type { ApolloServerPlugin } from '@apollo/server';
import { ERROR_CODES } from '../shared/errors.ts';
import { isErrorCode, logError, RETRY_AFTER_SECONDS } from './errors.ts';
import type { RequestContext } from './graphql.ts';
import { LIMITS } from './limits.ts';

/** One structured line per operation, the release on every answer, and an HTTP status that says when there is no data. */
export const observe: ApolloServerPlugin<RequestContext> = {
  requestDidStart: ({ contextValue: { log, release, outcome } }) => {
    const started = performance.now();
    return Promise.resolve({
      didEncounterErrors: ({ errors }) => {
        for (const error of errors) logError(log, error);
        return Promise.resolve();
      },
      willSendResponse: ({ operationName, response }) => {
        response.http.headers.set('x-data-release', release);
        if (response.body.kind !== 'single') return Promise.resolve();
        const { singleResult } = response.body;
        const codes = (singleResult.errors ?? []).map(({ extensions }) => extensions?.['code']);
        singleResult.extensions = { ...singleResult.extensions, release };
        const worst = codes
          .filter(isErrorCode)
          .map((code) => ERROR_CODES[code])
          .find((status) => status >= 500);
        if (worst !== undefined && hasNoData(singleResult.data)) {
          response.http.status = worst;
          if (worst === 503) response.http.headers.set('retry-after', RETRY_AFTER_SECONDS);
        }
        outcome.operation = operationName ?? undefined;
        outcome.code = codes.find(isErrorCode);
        log.info(
          {
            // a document may name one at any length
            operation: operationName?.slice(0, LIMITS.nameLength) ?? null,
            milliseconds: Math.round((performance.now() - started) * 10) / 10,
            codes,
          },
          'operation',
        );
        return Promise.resolve();
      },
    });
  },
};

/** Root fields are nullable, so an answer of which nothing could be had is an object of nulls. */
function hasNoData(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return !data || Object.values(data).every((value) => value === null);
}
