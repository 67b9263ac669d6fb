import { Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';
import { queryTooDeep } from '../shared/errors.ts';
import type { Limits } from './limits.ts';

/** A validation rule: refuses operations that nest deeper than the limit, through fragments too. */
export const depthLimit =
  ({ depth: limit }: Pick<Limits, 'depth'>) =>
  (context: ValidationContext): ASTVisitor => ({
    OperationDefinition({ selectionSet }) {
      const depth = depthOf(selectionSet, context);
      if (depth > limit) context.reportError(queryTooDeep(depth, limit));
    },
  });

function depthOf(operation: SelectionSetNode, context: ValidationContext): number {
  // each fragment is measured once, or fragments that spread one another twice would take for ever
  const fragments = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    // a fragment within itself is another rule's error
    fragments.set(name, 0);
    const depth = ofSelections(context.getFragment(name)?.selectionSet);
    fragments.set(name, depth);
    return depth;
  };
  const ofSelections = (selections: SelectionSetNode | undefined): number => {
    const depths = (selections?.selections ?? []).map((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return 1 + ofSelections(selection.selectionSet);
        case Kind.INLINE_FRAGMENT:
          return ofSelections(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD:
          return ofFragment(selection.name.value);
      }
    });
    return Math.max(0, ...depths);
  };
  return ofSelections(operation);
}
