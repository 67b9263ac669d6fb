/** A node as the files say it must be. */
export type Expected = { readonly id: string };

/** For a kind with a list of its own: the list, what is selected, and every node of it. */
export type ListedKind = readonly [field: string, select: string, expected: readonly Expected[]];
