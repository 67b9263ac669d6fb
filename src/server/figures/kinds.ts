import { Kind, print, type DocumentNode } from 'graphql';
import { parametersOf, rootField, variablesOf, type Parameters } from './parameters.ts';

/** The pictures that have an address, by their names in it: of which root field, and what the name says of its arguments. */
const KINDS: Readonly<Record<string, KindOfFigure>> = {
  forest: { field: 'synthesis', kind: 'FOREST' },
  network: { field: 'synthesis', kind: 'NETWORK' },
  'league-table': { field: 'synthesis', kind: 'LEAGUE_TABLE' },
  ranks: { field: 'synthesis', kind: 'RANKS' },
  medians: { field: 'rankedTherapies', method: 'MEDIAN' },
};

type KindOfFigure =
  | { readonly field: 'synthesis'; readonly kind: string }
  | { readonly field: 'rankedTherapies'; readonly method: 'MEDIAN' };

/** What an address of a picture asks of GraphQL. */
export type FigureOperation = {
  readonly query: string;
  /** Errors: BAD_USER_INPUT. */
  variablesFrom(given: Readonly<Record<string, string | readonly string[]>>): Record<string, unknown>;
};

/** The operations behind the pictures, made from the schema, so that an address takes what the field takes. */
export function figureOperations(schema: DocumentNode): ReadonlyMap<string, FigureOperation> {
  return new Map(Object.entries(KINDS).map(([name, kind]) => [name, operationOf(schema, kind)]));
}

function operationOf(schema: DocumentNode, kind: KindOfFigure): FigureOperation {
  const field = rootField(schema, kind.field);
  const declared = (field.arguments ?? []).map(({ name, type, defaultValue }) => {
    const optional = defaultValue !== undefined && type.kind === Kind.NON_NULL_TYPE;
    return `$${name.value}: ${print(optional ? type.type : type)}`;
  });
  const passed = (field.arguments ?? []).map(({ name: { value } }) => `${value}: $${value}`);
  const figure = kind.field === 'synthesis' ? `kind: ${kind.kind}, theme: $theme` : 'theme: $theme';
  const parameters: Parameters = new Map([
    ...[...parametersOf(schema, field)].filter(([name]) => !(name in kind)),
    ['theme', { path: ['theme'], type: THEME, required: false }],
  ]);
  return {
    query: `query Figure(${[...declared, '$theme: FigureTheme'].join(', ')}) {
      of: ${field.name.value}(${passed.join(', ')}) { figure(${figure}) { title description specification } }
    }`,
    variablesFrom: (given) => {
      const variables = variablesOf(given, parameters);
      return 'method' in kind
        ? { ...variables, by: { ...(variables['by'] as object), method: kind.method } }
        : variables;
    },
  };
}

const THEME = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'FigureTheme' } } as const;
