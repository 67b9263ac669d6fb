import { Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';
import { tooMany, valueTooLarge } from '../shared/errors.ts';
import type { Limits } from './limits.ts';

type SizeLimits = Pick<
  Limits,
  'aliases' | 'argumentObjects' | 'depth' | 'directives' | 'listItems' | 'nameLength' | 'operations' | 'rootFields'
>;

/** A validation rule: refuses documents with more of a thing than is allowed, values that are written in them included. */
export const sizeLimit =
  (limits: SizeLimits) =>
  (context: ValidationContext): ASTVisitor => {
    let [directives, objects, operations, nesting, longestName] = [0, 0, 0, 0, 0];
    const hold = (what: string, found: number, limit: number) => {
      if (found > limit) context.reportError(tooMany(what, found, limit));
    };
    // told once, and not of every level below
    const enter = () => {
      if (++nesting === limits.depth + 1) {
        context.reportError(valueTooLarge('A value in the operation', { size: nesting, what: 'levels' }, limits.depth));
      }
    };
    const leave = () => {
      nesting--;
    };
    return {
      OperationDefinition({ selectionSet }) {
        operations++;
        hold('fields of the root', rootFields(selectionSet, context).size, limits.rootFields);
        hold('aliases', countAliases(selectionSet, context), limits.aliases);
      },
      Name({ value }) {
        longestName = Math.max(longestName, value.length);
      },
      Directive() {
        directives++;
      },
      ListValue: {
        enter({ values }) {
          enter();
          if (values.length <= limits.listItems) return;
          const size = { size: values.length, what: 'items' };
          context.reportError(valueTooLarge('A list in the operation', size, limits.listItems));
        },
        leave,
      },
      ObjectValue: {
        enter() {
          enter();
          objects++;
        },
        leave,
      },
      Document: {
        leave() {
          hold('characters in one name', longestName, limits.nameLength);
          hold('operations', operations, limits.operations);
          hold('directives', directives, limits.directives);
          hold('objects in arguments', objects, limits.argumentObjects);
        },
      },
    };
  };

/** Their names in the answer: what is asked for twice by one name is answered once. */
function rootFields(operation: SelectionSetNode, context: ValidationContext): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const collect = (selections: SelectionSetNode | undefined): void => {
    for (const selection of selections?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add((selection.alias ?? selection.name).value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        collect(context.getFragment(selection.name.value)?.selectionSet);
      }
    }
  };
  collect(operation);
  return names;
}

/** In every place that a fragment is spread: there they are asked for anew. */
function countAliases(operation: SelectionSetNode, context: ValidationContext): number {
  // each fragment is counted once, or fragments that spread one another twice would take for ever
  const fragments = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    // a fragment within itself is another rule's error
    fragments.set(name, 0);
    const count = ofSelections(context.getFragment(name)?.selectionSet);
    fragments.set(name, count);
    return count;
  };
  const ofSelections = (selections: SelectionSetNode | undefined): number =>
    (selections?.selections ?? [])
      .map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
        const own = selection.kind === Kind.FIELD && selection.alias !== undefined ? 1 : 0;
        return own + ofSelections(selection.selectionSet);
      })
      .reduce((sum, count) => sum + count, 0);
  return ofSelections(operation);
}
