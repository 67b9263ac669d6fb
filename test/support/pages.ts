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
  /** Reads the last page first, and so on to the start. */
  readonly backward?: boolean;
  /** The input type of the filter, with its value. */
  readonly filterType?: string;
  readonly filter?: unknown;
  readonly orderType?: string;
  readonly orderBy?: string;
};

/** Pages through a list of the root from end to end, as a client would, and returns every node in the order of the list. */
export async function readAll<Node extends { id: string }>(given: Given, listing: Listing): Promise<Node[]> {
  const { field, select, fragments = '', pageSize = 100, backward, filterType, filter, orderType, orderBy } = listing;
  const [size, cursor] = backward ? ['last', 'before'] : ['first', 'after'];
  const declared = [
    `$size: Int!, $cursor: String`,
    filterType && `$filter: ${filterType}`,
    orderType && `$orderBy: ${orderType}!`,
  ].filter((part) => part !== undefined);
  const passed = [
    `${size}: $size, ${cursor}: $cursor`,
    filterType && 'filter: $filter',
    orderType && 'orderBy: $orderBy',
  ];
  const operation = `query All(${declared.join(', ')}) {
    ${field}(${passed.filter((part) => part !== undefined).join(', ')}) {
      totalCount
      edges { cursor node { ${select} } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
  ${fragments}`;
  const found: Node[] = [];
  let from: string | null = null;
  let total: number;
  do {
    const variables: Record<string, unknown> = { size: pageSize, cursor: from, filter, orderBy };
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
    const [behind, ahead] = backward
      ? [pageInfo.hasNextPage, pageInfo.hasPreviousPage]
      : [pageInfo.hasPreviousPage, pageInfo.hasNextPage];
    expect(behind).toBe(from !== null);
    // a page that is not full has nothing beyond it
    if (edges.length < pageSize) expect(ahead).toBe(false);
    const nodes = edges.map(({ node }) => node);
    if (backward) found.unshift(...nodes);
    else found.push(...nodes);
    total = page.totalCount;
    from = ahead ? (backward ? pageInfo.startCursor : pageInfo.endCursor) : null;
  } while (from !== null);
  expect(found).toHaveLength(total);
  return found;
}
