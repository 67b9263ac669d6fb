import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { depthLimit } from './depth-limit.ts';
import { documentMemory } from './document-memory.ts';
import { formatError } from './errors.ts';
import { holdToLimits } from './hold-to-limits.ts';
import { LIMITS } from './limits.ts';
import type { Outcome } from './outcome.ts';
import { observe } from './observe.ts';
import { queriesOnly } from './queries-only.ts';
import type { Spent } from './rate-limit.ts';
import { RESOLVERS } from './schema.ts';
import { sizeLimit } from './size-limit.ts';
import { statusForJson } from './status-for-json.ts';

/** What resolvers see, the log of the request, the purse of whoever asks, and what is kept of it for the metrics. */
export type RequestContext = Context & {
  readonly log: Logger;
  readonly spend: (cost: number) => Spent;
  readonly charge: (cost: number) => Spent;
  readonly outcome: Outcome;
};

export function createApollo(typeDefs: DocumentNode, log: Logger): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    typeDefs,
    resolvers: RESOLVERS,
    // front-end tools read the schema from a running server, also in production
    introspection: true,
    // a hash that is not known would be answered as an error of ours
    persistedQueries: false,
    documentStore: documentMemory(),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: LIMITS.tokens },
    validationRules: [queriesOnly, depthLimit(LIMITS), sizeLimit(LIMITS)],
    formatError,
    logger: log,
    plugins: [
      // it wraps every field, which costs half the CPU of a request
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      holdToLimits,
      observe,
      statusForJson,
    ],
  });
}
