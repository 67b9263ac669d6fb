import {
  getNamedType,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { LIMITS } from './limits.ts';

/**
 * The work behind a field however little is selected of it, in objects of an answer: one takes the embedded engine about
 * 30 microseconds when it is first asked for. What is not here counts 1. Each field of the root that is neither a lookup
 * nor a list must be here.
 */
export const WEIGHTS: Readonly<Record<string, number>> = {
  'Query.answer': 5_000,
  'Query.checkClaim': 3_000,
  'Query.checkPremises': 1_000,
  'Query.clinicalAnswer': 5_000,
  'Query.compareTherapies': 1_000,
  'Query.meta': 10,
  'Query.rankedTherapies': 400,
  // for each term
  'Query.resolveTerms': 100,
  'Query.subsequentTherapies': 500,
  'Query.synthesis': 1_000,
  'Query.synthesize': 10_000,
  // of fifty treatments two megabytes, and hundreds of kilobytes
  'Synthesis.figure': 4_000,
  'Synthesis.leagueTable': 1_000,
  'TherapyRanking.figure': 4_000,
};

/** Lists with an entry for each item of an argument. */
export const SIZED_BY: Readonly<Record<string, string>> = {
  'Query.nodes': 'ids',
  'Query.resolveTerms': 'terms',
};

/** Any other list without pages. Most hold one to four objects; `docs/limits.md` has the exceptions. */
const UNPAGED = 4;

/** A page is a query of its own, and a count is another. */
const PAGE = 5;

/** What introspection gives is there already; twenty such objects count as one of the graph. */
const PER_INTROSPECTED = 20;
/** How much more there is of what is within, about. */
const INTROSPECTED: Readonly<Record<string, number>> = {
  types: 500,
  fields: 8,
  inputFields: 8,
  enumValues: 8,
  possibleTypes: 8,
  args: 3,
  interfaces: 2,
  directives: 5,
  // one type, which is asked for because it is large
  queryType: 20,
  __type: 20,
};
const INTROSPECTION_FIELDS: Readonly<Record<string, typeof SchemaMetaFieldDef>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
  __typename: TypeNameMetaFieldDef,
};

/** What counts once, and what counts for each entry of the page that the selection is made on. */
type Cost = { readonly once: number; readonly perEntry: number };
const NOTHING: Cost = { once: 0, perEntry: 0 };

/** An operation with all that its cost depends on. */
export type Asked = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** About how many objects the answer can hold, with no page larger than `largestPage`. It is the same for all data. */
export function costOf(asked: Asked, largestPage: number = LIMITS.pageSize): number {
  const query = asked.schema.getQueryType();
  if (!query) return 0;
  const { once } = new Costing(asked, largestPage).ofSelections(asked.operation.selectionSet, query);
  // fragments that spread one another twice pass what JSON can say
  return Math.min(once, Number.MAX_SAFE_INTEGER);
}

class Costing {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #largestPage: number;
  /** Each selection is counted once for each type, or fragments that spread one another twice would take for ever. */
  readonly #known = new Map<SelectionSetNode, Map<GraphQLNamedType, Cost>>();

  constructor({ schema, document, operation, variables }: Asked, largestPage: number) {
    this.#schema = schema;
    this.#fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
    const defaults = (operation.variableDefinitions ?? []).map(({ variable, defaultValue }): [string, unknown] => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]);
    this.#variables = { ...Object.fromEntries(defaults), ...variables };
    this.#largestPage = largestPage;
  }

  ofSelections(selectionSet: SelectionSetNode, type: GraphQLObjectType): Cost {
    const byType = this.#known.get(selectionSet) ?? new Map<GraphQLNamedType, Cost>();
    this.#known.set(selectionSet, byType);
    const known = byType.get(type);
    if (known !== undefined) return known;
    const cost = selectionSet.selections
      .filter((selection) => !this.#isLeftOut(selection))
      .map((selection) => this.#ofSelection(selection, type))
      .reduce((sum, part) => ({ once: sum.once + part.once, perEntry: sum.perEntry + part.perEntry }), NOTHING);
    byType.set(type, cost);
    return cost;
  }

  #ofSelection(selection: SelectionNode, type: GraphQLObjectType): Cost {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, type);
    const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
    if (part === undefined || !this.#isOn(part.typeCondition?.name.value, type)) return NOTHING;
    return this.ofSelections(part.selectionSet, type);
  }

  #isOn(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const wider = this.#schema.getType(condition);
    return isAbstractType(wider) && this.#schema.isSubType(wider, type);
  }

  #ofField(field: FieldNode, parent: GraphQLObjectType): Cost {
    const name = field.name.value;
    const definition = parent.getFields()[name] ?? INTROSPECTION_FIELDS[name];
    if (definition === undefined) return NOTHING;
    const type = getNamedType(definition.type);
    const within = this.#within(field, type);
    if (parent.name.startsWith('__')) {
      const objects = field.selectionSet === undefined ? (field.alias === undefined ? 0 : 1) : 1 + within.once;
      return { once: (INTROSPECTED[name] ?? 1) * objects, perEntry: 0 };
    }
    if (type.name.startsWith('__')) {
      const objects = (INTROSPECTED[name] ?? 1) * (1 + within.once);
      return { once: Math.ceil(objects / PER_INTROSPECTED), perEntry: 0 };
    }
    if (isConnection(type)) return { once: PAGE + within.once + this.#pageSize(field) * within.perEntry, perEntry: 0 };
    if (isConnection(parent) && name === 'totalCount') return { once: PAGE, perEntry: 0 };
    // a value comes with its object; under a second name it is sent a second time
    if (field.selectionSet === undefined) return field.alias === undefined ? NOTHING : { once: 1, perEntry: 0 };
    const coordinate = `${parent.name}.${name}`;
    const each = (WEIGHTS[coordinate] ?? 1) + within.once;
    const isList = isListType(isNonNullType(definition.type) ? definition.type.ofType : definition.type);
    if (!isList) return { once: each, perEntry: 0 };
    if (isConnection(parent)) return { once: 0, perEntry: each };
    return { once: this.#length(field, SIZED_BY[coordinate]) * each, perEntry: 0 };
  }

  /** Of a type that can be several, the dearest counts. */
  #within({ selectionSet }: FieldNode, type: GraphQLNamedType): Cost {
    if (selectionSet === undefined) return NOTHING;
    const types = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type].filter(isObjectType);
    const costs = types.map((possible) => this.ofSelections(selectionSet, possible));
    return {
      once: Math.max(0, ...costs.map(({ once }) => once)),
      perEntry: Math.max(0, ...costs.map(({ perEntry }) => perEntry)),
    };
  }

  #pageSize(field: FieldNode): number {
    const asked = this.#argument(field, 'first') ?? this.#argument(field, 'last') ?? LIMITS.defaultPageSize;
    // what is no such number is refused before anything is read
    return typeof asked === 'number' ? Math.max(0, Math.min(asked, this.#largestPage)) : 0;
  }

  #length(field: FieldNode, argument: string | undefined): number {
    if (argument === undefined) return UNPAGED;
    const items = this.#argument(field, argument);
    return Array.isArray(items) ? items.length : 1;
  }

  #isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some((directive) => {
      const condition = this.#argument(directive, 'if');
      return directive.name.value === 'skip'
        ? condition === true
        : directive.name.value === 'include' && condition === false;
    });
  }

  #argument(node: FieldNode | DirectiveNode, name: string): unknown {
    const argument = node.arguments?.find((given) => given.name.value === name);
    return argument && valueFromASTUntyped(argument.value, this.#variables);
  }
}

const isConnection = (type: GraphQLNamedType): boolean => isObjectType(type) && 'pageInfo' in type.getFields();
