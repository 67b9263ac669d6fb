import { expect } from 'vitest';
import type { Given } from './engines.ts';

export type Entry<Node> = { readonly cursor: string; readonly node: Node };

export type Page<Node> = {
  readonly totalCount: number;
  readonly edges: readonly Entry<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

export type Listing = {
  /** The field of the root, such as `trials`. */
  readonly field: string;
  /** What is selected of each node, and the fragments it uses. */
  readonly select: string;
  readonly fragments?: string;
  readonly pageSize?: number;
  /** The input type of the filter, with its value. */
  readonly filterType?: string;
  readonly filter?: unknown;
  readonly orderType?: string;
  readonly orderBy?: string;
};

/** Pages through a list of the root to its end, as a client would, and returns every node in the order it came in. */
export async function readAll<Node extends { id: string }>(given: Given, listing: Listing): Promise<Node[]> {
  const { field, select, fragments = '', pageSize = 100, filterType, filter, orderType, orderBy } = listing;
  const declared = [
    '$first: Int!, $after: String',
    filterType && `$filter: ${filterType}`,
    orderType && `$orderBy: ${orderType}!`,
  ].filter((part) => part !== undefined);
  const passed = ['first: $first, after: $after', filterType && 'filter: $filter', orderType && 'orderBy: $orderBy'];
  const operation = `query All(${declared.join(', ')}) {
    ${field}(${passed.filter((part) => part !== undefined).join(', ')}) {
      totalCount
      edges { cursor node { ${select} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
  ${fragments}`;
  const found: Node[] = [];
  let after: string | null = null;
  let total: number;
  do {
    const variables: Record<string, unknown> = { first: pageSize, after, filter, orderBy };
    const { data, errors } = await given.ask<Record<string, Page<Node>>>(operation, variables);
    expect(errors).toEqual([]);
    const page = data[field];
    if (page === undefined) throw new Error(`There is no list ${field}.`);
    const { edges, pageInfo } = page;
    expect(edges.length).toBeLessThanOrEqual(pageSize);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([
      edges.at(0)?.cursor ?? null,
      edges.at(-1)?.cursor ?? null,
    ]);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    // a page that is not full has nothing after it
    if (edges.length < pageSize) expect(pageInfo.hasNextPage).toBe(false);
    found.push(...edges.map(({ node }) => node));
    total = page.totalCount;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  expect(found).toHaveLength(total);
  return found;
}
