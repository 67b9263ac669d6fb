import { badUserInput, pageTooLarge } from '../shared/errors.ts';
import type { Filter } from './filter.ts';
import type { ListLoader } from './list.ts';

export const MAX_PAGE_SIZE = 100;
export const DEFAULT_PAGE_SIZE = 25;

/** A Relay connection. The count costs a query of its own, which runs only when it is asked for. */
export type Connection<Node> = {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: () => Promise<number>;
};

type ConnectionArguments = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly filter?: Filter | null | undefined;
};

/** Reads one page. Errors: PAGE_TOO_LARGE, INVALID_CURSOR. */
export async function connect<Node>(
  list: ListLoader<Node>,
  { first, after, filter }: ConnectionArguments,
  orderBy: string,
  owner?: string,
): Promise<Connection<Node>> {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (size < 0) throw badUserInput('first', `\`first\` is ${size}; it is a number from 0 to ${MAX_PAGE_SIZE}.`);
  if (size > MAX_PAGE_SIZE) throw pageTooLarge('first', size, MAX_PAGE_SIZE);
  const page = await list.page({ first: size, after, orderBy, filter }, owner);
  return {
    edges: page.entries,
    nodes: page.entries.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.entries.at(0)?.cursor ?? null,
      endCursor: page.entries.at(-1)?.cursor ?? null,
    },
    totalCount: () => list.count(filter, owner),
  };
}
