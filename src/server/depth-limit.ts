import { Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';
import { queryTooDeep } from '../shared/errors.ts';

/** A validation rule: refuses operations that nest deeper than the limit, through fragments too. */
export const depthLimit =
  (limit: number) =>
  (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const depth = depthOf(operation.selectionSet, context, new Set());
      if (depth > limit) context.reportError(queryTooDeep(depth, limit));
    },
  });

function depthOf(
  selections: SelectionSetNode | undefined,
  context: ValidationContext,
  within: ReadonlySet<string>,
): number {
  if (selections === undefined) return 0;
  const depths = selections.selections.map((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return 1 + depthOf(selection.selectionSet, context, within);
      case Kind.INLINE_FRAGMENT:
        return depthOf(selection.selectionSet, context, within);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        // a fragment within itself is another rule's error
        if (within.has(name)) return 0;
        return depthOf(context.getFragment(name)?.selectionSet, context, new Set([...within, name]));
      }
    }
  });
  return Math.max(0, ...depths);
}
