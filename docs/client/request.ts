import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** A node that a term could mean: offer these to the person who typed it, and ask again with the `id`. */
export type Candidate = { readonly id: string; readonly kind: string; readonly name: string };

/** What an error carries, by its code; `docs/errors.md` explains each. There may be new codes: keep a default branch. */
export type ErrorExtensions =
  | {
      readonly code: 'UNRESOLVED_TERM' | 'AMBIGUOUS_TERM';
      readonly argument: string;
      readonly input: string;
      readonly candidates: readonly Candidate[];
    }
  | { readonly code: 'AMBIGUOUS_COMPARATOR'; readonly argument: string; readonly candidates: readonly Candidate[] }
  | {
      readonly code: 'METHOD_NOT_APPLICABLE';
      readonly argument: string;
      readonly method: string;
      readonly applicable: readonly string[];
    }
  | { readonly code: 'PAGE_TOO_LARGE'; readonly argument: string; readonly limit: number }
  | { readonly code: 'INVALID_CURSOR'; readonly argument: string }
  | { readonly code: 'BAD_USER_INPUT'; readonly argument?: string }
  | { readonly code: 'QUERY_TOO_DEEP'; readonly limit: number }
  | { readonly code: 'QUERY_TOO_COMPLEX'; readonly limit: number; readonly cost?: number; readonly first?: number }
  | { readonly code: 'RATE_LIMITED'; readonly retryAfter: number }
  | { readonly code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'OPERATION_RESOLUTION_FAILURE' }
  | { readonly code: 'BAD_REQUEST' | 'NOT_FOUND' | 'METHOD_NOT_ALLOWED' }
  | { readonly code: 'PAYLOAD_TOO_LARGE' | 'UNSUPPORTED_MEDIA_TYPE' | 'PERSISTED_QUERY_NOT_SUPPORTED' | 'OVERLOADED' }
  | { readonly code: 'GRAPH_UNAVAILABLE' | 'GRAPH_TIMEOUT' | 'INTERNAL_SERVER_ERROR' }
  | { readonly code: '%future added value' };

export type ApiError = {
  /** A sentence for people. Programs go by the code. */
  readonly message: string;
  /** The field that failed and is null in `data`; missing where nothing was run. */
  readonly path?: readonly (string | number)[];
  readonly extensions: ErrorExtensions;
};

export type Answer<Data> = {
  /** Null where nothing was answered. A root field that failed is null in it and has its error in `errors`. */
  readonly data: Data | null;
  readonly errors: readonly ApiError[];
  /** The release of the evidence: the same release and request give the same answer. Null where nothing was run. */
  readonly release: string | null;
};

export type Request = <Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables>,
) => Promise<Answer<Data>>;

/**
 * Makes `request(document, variables)` for the API at this address, such as `http://127.0.0.1:4000/graphql`.
 * It rejects only when no answer of the API came: no connection, or something else answered.
 */
export function connect(url: string): Request {
  return async <Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const type = response.headers.get('content-type') ?? 'nothing';
    if (!type.includes('json')) throw new Error(`${url} answered ${response.status} with ${type} instead of JSON.`);
    const { data, errors, extensions } = (await response.json()) as Wire<Data>;
    return { data: data ?? null, errors: errors ?? [], release: extensions?.release ?? null };
  };
}

type Wire<Data> = {
  readonly data?: Data | null;
  readonly errors?: readonly ApiError[];
  readonly extensions?: { readonly release?: string };
};
