import { Kind, type ASTVisitor, type FieldNode, type SelectionSetNode, type ValidationContext } from 'graphql';
import { queryTooDeep } from '../shared/errors.ts';
import type { Limits } from './limits.ts';

/**
 * A validation rule: refuses operations that nest deeper than the limits, through fragments too. Lists have a limit of
 * their own, since their pages multiply.
 */
export const depthLimit =
  (limits: Pick<Limits, 'depth' | 'nestedLists'>) =>
  (context: ValidationContext): ASTVisitor => ({
    OperationDefinition({ selectionSet }) {
      const depth = depthOf(selectionSet, context, () => 1);
      const lists = depthOf(selectionSet, context, entersList);
      if (depth > limits.depth) context.reportError(queryTooDeep(depth, 'levels', limits.depth));
      if (lists > limits.nestedLists) context.reportError(queryTooDeep(lists, 'lists', limits.nestedLists));
    },
  });

/** Every list is entered by one of the two fields of its connection. */
const entersList = ({ name: { value } }: FieldNode): number => (value === 'nodes' || value === 'edges' ? 1 : 0);

function depthOf(
  operation: SelectionSetNode,
  context: ValidationContext,
  counts: (field: FieldNode) => number,
): number {
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
          return counts(selection) + ofSelections(selection.selectionSet);
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
