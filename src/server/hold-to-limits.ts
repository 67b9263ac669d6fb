import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode, type TypeNode } from 'graphql';
import { answerTooLong, ERROR_CODES, queryTooCostly, rateLimited, tooMany, valueTooLarge } from '../shared/errors.ts';
import { isLongerThan } from './answer-length.ts';
import { costOf, type Asked } from './cost.ts';
import { refusal } from './errors.ts';
import type { RequestContext } from './graphql.ts';
import { LIMITS } from './limits.ts';

/**
 * Holds an operation to what depends on its variables, before anything is read, and its answer before it is written. Apollo keeps documents that it has
 * validated, so this is asked of every request and not by a validation rule. The cost stands in `extensions.cost`.
 */
export const holdToLimits: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () => {
    let requested: number | undefined;
    return Promise.resolve({
      // only of documents that are not remembered; validating one can take its length squared
      parsingDidStart: ({ source, response, contextValue: { charge } }) => {
        const { headers } = charge(source.length);
        for (const [name, value] of Object.entries(headers)) response.http.headers.set(name, value);
        return Promise.resolve();
      },
      didResolveOperation: ({ schema, document, operation, request, response, contextValue: { spend } }) => {
        if (operation === undefined) return Promise.resolve();
        const variables: Readonly<Record<string, unknown>> = request.variables ?? {};
        holdVariables(withoutOwnLimits(variables, operation));
        const asked: Asked = { schema, document, operation, variables };
        requested = costOf(asked);
        if (requested > LIMITS.cost) throw refusal(queryTooCostly(requested, LIMITS.cost, pageSizeThatPasses(asked)));
        const { refusedFor, headers } = spend(requested);
        for (const [name, value] of Object.entries(headers)) response.http.headers.set(name, value);
        if (refusedFor !== undefined) throw refusal(rateLimited(refusedFor));
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body, http } }) => {
        if (requested === undefined || body.kind !== 'single') return Promise.resolve();
        if (isLongerThan(body.singleResult, LIMITS.answerLength)) {
          const { message, extensions } = answerTooLong(LIMITS.answerLength);
          body.singleResult = { errors: [{ message, extensions }] };
          http.status = ERROR_CODES.QUERY_TOO_COMPLEX;
        }
        const cost = { requested, maximum: LIMITS.cost };
        body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        return Promise.resolve();
      },
    });
  },
};

/** Round numbers that a person would try. */
const PAGE_SIZES = [50, 25, 20, 15, 10, 5, 3, 2, 1];

const pageSizeThatPasses = (asked: Asked): number | undefined =>
  PAGE_SIZES.find((size) => costOf(asked, size) <= LIMITS.cost);

/** Inputs that no database is asked with, and that their field holds to a number of its own: the studies of a paper. */
const WITH_OWN_LIMITS: readonly string[] = ['StudyInput'];

function withoutOwnLimits(
  variables: Readonly<Record<string, unknown>>,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Readonly<Record<string, unknown>> {
  const own = variableDefinitions
    .filter(({ type }) => WITH_OWN_LIMITS.includes(namedType(type)))
    .map(({ variable }) => variable.name.value);
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !own.includes(name)));
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type));

/** What a document says in its text is held to the same by `sizeLimit`. */
function holdVariables(variables: Readonly<Record<string, unknown>>): void {
  let objects = 0;
  const hold = (name: string, value: unknown, level: number): void => {
    if (typeof value !== 'object' || value === null) return;
    const items = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value);
    if (level > LIMITS.depth) throw refusal(valueTooLarge(name, { size: level, what: 'levels' }, LIMITS.depth));
    if (!Array.isArray(value)) objects++;
    else if (items.length > LIMITS.listItems) {
      throw refusal(valueTooLarge(name, { size: items.length, what: 'items in a list' }, LIMITS.listItems));
    }
    for (const item of items) hold(name, item, level + 1);
  };
  for (const [name, value] of Object.entries(variables)) hold(`\`$${name}\``, value, 1);
  if (objects > LIMITS.argumentObjects) {
    throw refusal(tooMany('objects in its variables', objects, LIMITS.argumentObjects));
  }
}
