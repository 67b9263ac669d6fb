import { GraphQLError, OperationTypeNode, type ASTVisitor, type ValidationContext } from 'graphql';

/** A validation rule: without it, a mutation would be an error of ours at execution, since the schema has none. */
export const queriesOnly = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(operation) {
    if (operation.operation === OperationTypeNode.QUERY) return;
    context.reportError(
      new GraphQLError(`This API only answers queries; there is no ${operation.operation}.`, { nodes: operation }),
    );
  },
});
