import { z } from 'zod';

/** A name, abbreviation, trade name or identifier that a node is known by. */
export const Name = z.object({
  folded: z.string(),
  matchedBy: z.enum(['EXACT', 'ALIAS', 'IDENTIFIER']),
  nodeId: z.string(),
  nodeName: z.string(),
  kind: z.string(),
});
export type Name = z.infer<typeof Name>;

export type NamedNode = { readonly id: string; readonly kind: string; readonly name: string };

export type ResolvedTerm = {
  readonly input: string;
  readonly match: Name['matchedBy'] | 'AMBIGUOUS' | 'NONE';
  readonly node: NamedNode | null;
  readonly candidates: readonly NamedNode[];
};

/** A term that means exactly one node, as every answer echoes it. */
export type Understood = {
  readonly argument: string;
  readonly input: string;
  readonly match: Name['matchedBy'];
  readonly node: NamedNode;
};
