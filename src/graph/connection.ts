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

/** The same on every list. */
type ConnectionArguments = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  readonly filter?: Filter | null | undefined;
  readonly orderBy: string;
};

/** Reads one page of a list, or of the list of a node. Errors: PAGE_TOO_LARGE, INVALID_CURSOR, BAD_USER_INPUT. */
export async function connect<Node>(
  list: ListLoader<Node>,
  { first, last, ...request }: ConnectionArguments,
  owner?: string,
): Promise<Connection<Node>> {
  const page = await list.page({ ...request, ...sizeOf(first ?? undefined, last ?? undefined) }, owner);
  return {
    edges: page.entries,
    nodes: page.entries.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.entries.at(0)?.cursor ?? null,
      endCursor: page.entries.at(-1)?.cursor ?? null,
    },
    totalCount: () => list.count(request.filter, owner),
  };
}

function sizeOf(first: number | undefined, last: number | undefined): { size: number; fromEnd: boolean } {
  if (first !== undefined && last !== undefined) {
    throw badUserInput('last', '`first` and `last` are both given: one page is read from one end of the list.');
  }
  if (last !== undefined) return { size: checked('last', last), fromEnd: true };
  return { size: checked('first', first ?? DEFAULT_PAGE_SIZE), fromEnd: false };
}

function checked(argument: 'first' | 'last', size: number): number {
  if (size < 0) throw badUserInput(argument, `\`${argument}\` is ${size}; it is a number from 0 to ${MAX_PAGE_SIZE}.`);
  if (size > MAX_PAGE_SIZE) throw pageTooLarge(argument, size, MAX_PAGE_SIZE);
  return size;
}
