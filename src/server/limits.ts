import { MAX_TERM_LENGTH } from '../features/term/resolve.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../graph/connection.ts';

/** What a request is held to, as `meta.limits` tells it. */
export const LIMITS = {
  pageSize: MAX_PAGE_SIZE,
  defaultPageSize: DEFAULT_PAGE_SIZE,
  /** The introspection of GraphiQL and of code generators is 13 deep. */
  depth: 15,
  /** Pages multiply: each further list takes up to a hundred times as long. */
  nestedLists: 4,
  tokens: 5_000,
  requestBytes: 100_000,
  termLength: MAX_TERM_LENGTH,
} as const;
export type Limits = { readonly [limit in keyof typeof LIMITS]: number };
