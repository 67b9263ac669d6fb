import { MAX_TERM_LENGTH } from '../features/term/resolve.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../graph/connection.ts';

/** What a request is held to, as `meta.limits` tells it: all but the last before it is worked on. `docs/limits.md` says how they were chosen. */
export const LIMITS = {
  requestBytes: 100_000,
  tokens: 3_000,
  /** The introspection of GraphiQL and of code generators is 13 deep. */
  depth: 15,
  /** Inline fragments count among them. The parser calls itself for each, and two thousand exhaust it. */
  braces: 100,
  rootFields: 20,
  /** One value can be asked for again and again under other names, and each time it is made and sent. */
  aliases: 100,
  /** Every entry of a list bears the alias that its field was given. */
  nameLength: 100,
  directives: 50,
  /** Each is checked by itself, with all fragments that it may use. */
  operations: 50,
  /** A condition of a filter is one or two of them. Engines plan a text in the square of its conditions, and have crashed on 2,000. */
  argumentObjects: 300,
  listItems: 100,
  pageSize: MAX_PAGE_SIZE,
  defaultPageSize: DEFAULT_PAGE_SIZE,
  /** Three seconds of the embedded engine at worst. */
  cost: 100_000,
  termLength: MAX_TERM_LENGTH,
  /** What the cost of an operation is to keep it from, and a bound for what follows from no cost: texts differ in length. */
  answerLength: 5_000_000,
} as const;
export type Limits = { readonly [limit in keyof typeof LIMITS]: number } & {
  /** What one client may spend in a minute; null where nobody counts. */
  readonly costPerMinute: number | null;
};
